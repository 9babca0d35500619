import { basename, join } from "node:path";
import type { Embedder } from "../embedding/embedder.ts";
import { type DatabaseReader, openDatabase } from "./rows/database.ts";
import { openCurrentGeneration } from "./generations/generations.ts";
import { IndexDamagedError, IndexMismatchError } from "./generations/indexErrors.ts";
import { databaseFile, type GenerationFacts, vectorsFile } from "./generations/manifest.ts";
import { openHnswIndex } from "./vectors/hnswIndex.ts";
import { openNewestWholeGeneration } from "./generations/keptGenerations.ts";

/** A sentence that vector search found. */
interface SentenceMatch {
  readonly sentenceId: number;
  readonly passageId: number;
  readonly cosine: number;
}

/** One opened generation of the index. It does not change while it is open. */
export interface Library extends Omit<
  DatabaseReader,
  "passagesOfSentences" | "counts" | "languages"
> {
  /** The name of its folder. */
  readonly generation: string;
  readonly manifest: GenerationFacts;
  /** Each language that a document names, once; `null` for those that name none. */
  readonly languages: readonly (string | null)[];
  /** The `count` sentences nearest to an L2-normalised vector, nearest first. */
  searchSentences(vector: Float32Array, count: number): SentenceMatch[];
  sentenceVector(sentenceId: number): Float32Array;
}

/**
 * Opens the generation in use. Every file is checked against the manifest, and the manifest against
 * the embedder, before anything is searched; this reads the index once from end to end.
 *
 * @throws IndexNotFoundError, IndexMismatchError or IndexDamagedError; each says what to do.
 */
export async function openLibrary(
  indexFolder: string,
  embedder: Pick<Embedder, "id" | "dimensions">,
): Promise<Library> {
  return openGeneration(await openCurrentGeneration(indexFolder), embedder);
}

/**
 * Opens the generation in use, or if it is damaged the newest other one that is whole.
 *
 * @returns `warnings`: what was wrong, a sentence each; empty if the generation in use serves.
 * @throws as `openLibrary`, if none is whole.
 */
export async function openNewestLibrary(
  indexFolder: string,
  embedder: Pick<Embedder, "id" | "dimensions">,
): Promise<{ library: Library; warnings: readonly string[] }> {
  const { warnings, ...generation } = await openNewestWholeGeneration(indexFolder);
  return { library: openGeneration(generation, embedder), warnings };
}

/**
 * Opens a generation whose files have been checked.
 *
 * @throws IndexMismatchError if another model made it; IndexDamagedError if its counts are wrong.
 */
export function openGeneration(
  { folder, manifest }: { readonly folder: string; readonly manifest: GenerationFacts },
  embedder: Pick<Embedder, "id" | "dimensions">,
): Library {
  if (
    manifest.embedder.id !== embedder.id ||
    manifest.embedder.dimensions !== embedder.dimensions
  ) {
    throw new IndexMismatchError(
      `Expected an index made with ${embedder.id} (${embedder.dimensions} dimensions), got one made with ${manifest.embedder.id} (${manifest.embedder.dimensions}). Run: npm run index, or set EMBEDDING_MODEL back.`,
    );
  }
  const database = openDatabase(join(folder, databaseFile));
  const { counts } = manifest;
  const vectors = openHnswIndex(
    join(folder, vectorsFile),
    embedder.dimensions,
    counts.removedVectors,
  );
  const { documents, passages, sentences } = database.counts();
  if (
    documents !== counts.documents ||
    passages !== counts.passages ||
    sentences !== counts.sentences ||
    vectors.size !== counts.sentences
  ) {
    database.close();
    vectors.close();
    throw new IndexDamagedError(
      `Expected ${JSON.stringify(counts)} in ${folder}, got ${JSON.stringify({ documents, passages, sentences })} and ${vectors.size} vectors. Run: npm run index`,
    );
  }
  return {
    ...database,
    generation: basename(folder),
    manifest,
    languages: database.languages(),
    searchSentences(vector, count) {
      const neighbours = vectors.search(vector, count);
      const owners = database.passagesOfSentences(neighbours.map((neighbour) => neighbour.label));
      return neighbours.flatMap(({ label, cosine }) => {
        const passageId = owners.get(label);
        return passageId === undefined ? [] : [{ sentenceId: label, passageId, cosine }];
      });
    },
    sentenceVector: (sentenceId) => vectors.vector(sentenceId),
    close() {
      database.close();
      vectors.close();
    },
  };
}
