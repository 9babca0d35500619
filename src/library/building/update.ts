import { join } from "node:path";
import {
  type DocumentNote,
  openParseCache,
  type PassedOverFile,
  readDocuments,
  type ReadingSettings,
  readParserVersion,
} from "../../documents/reading.ts";
import type { Document, UnreadableFile } from "../../documents/index.ts";
import type { Embedder } from "../../embedding/index.ts";
import type { SplitterSettings } from "../../passages/index.ts";
import { type BuildOptions, buildLibrary, EmptyLibraryError } from "./build.ts";
import { type Changes, findChanges, fingerprintContents, toIndexed } from "./changes.ts";
import { openDatabase } from "../rows/database.ts";
import { type Generation, readCurrentName } from "../generations/generations.ts";
import { databaseFile, type Manifest } from "../generations/manifest.ts";
import { openNewestWholeGeneration, removeLeftovers } from "../generations/keptGenerations.ts";
import { acquireWriterLock } from "../generations/writerLock.ts";

export interface UpdateOptions {
  readonly documentsFolder: string;
  readonly indexFolder: string;
  readonly reading: Partial<ReadingSettings>;
  /** Where to remember what files were parsed into. It may be deleted at any time. */
  readonly parseCachePath: string;
  readonly embedder: Embedder;
  readonly splitter: SplitterSettings;
  /** Build from nothing, though there is a generation to start from. Default: no. */
  readonly isFull?: boolean;
  readonly now: () => Date;
  /** As `BuildOptions`' own. */
  readonly calibrateThresholds?: NonNullable<BuildOptions["calibrateThresholds"]>;
  /**
   * Asked before the new generation is published, with the one before, if any can be opened; told
   * no, the index stays as it was. Default: every generation is published.
   */
  readonly accept?: (next: Generation, previous: Generation | null) => Promise<boolean>;
  /** Called as new sentences get their vectors. */
  readonly onProgress?: (sentences: { readonly done: number; readonly total: number }) => void;
}

/** How the documents folder differs from the index, by paths. */
export type ChangedPaths = Readonly<Record<keyof Changes, readonly string[]>>;

export interface UpdateReport {
  readonly manifest: Manifest;
  /** The folder's name of the generation that was built, or of the one in use if none had to be. */
  readonly generation: string;
  /** False if nothing had changed, so that the generation in use stays as it is. */
  readonly isNew: boolean;
  /** False if it was not accepted, and set aside. */
  readonly isPublished: boolean;
  readonly changes: ChangedPaths;
  readonly failures: readonly UnreadableFile[];
  /** What nobody means to be read, and drafts. */
  readonly passedOver: readonly PassedOverFile[];
  readonly notes: readonly DocumentNote[];
  readonly milliseconds: number;
}

/**
 * Brings the index up to the documents folder: reads it, and builds and publishes a generation that
 * keeps what has not changed. If nothing has changed since the generation in use was built, none is
 * built, unless from nothing. Only one process can do so at a time.
 *
 * @throws DocumentsFolderError, EmptyLibraryError if no document can be read, or IndexLockedError if
 *   somebody else is at it. The index stays as it was.
 */
export async function updateIndex(options: UpdateOptions): Promise<UpdateReport> {
  const start = options.now();
  const lock = await acquireWriterLock(options.indexFolder, start);
  try {
    await removeLeftovers(options.indexFolder);
    const cache = await openParseCache(
      options.parseCachePath,
      [await readParserVersion(), ...(options.reading.textRecognition ?? [])].join(" "),
    );
    const { documents, fingerprint, ...read } = await readDocuments(
      options.documentsFolder,
      options.reading,
      // From nothing means from the files; what they are parsed into is remembered all the same.
      options.isFull ? { ...cache, get: () => undefined } : cache,
    );
    // Without it the next reading takes longer, and that is all.
    await cache.save().catch(() => undefined);
    if (documents.length === 0) throw new EmptyLibraryError(read.failures);
    const newest = await openNewest(options.indexFolder);
    const took = () => options.now().getTime() - start.getTime();
    if (newest && !options.isFull && (await isUpToDate(newest, documents, fingerprint, options))) {
      const { manifest, name: generation } = newest;
      const changes = pathsOf({ ...findChanges([], []), unchanged: documents });
      const same = { manifest, generation, isNew: false, isPublished: true, changes };
      return { ...same, ...read, milliseconds: took() };
    }
    const { changes, ...built } = await buildLibrary({
      ...options,
      documents,
      sources: fingerprint,
      now: start,
      previous: options.isFull ? null : newest,
      accept: (next) => options.accept?.(next, newest) ?? Promise.resolve(true),
    });
    return { ...built, ...read, isNew: true, changes: pathsOf(changes), milliseconds: took() };
  } finally {
    lock.release();
  }
}

/** Whether a generation is in use, and is what building it anew would give. */
async function isUpToDate(
  { name, manifest }: Generation,
  documents: readonly Document[],
  sources: string,
  { indexFolder, embedder, splitter }: UpdateOptions,
): Promise<boolean> {
  return (
    manifest.sources === sources &&
    manifest.contents === fingerprintContents(documents.map(toIndexed)) &&
    manifest.embedder.id === embedder.id &&
    manifest.splitter.targetWords === splitter.targetWords &&
    name === (await readCurrentName(indexFolder).catch(() => null))
  );
}

/** Whatever is wrong with the generations before, they are only not there to start from. */
function openNewest(indexFolder: string): Promise<Generation | null> {
  return openNewestWholeGeneration(indexFolder).catch(() => null);
}

/** Says what `updateIndex` would change, and writes nothing. @throws DocumentsFolderError */
export async function planUpdate(
  options: Pick<UpdateOptions, "documentsFolder" | "indexFolder" | "reading">,
): Promise<Pick<UpdateReport, "changes" | "failures" | "passedOver" | "notes">> {
  const {
    documents,
    fingerprint: _,
    ...read
  } = await readDocuments(options.documentsFolder, options.reading);
  const previous = await openNewest(options.indexFolder);
  const database = previous && openDatabase(join(previous.folder, databaseFile));
  const changes = findChanges(database?.indexedDocuments() ?? [], documents);
  database?.close();
  return { ...read, changes: pathsOf(changes) };
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
