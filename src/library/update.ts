import { join } from "node:path";
import { type ReadingSettings, readDocuments, type UnreadableFile } from "../documents/folder.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { SplitterSettings } from "../passages/passages.ts";
import { buildLibrary } from "./build.ts";
import { type Changes, findChanges } from "./changes.ts";
import { openDatabase } from "./database.ts";
import { databaseFile, type Manifest, openCurrentGeneration } from "./generations.ts";

export interface UpdateOptions {
  readonly documentsFolder: string;
  readonly indexFolder: string;
  readonly reading: Partial<ReadingSettings>;
  readonly embedder: Embedder;
  readonly splitter: SplitterSettings;
  /** Build from nothing, though there is a generation to start from. Default: no. */
  readonly isFull?: boolean;
  readonly now: () => Date;
  /** Called as new sentences get their vectors. */
  readonly onProgress?: (sentences: { readonly done: number; readonly total: number }) => void;
}

/** How the documents folder differs from the index, by paths. */
export type ChangedPaths = Readonly<Record<keyof Changes, readonly string[]>>;

export interface UpdateReport {
  readonly manifest: Manifest;
  readonly changes: ChangedPaths;
  readonly failures: readonly UnreadableFile[];
  readonly milliseconds: number;
}

/**
 * Brings the index up to the documents folder: reads it, and builds and publishes a generation that
 * keeps what has not changed.
 *
 * @throws DocumentsFolderError, or EmptyLibraryError if no document can be read. The index stays as
 *   it was.
 */
export async function updateIndex(options: UpdateOptions): Promise<UpdateReport> {
  const start = options.now();
  const { documents, failures, fingerprint } = await readDocuments(
    options.documentsFolder,
    options.reading,
  );
  // Whatever is wrong with the generation before, it cannot be started from.
  const previous = options.isFull
    ? null
    : await openCurrentGeneration(options.indexFolder).catch(() => null);
  const { manifest, changes } = await buildLibrary({
    ...options,
    documents,
    sources: fingerprint,
    now: start,
    previous,
  });
  const milliseconds = options.now().getTime() - start.getTime();
  return { manifest, changes: pathsOf(changes), failures, milliseconds };
}

/** Says what `updateIndex` would change, and writes nothing. @throws DocumentsFolderError */
export async function planUpdate(
  options: Pick<UpdateOptions, "documentsFolder" | "indexFolder" | "reading">,
): Promise<{ changes: ChangedPaths; failures: readonly UnreadableFile[] }> {
  const { documents, failures } = await readDocuments(options.documentsFolder, options.reading);
  const previous = await openCurrentGeneration(options.indexFolder).catch(() => null);
  const database = previous && openDatabase(join(previous.folder, databaseFile));
  const changes = findChanges(database?.indexedDocuments() ?? [], documents);
  database?.close();
  return { changes: pathsOf(changes), failures };
}

function pathsOf(changes: Changes): ChangedPaths {
  const paths = (documents: readonly { readonly path: string }[]) =>
    documents.map((document) => document.path);
  return {
    added: paths(changes.added),
    changed: paths(changes.changed),
    renamed: paths(changes.renamed),
    removed: paths(changes.removed),
    unchanged: paths(changes.unchanged),
  };
}
