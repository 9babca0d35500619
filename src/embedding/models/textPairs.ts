import type { TokenRow, Transformer } from "./transformers.ts";

/** A question and a text in one row of tokens. */
interface PairedRow {
  readonly row: TokenRow;
  /** Where the text's tokens begin in the row, and how many of them there is room for. */
  readonly textStart: number;
  readonly textLength: number;
}

/** Puts the tokens of a question and of a text into one row, cut to fit. */
export type PairTexts = (question: readonly number[], text: readonly number[]) => PairedRow;

/**
 * Learns from an example how a model marks two texts, as in
 *
 *     [CLS] question [SEP] text [SEP]
 *
 * Where both do not fit into the window (512 tokens at most), the text is cut, but the question may
 * take only a quarter of the window from it.
 *
 * @throws Error if the model's tokenizer does not take two texts.
 */
export function learnPairing(transformer: Transformer): PairTexts {
  const { ids, types } = transformer.encode("a", "b");
  const questionAt = find(ids, transformer.tokenize("a"), 0);
  const textAt = find(ids, transformer.tokenize("b"), questionAt.end);
  const before = ids.slice(0, questionAt.start);
  const between = ids.slice(questionAt.end, textAt.start);
  const after = ids.slice(textAt.end);
  const marks = before.length + between.length + after.length;
  const room = Math.min(transformer.window, maxTokens) - marks;
  const typeOfText = types?.[textAt.start] ?? 0;
  return (question, text) => {
    const least = Math.floor(room * questionShare);
    const asked = question.slice(0, Math.max(least, room - text.length));
    const told = text.slice(0, room - asked.length);
    const first = [...before, ...asked, ...between];
    const second = [...told, ...after];
    return {
      row: {
        ids: [...first, ...second],
        types: types && [...first.map(() => 0), ...second.map(() => typeOfText)],
      },
      textStart: first.length,
      textLength: told.length,
    };
  };
}

/** What BERT reads at most; attention costs the square of it. */
export const maxTokens = 512;

const questionShare = 0.25;

function find(ids: readonly number[], sought: readonly number[], from: number) {
  for (let start = from; start + sought.length <= ids.length; start += 1) {
    if (sought.length > 0 && sought.every((id, offset) => ids[start + offset] === id))
      return { start, end: start + sought.length };
  }
  throw new Error("its tokenizer does not take two texts");
}
