import { createHnswWriter, openHnswIndex, openHnswWriter } from "./hnswIndex.ts";
import type { VectorIndex, VectorIndexWriter } from "./vectorIndex.ts";

/** How a file of vectors is written, changed and searched: one outside library behind three functions. */
export interface VectorEngine {
  /** @param options.capacity how many vectors will be added at most. */
  create(options: { readonly dimensions: number; readonly capacity: number }): VectorIndexWriter;
  /**
   * Opens a file to change it; nothing is written until it is saved elsewhere.
   *
   * @param path a file that has been checked.
   * @param options.capacity how many vectors will be added at most, beside those that the file holds.
   */
  change(
    path: string,
    options: { readonly dimensions: number; readonly capacity: number },
  ): VectorIndexWriter;
  /**
   * Opens a file to search it.
   *
   * @param path a file that has been checked: its checksum, and in the manifest its dimensions.
   * @param removed how many vectors have been removed from the file since it was created, for an
   *   engine that keeps them in it.
   */
  open(path: string, dimensions: number, removed: number): VectorIndex;
}

/** The engine of every index. Whoever puts another one here raises `indexFormat` in `manifest.ts`. */
export const vectorEngine: VectorEngine = {
  create: createHnswWriter,
  change: openHnswWriter,
  open: openHnswIndex,
};
