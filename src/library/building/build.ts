import { copyFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Document, readableEndings, type UnreadableFile } from "../../documents/index.ts";
import type { Embedder } from "../../embedding/index.ts";
import { splitPassages, type SplitterSettings } from "../../passages/index.ts";
import { passageWords } from "../rows/passageWords.ts";
import { type Changes, findChanges, fingerprintContents, toIndexed } from "./changes.ts";
import { type DatabaseWriter, openDatabaseWriter } from "../rows/databaseWriter.ts";
import {
  discardGeneration,
  finishGeneration,
  type Generation,
  publishGeneration,
  startGeneration,
} from "../generations/generations.ts";
import {
  databaseFile,
  type GenerationFacts,
  type Manifest,
  vectorsFile,
} from "../generations/manifest.ts";
import { vectorEngine } from "../vectors/vectorEngine.ts";
import { type Library, openGeneration } from "../library.ts";
import { setAside } from "../generations/keptGenerations.ts";
import type { VectorIndexWriter } from "../vectors/vectorIndex.ts";

/** There is nothing to build an index from. */
export class EmptyLibraryError extends Error {
  override readonly name = "EmptyLibraryError";

  /** @param failures why files that are there could not be read. */
  constructor(failures: readonly UnreadableFile[]) {
    const advice = `Put some ${readableEndings.join(", ")} files into the documents folder.`;
    const reasons = failures.map(
      ({ path, reason }) => `
  ${path}: ${reason}`,
    );
    super(
      `Expected at least one document that can be read, got none. ${advice}${reasons.join("")}`,
    );
  }
}

export interface BuildOptions {
  readonly documents: readonly Document[];
  /** `readDocuments`' fingerprint of the folder they came from. */
  readonly sources: string;
  readonly embedder: Embedder;
  readonly splitter: SplitterSettings;
  readonly indexFolder: string;
  readonly now: Date;
  /**
   * A whole generation to start from, as `openCurrentGeneration` gives it. What it shares with the
   * documents is kept, if model and splitter are the same; without one, all is built from nothing.
   */
  readonly previous?: { readonly folder: string; readonly manifest: Manifest } | null;
  /**
   * Calibrates the verdict thresholds on the new library before it is finished; the manifest keeps
   * them. Called for each build, however little has changed: kept from build to build, they would
   * drift away from those of an index built from nothing. Default: the manifest has none.
   */
  readonly calibrateThresholds?: (
    library: Library,
  ) => Promise<NonNullable<Manifest["verdictThresholds"]>>;
  /**
   * Asked before a finished generation is published; told no, the build sets it aside, and the
   * generation before stays in use. Default: every generation is published.
   */
  readonly accept?: (generation: Generation) => Promise<boolean>;
  /** Called as sentences get their vectors. */
  readonly onProgress?: (sentences: { readonly done: number; readonly total: number }) => void;
}

export interface BuildResult {
  readonly manifest: Manifest;
  readonly generation: string;
  /** False if the generation was not accepted. */
  readonly isPublished: boolean;
  readonly changes: Changes;
}

/**
 * Builds an index of documents and publishes it as the generation in use. If it fails, is killed or
 * is not accepted, the generation before stays in use; of one that failed nothing stays.
 *
 * From a previous generation, only the passages of documents that changed are embedded and
 * inserted; the result answers as one built from nothing does, verdicts included. From nothing it costs about 3 ms a
 * passage with the embedded model. It holds the texts of new sentences in memory, and all vectors.
 *
 * @throws EmptyLibraryError if there is no document.
 */
export async function buildLibrary(options: BuildOptions): Promise<BuildResult> {
  const { documents, embedder, splitter, indexFolder } = options;
  if (documents.length === 0) {
    throw new EmptyLibraryError([]);
  }
  const folder = await startGeneration(indexFolder);
  let generation: Generation | null = null;
  try {
    const previous = canStartFrom(options) ? (options.previous ?? null) : null;
    if (previous) await copyFile(join(previous.folder, databaseFile), join(folder, databaseFile));
    const { changes, update, counts } = writeDocuments(join(folder, databaseFile), options);
    const removedVectors = await writeVectors(join(folder, vectorsFile), previous, update, options);
    const facts: GenerationFacts = {
      createdAt: options.now.toISOString(),
      embedder: { id: embedder.id, dimensions: embedder.dimensions },
      splitter,
      sources: options.sources,
      contents: fingerprintContents(documents.map(toIndexed)),
      counts: { ...counts, removedVectors },
    };
    const verdictThresholds = await findThresholds(folder, facts, options);
    generation = await finishGeneration(indexFolder, folder, {
      ...facts,
      ...(verdictThresholds && { verdictThresholds }),
    });
    const { manifest } = generation;
    const isPublished = (await options.accept?.(generation)) ?? true;
    if (isPublished) await publishGeneration(indexFolder, generation.name);
    const name = isPublished ? generation.name : await setAside(indexFolder, generation.name);
    return { manifest, generation: name, isPublished, changes };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (generation) await discardGeneration(indexFolder, generation.name);
    throw error;
  }
}

