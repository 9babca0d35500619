import { DocumentsFolderError } from "../../documents/index.ts";
import { fingerprintFolder, type ReadingSettings } from "../../documents/reading.ts";
import type { Embedder } from "../../embedding/index.ts";
import { defaultSplitterSettings } from "../../passages/index.ts";
import { type Generation, openCurrentGeneration } from "../generations/generations.ts";
import {
  IndexDamagedError,
  IndexMismatchError,
  IndexNotFoundError,
} from "../generations/indexErrors.ts";

/** Why an index has to be built anew. */
export interface Staleness {
  /** In words, to go after "Building the index:". */
  readonly reason: string;
  /** Whether it could serve all the same, if it cannot be built. */
  readonly isServable: boolean;
}

/**
 * Tells whether the index in use is whole and fits the documents, the model and this version of
 * Quoth. Reads the index once, and each document without parsing it.
 *
 * @returns `null` if it does, or if there is no documents folder to compare with.
 */
export async function whyStale(options: {
  readonly documentsFolder: string;
  readonly indexFolder: string;
  readonly reading: Partial<ReadingSettings>;
  readonly embedder: Pick<Embedder, "id">;
}): Promise<Staleness | null> {
  let generation: Generation;
  try {
    generation = await openCurrentGeneration(options.indexFolder);
  } catch (error) {
    if (error instanceof IndexNotFoundError)
      return { reason: "there is none yet", isServable: false };
    // An earlier generation may still be whole.
    if (error instanceof IndexDamagedError) return { reason: error.message, isServable: true };
    if (error instanceof IndexMismatchError) return { reason: error.message, isServable: false };
    throw error;
  }
  const { embedder, splitter, sources } = generation.manifest;
  if (embedder.id !== options.embedder.id) {
    return { reason: "the embedding model is another", isServable: false };
  }
  if (splitter.targetWords !== defaultSplitterSettings.targetWords) {
    return { reason: "passages are cut differently now", isServable: true };
  }
  const current = await fingerprintFolder(options.documentsFolder, options.reading).catch(
    (error: unknown) => {
      if (error instanceof DocumentsFolderError) return sources;
      throw error;
    },
  );
  return current === sources ? null : { reason: "the documents have changed", isServable: true };
}
