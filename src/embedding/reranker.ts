import { limitCall, type TimeLimit } from "./timeLimit.ts";

/** Reads a question and a text together and says whether the one answers the other. */
export interface Reranker {
  /** Names the model and its exact weights. */
  readonly id: string;
  /**
   * @param texts any number, of any length; what exceeds the model's window is cut off at its end.
   * @returns for each text, in order, how likely it is to answer the question: 0 to 1, and 0 where
   *   the question or the text has no words. A text gets the same score alone as among others.
   */
  score(question: string, texts: readonly string[]): Promise<number[]>;
}

/** A reranker that gives up, with `null`, rather than hold up an answer. */
export interface LimitedReranker {
  score(question: string, texts: readonly string[]): Promise<readonly number[] | null>;
}

/** Gives up on a reranker that throws or is too slow; see `limitCall`. */
export function limitReranker(reranker: Reranker, limit: TimeLimit): LimitedReranker {
  return { score: limitCall((question, texts) => reranker.score(question, texts), limit) };
}