async function findThresholds(
  folder: string,
  facts: GenerationFacts,
  { embedder, calibrateThresholds }: BuildOptions,
): Promise<Manifest["verdictThresholds"]> {
  if (!calibrateThresholds) return undefined;
  const library = openGeneration({ folder, manifest: facts }, embedder);
  try {
    return await calibrateThresholds(library);
  } finally {
    library.close();
  }
}

function canStartFrom({ previous, embedder, splitter }: BuildOptions): boolean {
  return (
    previous?.manifest.embedder.id === embedder.id &&
    previous.manifest.splitter.targetWords === splitter.targetWords
  );
}

/** What has to happen to the vectors, by sentence ids. */
interface VectorUpdate {
  readonly removed: readonly number[];
  readonly added: readonly number[];
  /** Of the same length as `added`. */
  readonly texts: readonly string[];
  /** The sentences that were there and stay. */
  readonly kept: number;
}

function writeDocuments(path: string, { documents, splitter }: BuildOptions) {
  const database = openDatabaseWriter(path);
  try {
    const changes = findChanges(database.indexedDocuments(), documents);
    const update = updateDatabase(database, changes, splitter);
    return { changes, update, counts: database.counts() };
  } finally {
    database.close();
  }
}

function updateDatabase(
  database: DatabaseWriter,
  changes: Changes,
  splitter: SplitterSettings,
): VectorUpdate {
  const before = database.counts().sentences;
  const keptDocuments = [...changes.unchanged, ...changes.renamed];
  const kept = new Set(keptDocuments.map((document) => document.id));
  const removed = database
    .indexedDocuments()
    .filter(({ id }) => !kept.has(id))
    .flatMap(({ id }) => database.removeDocument(id, passageWords));
  for (const document of keptDocuments) database.place(document);
  const added: number[] = [];
  const texts: string[] = [];
  for (const document of [...changes.changed, ...changes.added]) {
    const passages = splitPassages(document, splitter);
    added.push(...database.addDocument(document, passages, passageWords(document, passages)));
    for (const { sentences } of passages) {
      for (const { start, end } of sentences) texts.push(document.text.slice(start, end));
    }
  }
  return { removed, added, texts, kept: before - removed.length };
}

// Large enough to keep the model busy, small enough for a smooth progress bar.
const sentencesPerStep = 256;

/** @returns how many of the file's vectors are marked as removed. */
async function writeVectors(
  path: string,
  previous: { readonly folder: string; readonly manifest: Manifest } | null,
  update: VectorUpdate,
  { embedder, onProgress }: BuildOptions,
): Promise<number> {
  const { writer, removedVectors } = previous
    ? startFrom(previous, update, embedder.dimensions)
    : {
        writer: vectorEngine.create({
          dimensions: embedder.dimensions,
          capacity: update.added.length,
        }),
        removedVectors: 0,
      };
  const total = update.added.length;
  onProgress?.({ done: 0, total });
  for (let start = 0; start < total; start += sentencesPerStep) {
    const texts = update.texts.slice(start, start + sentencesPerStep);
    const vectors = await embedder.embed(texts);
    if (vectors.length !== texts.length) {
      throw new Error(
        `Expected a vector for each of ${texts.length} sentences, got ${vectors.length}. Check the embedding model ${embedder.id}.`,
      );
    }
    vectors.forEach((vector, offset) => writer.add(update.added[start + offset] ?? 0, vector));
    onProgress?.({ done: Math.min(start + sentencesPerStep, total), total });
  }
  await writer.save(path);
  return removedVectors;
}

// Beyond a quarter of removed vectors, a search walks past too many that it may not return.
const mostRemovedShare = 0.25;

function startFrom(
  { folder, manifest }: { readonly folder: string; readonly manifest: Manifest },
  update: VectorUpdate,
  dimensions: number,
): { writer: VectorIndexWriter; removedVectors: number } {
  const path = join(folder, vectorsFile);
  const removedVectors = manifest.counts.removedVectors + update.removed.length;
  const capacity = update.added.length;
  if (removedVectors <= mostRemovedShare * (update.kept + removedVectors)) {
    const writer = vectorEngine.change(path, { dimensions, capacity });
    for (const label of update.removed) writer.remove(label);
    return { writer, removedVectors };
  }
  const old = vectorEngine.open(path, dimensions, manifest.counts.removedVectors);
  const writer = vectorEngine.create({ dimensions, capacity: update.kept + capacity });
  const removed = new Set(update.removed);
  for (const label of old.labels()) {
    if (!removed.has(label)) writer.add(label, old.vector(label));
  }
  old.close();
  return { writer, removedVectors: 0 };
}
