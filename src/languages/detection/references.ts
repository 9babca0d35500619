import { guessLanguage } from "./guessLanguage.ts";
import { alternatives, wordsSource } from "../patterns.ts";
import { forLanguages } from "../registry.ts";
import { stopWordsOf } from "../terms/stopWords.ts";

/**
 * True if a sentence cannot be understood without the one before it: it begins with a pronoun ("He
 * said") or with words that join it to what was said ("However", "According to him"), or quotes
 * somebody whom it only calls "he".
 *
 * @param language of the document, as a BCP 47 tag; it counts where the sentence's own words don't tell.
 */
export function pointsBack(sentence: string, language: string | null): boolean {
  if (!patterns.any.begins.test(sentence) && !patterns.any.attribution.test(sentence)) return false;
  // A document may quote a sentence of another language than its own.
  const spoken = guessLanguage(inScriptOfOpening(sentence)) ?? language;
  const { begins, expletive, attribution } = patterns.of(spoken, sentence);
  return (begins.test(sentence) && !expletive.test(sentence)) || attribution.test(sentence);
}

/** The sentence without its words of another script, which say nothing of the language it begins in. */
function inScriptOfOpening(sentence: string): string {
  const isCyrillic = /^\P{L}*\p{Script=Cyrillic}/u.test(sentence);
  const other = isCyrillic ? /\p{Script=Latin}+/gu : /\p{Script=Cyrillic}+/gu;
  return sentence.replaceAll(other, " ");
}

const opening = String.raw`^["'“‘«„(\[]*`;

const patterns = forLanguages((some) => {
  const { pronouns, connectives, expletives, attributions } = {
    pronouns: some.flatMap(({ references }) => references.pronouns),
    connectives: some.flatMap(({ references }) => references.connectives),
    expletives: some.flatMap(({ references }) => references.expletives),
    attributions: some.flatMap(({ references }) => references.attributions),
  };
  return {
    begins: new RegExp(
      `${opening}(?:${alternatives([...pronouns, ...connectives])})(?!\\p{L})`,
      "iu",
    ),
    expletive: new RegExp(`${opening}(?:${alternatives(expletives)})(?!\\p{L})`, "iu"),
    // “We go,” he said.
    attribution: new RegExp(
      `["”»],?\\s(?:[-–—]\\s)?(?:${alternatives(attributions)})(?!\\p{L})`,
      "iu",
    ),
  };
});

/** Which words of a question mean something that it does not name itself. */
export interface QuestionReferences {
  /** "it", "there". */
  readonly points: boolean;
  /** It begins with "and" or "but". */
  readonly continues: boolean;
}

/** @param language of the question, as `guessLanguage` tells it. */
export function readReferences(question: string, language: string | null): QuestionReferences {
  const { points, continues, expletives, relatives } = questionPatterns.of(language, question);
  const small = stopWordsOf(language ?? "en");
  const plain = question
    .replaceAll(expletives, " ")
    .replaceAll(relatives, (clause, noun: string) => {
      // "who said that ship sank": no noun stands before.
      return small.has(noun.toLowerCase()) ? clause : noun;
    });
  return { points: points.test(plain), continues: continues.test(question) };
}

const questionPatterns = forLanguages((some) => ({
  points: new RegExp(wordsSource(some.flatMap(({ references }) => references.inQuestions)), "iu"),
  continues: new RegExp(
    `^\\W*(?:${alternatives(some.flatMap(({ references }) => references.questionOpeners))})(?!\\p{L})`,
    "iu",
  ),
  expletives: new RegExp(
    wordsSource(some.flatMap(({ references }) => references.questionExpletives)),
    "giu",
  ),
  // Followed by something: "who said that?" asks about it.
  relatives: new RegExp(
    `(\\p{L}+)\\s+(?:${alternatives(some.flatMap(({ references }) => references.relatives))})(?=\\s+\\p{L})`,
    "giu",
  ),
}));
