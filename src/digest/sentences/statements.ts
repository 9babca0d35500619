import { isFormula } from "./formulas.ts";
import { isCallToRead, isCommand, isCredit } from "../../documents/index.ts";
import { plainWords } from "../../languages/index.ts";

/**
 * True for a whole sentence that states something: not a question, a greeting, a fragment, a heading, the stub of a
 * list, a credit or an invitation to read on. It may still refer to the sentence before it.
 */
export function isStatement(sentence: string, language: string | null = null): boolean {
  return (
    /(?:[.!…。]|\.\.\.)["'”’»)\]]*$/u.test(sentence) &&
    !/\?["'”’»)\]]*$/u.test(sentence) &&
    // A small letter continues something that was cut off. A dash, a bullet or "3." begins a list item,
    // but "27. jūnijā" a date.
    /^["'“‘«„([]*[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(sentence) &&
    !/^(?:\d+|\p{L})[.)]\s(?!\p{Ll})/u.test(sentence) &&
    plainWords(sentence).length >= minWords &&
    !isFormula(sentence, language) &&
    !isCredit(sentence) &&
    !isCallToRead(sentence) &&
    !isCommand(sentence)
  );
}

const minWords = 4;

/** False if a text closes a quotation or bracket that it did not open, or leaves one open. */
export function isBalanced(sentence: string): boolean {
  const count = (pattern: RegExp) => sentence.match(pattern)?.length ?? 0;
  return (
    count(/["]/g) % 2 === 0 &&
    count(/[“„«]/g) === count(/[”»]/g) + lowQuotesClosedHigh(sentence) &&
    count(/\(/g) === count(/\)/g)
  );
}

/** „So“ closes with the mark that opens elsewhere: each such pair counts its closing one as opening. */
function lowQuotesClosedHigh(sentence: string): number {
  return 2 * (sentence.match(/„[^“”]*“/gu)?.length ?? 0);
}
