import { basename, join } from "node:path";
import type { Embedder } from "../embedding/index.ts";
import { openDatabase, type StoredPassage } from "./rows/database.ts";
import type { StoredDocument } from "./rows/storedDocument.ts";
import {
  type RetrievalQuery,
  type RetrievedPassage,
  retrievePassages,
} from "./searching/retrieval.ts";
import { readTermFacts, type TermFacts } from "./searching/termFacts.ts";
import { checkGeneration, openCurrentGeneration } from "./generations/generations.ts";
import { IndexDamagedError, IndexMismatchError } from "./generations/indexErrors.ts";
import { databaseFile, type GenerationFacts, vectorsFile } from "./generations/manifest.ts";
import { vectorEngine } from "./vectors/vectorEngine.ts";
import { openNewestWholeGeneration } from "./generations/keptGenerations.ts";

/**
 * One opened generation of the index: a port that a remote store can stand behind. It does not change
 * while it is open, so what a method has returned stays true.
 *
 * Each method is one round trip, whatever the number of terms, passages or ids given: ask for all at
 * once. Answering a question takes three: `lookUpTerms`, `retrieve`, `getDocuments`. What is known
 * when the library opens needs none.
 */
export interface Library {
  /** The name of its folder. */
  readonly generation: string;
  /** The model it was built with, its counts and verdict thresholds. */
  readonly manifest: GenerationFacts;
  /** Each language that a document names, once; `null` for those that name none. */
  readonly languages: readonly (string | null)[];
  /**
   * When the newest document was published; `null` if none says. What was dated in the future when the
   * index was built does not count: a mistyped year would make everything else old.
   */
  readonly newestPublished: string | null;
  /** Looks up the words of a question, for each word its stems; returns one entry a word, in order. */
  lookUpTerms(words: readonly (readonly string[])[]): Promise<TermFacts[]>;
  /** Finds candidate passages by keywords and by meaning, ordered by passage id; each with its scores. */
  retrieve(query: RetrievalQuery): Promise<RetrievedPassage[]>;
  /** Documents by id; an id that the library does not have is left out. */
  getDocuments(ids: Iterable<string>): Promise<ReadonlyMap<string, StoredDocument>>;
  /** All documents with their texts, ordered by path. Costs memory for the whole folder. */
  listDocuments(): Promise<StoredDocument[]>;
  /** The passages of documents, by document id, in the text's order; an unknown id is left out. */
  getPassages(documentIds: Iterable<string>): Promise<ReadonlyMap<string, StoredPassage[]>>;
  /** How many passages each document has, by its id; one without any is left out. */
  countPassagesByDocument(): Promise<ReadonlyMap<string, number>>;
  /**
   * One `Float32Array` of length `manifest.embedder.dimensions` for each sentence id, in order:
   * L2-normalised, or zeros for a sentence without words.
   *
   * Rejects if there is no sentence with one of the ids.
   */
  getSentenceVectors(sentenceIds: readonly number[]): Promise<Float32Array[]>;
  /** Releases the files. No method may be called afterwards, and calls under way may be rejected. */
  close(): void;
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
 * Reads the documents of a kept generation, made with whatever model; its vectors are left alone.
 *
 * @param read gets what is open until it ends.
 * @throws IndexNotFoundError, IndexMismatchError or IndexDamagedError.
 */
export async function readKeptGeneration<Result>(
  indexFolder: string,
  name: string,
  read: (library: Pick<Library, "listDocuments" | "getPassages">) => Promise<Result>,
): Promise<Result> {
  const { folder } = await checkGeneration(indexFolder, name);
  const database = openDatabase(join(folder, databaseFile));
  try {
    return await read({
      listDocuments: async () => database.documents(),
      getPassages: async (documentIds) => database.passagesByDocument(documentIds),
    });
  } finally {
    database.close();
  }
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
  const vectors = vectorEngine.open(
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
    generation: basename(folder),
    manifest,
    languages: database.languages(),
    newestPublished: database.newestPublished(dayAfter(manifest.createdAt)),
    // Async, so that an error rejects, as a remote store's would.
    lookUpTerms: async (words) => readTermFacts(database, words),
    retrieve: async (query) => retrievePassages(database, vectors, query),
    getDocuments: async (ids) => database.documentsById(ids),
    listDocuments: async () => database.documents(),
    getPassages: async (documentIds) => database.passagesByDocument(documentIds),
    countPassagesByDocument: async () => database.passageCounts(),
    getSentenceVectors: async (sentenceIds) => sentenceIds.map((id) => vectors.vector(id)),
    close() {
      database.close();
      vectors.close();
    },
  };
}

/** Of the next day, since the day begins earlier in the east: `2026-07-01T12:00:00.000Z`. */
function dayAfter(time: string): string {
  return new Date(Date.parse(time) + 86_400_000).toISOString();
}
