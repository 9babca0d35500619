import { limitCall, type TimeLimit } from "./timeLimit.ts";

/** Finds the words of a text that answer a question. */
export interface Reader {
  /** Names the model and its exact weights. */
  readonly id: string;
  /**
   * @param texts any number, of any length; what exceeds the model's window is not read.
   * @returns for each text, in order, the words that answer, or `null` where the model holds it
   *   likelier that none do. A text gets the same answer alone as among others.
   */
  read(question: string, texts: readonly string[]): Promise<(AnswerSpan | null)[]>;
}

/** Whole words of a text: `text.slice(start, end)`, in UTF-16 units, never empty. */
export interface AnswerSpan {
  readonly start: number;
  readonly end: number;
  /**
   * How likely these very words are the answer, above 0 and at most 1. All other stretches of the
   * text, and that there is no answer in it, share what is left.
   */
  readonly score: number;
}

/** A reader that gives up, with `null`, rather than hold up an answer. */
export interface LimitedReader {
  read(question: string, texts: readonly string[]): Promise<readonly (AnswerSpan | null)[] | null>;
}

/** Gives up on a reader that throws or is too slow; see `limitCall`. */
export function limitReader(reader: Reader, limit: TimeLimit): LimitedReader {
  return { read: limitCall((question, texts) => reader.read(question, texts), limit) };
}
