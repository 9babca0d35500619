/** A vector that was found, by its label. */
interface Neighbour {
  readonly label: number;
  /** From −1 to 1; 0 if either vector is all zeros. */
  readonly cosine: number;
}

/** Vectors that can be searched; opened from a file and never changed. */
export interface VectorIndex {
  /** How many vectors can be found. */
  readonly size: number;
  /**
   * @param vector L2-normalised, of the index's dimensions.
   * @returns the `count` nearest, or all if there are fewer, nearest first. An approximate index may
   *   miss a few.
   */
  search(vector: Float32Array, count: number): Neighbour[];
  /** @throws Error if nothing was added under this label, or it was removed. */
  vector(label: number): Float32Array;
  /** Every label that has a vector, in ascending order. */
  labels(): number[];
  close(): void;
}

/** Collects vectors and writes them to a file. */
export interface VectorIndexWriter {
  /**
   * @param label 0 or a positive integer, once each.
   * @param vector L2-normalised or all zeros, of the index's dimensions.
   * @throws Error if it has other dimensions or a value that is no finite number.
   */
  add(label: number, vector: Float32Array): void;
  /** Takes a vector out. @throws Error if nothing was added under this label. */
  remove(label: number): void;
  save(path: string): Promise<void>;
}
