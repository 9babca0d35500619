/** Turns text into vectors whose dot product says how near two texts are in meaning. */
export interface Embedder {
  /**
   * Names the model and its exact weights: vectors of two embedders may be compared only if their
   * ids are equal. An index remembers it.
   */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /**
   * @param texts any number, of any length; what exceeds the model's window is cut off at its end.
   * @returns one `Float32Array` of length `dimensions` for each text, in order: L2-normalised, or
   *   all zeros for a text without words that the model knows.
   */
  embed(texts: readonly string[]): Promise<Float32Array[]>;
  /**
   * True for a word that the model's vocabulary has whole, in any case; then it is no typing error.
   * A model without a vocabulary of words leaves this out, and no word is known.
   */
  readonly knowsWord?: (word: string) => boolean;
}

/**
 * Puts words before each text, as some models were trained to expect: e5 wants `query: ` before a
 * question and `passage: ` before what it searches.
 *
 * @param prefix none, if empty.
 * @returns an embedder whose id tells the prefix, since its vectors differ.
 */
export function withPrefix(embedder: Embedder, prefix: string): Embedder {
  if (prefix === "") return embedder;
  return {
    id: `${embedder.id}+${JSON.stringify(prefix)}`,
    dimensions: embedder.dimensions,
    embed: (texts) =>
      // A text without words stays without: the prefix alone would give it a meaning.
      embedder.embed(texts.map((text) => (text.trim() === "" ? "" : prefix + text))),
    ...(embedder.knowsWord && { knowsWord: embedder.knowsWord }),
  };
}
