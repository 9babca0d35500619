import type { Tokenizer, TokenRow } from "../models/transformers.ts";

/** How a model is shown two texts. */
export interface Pairing {
  /** How many tokens the two texts may have together. */
  readonly room: number;
  /** Puts the tokens of two texts, which must fit into the room, into one row. */
  pair(first: readonly number[], second: readonly number[]): PairedRow;
}

interface PairedRow {
  readonly row: TokenRow;
  /** Where the second text's tokens begin in the row. */
  readonly secondStart: number;
}

/**
 * Learns from an example how a model marks two texts, as in
 *
 *     [CLS] question [SEP] text [SEP]
 *
 * @param most tokens in a row, if the model's own window is wider.
 * @throws Error if the model's tokenizer does not take two texts.
 */
export function learnPairing(tokenizer: Tokenizer, most: number): Pairing {
  const { ids, types } = tokenizer.encode("a", "b");
  const firstAt = find(ids, tokenizer.tokenize("a"), 0);
  const secondAt = find(ids, tokenizer.tokenize("b"), firstAt.end);
  const before = ids.slice(0, firstAt.start);
  const between = ids.slice(firstAt.end, secondAt.start);
  const after = ids.slice(secondAt.end);
  const marks = before.length + between.length + after.length;
  const typeOfSecond = types?.[secondAt.start] ?? 0;
  return {
    room: Math.min(tokenizer.window, most) - marks,
    pair(first, second) {
      const opening = [...before, ...first, ...between];
      const rest = [...second, ...after];
      return {
        row: {
          ids: [...opening, ...rest],
          types: types && [...opening.map(() => 0), ...rest.map(() => typeOfSecond)],
        },
        secondStart: opening.length,
      };
    },
  };
}

function find(ids: readonly number[], sought: readonly number[], from: number) {
  for (let start = from; start + sought.length <= ids.length; start += 1) {
    if (sought.length > 0 && sought.every((id, offset) => ids[start + offset] === id))
      return { start, end: start + sought.length };
  }
  throw new Error("its tokenizer does not take two texts");
}
