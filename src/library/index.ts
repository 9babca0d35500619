/**
 * Keeps documents in an index on disk, and searches it:
 *
 *     await updateIndex({ documentsFolder, indexFolder, embedder, … });
 *     const library = await openLibrary(indexFolder, embedder);
 *     const [facts] = await library.lookUpTerms([["harbour"]]);
 *     const candidates = await library.retrieve({ terms: ["harbour"], vector, … });
 *     const documents = await library.getDocuments(candidates.map(({ passage }) => passage.documentId));
 *     library.close();
 *
 * `createLiveLibrary` follows what is published while it serves. An index folder keeps generations;
 * `listGenerations` and `rollback` look after them.
 */
export {
  type Library,
  openGeneration,
  openLibrary,
  openNewestLibrary,
  readKeptGeneration,
} from "./library.ts";
export { createLiveLibrary } from "./liveLibrary.ts";
export type { RetrievedPassage } from "./searching/retrieval.ts";
export type { StoredPassage } from "./rows/database.ts";
export { chooseSimilar } from "./rows/similarTerms.ts";
export { pageAt, type StoredDocument } from "./rows/storedDocument.ts";

// For whoever builds an index and looks after it.
export { buildLibrary, EmptyLibraryError } from "./building/build.ts";
export {
  type Generation,
  openCurrentGeneration,
  readCurrentManifest,
  readGeneration,
} from "./generations/generations.ts";
export { IndexNotFoundError } from "./generations/indexErrors.ts";
export { type ListedGeneration, listGenerations, rollback } from "./generations/keptGenerations.ts";
export { IndexLockedError, waitForWriter } from "./generations/writerLock.ts";
export { type Staleness, whyStale } from "./building/staleness.ts";
export {
  type ChangedPaths,
  planUpdate,
  updateIndex,
  type UpdateReport,
} from "./building/update.ts";
export { verifyGeneration } from "./building/verify.ts";
