import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  currentFile,
  draftName,
  dropDraft,
  findChangedFiles,
  flushToDisk,
  isGenerationName,
  removeGeneration,
  writeDraft,
  writeCurrent,
} from "./generationFolder.ts";
import { IndexDamagedError, IndexNotFoundError, rebuildAdvice } from "./indexErrors.ts";
import { type GenerationFacts, type Manifest, readManifest, writeManifest } from "./manifest.ts";

const keptGenerations = 3;

/** A generation that is whole: its manifest, and the folder with its files. */
export interface Generation {
  readonly name: string;
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * An index folder holds whole generations and a file that names the one in use:
 *
 *     index/
 *       current                            "20260629T143200Z-3fa9c1d2"
 *       writer-lock.db  writer.json        who builds; see `acquireWriterLock`
 *       .current-2026…                     the next "current", until its generation is accepted
 *       generations/
 *         20260629T143200Z-3fa9c1d2/       manifest.json  library.db  vectors.hnsw
 *         20260630T090000Z-77b0e4aa-aside/ finished, but worse; nobody reads it
 *         .building-x7Yk2a/                being written; nobody reads it
 *         .removed-b81c09/                 being removed; nobody reads it
 *
 * The last part of a name is the manifest's own checksum, and the manifest has those of the others.
 *
 * @returns the generation in use, all files checked.
 * @throws IndexNotFoundError, IndexMismatchError or IndexDamagedError; each says what to do.
 */
export async function openCurrentGeneration(indexFolder: string): Promise<Generation> {
  return checkGeneration(indexFolder, await readCurrentName(indexFolder));
}

/**
 * Reads the manifest of the generation in use, without looking at its files.
 *
 * @throws as `openCurrentGeneration`.
 */
export async function readCurrentManifest(indexFolder: string): Promise<Generation> {
  return readGeneration(indexFolder, await readCurrentName(indexFolder));
}

/**
 * Reads which generation is in use, not whether it is there.
 *
 * @throws IndexNotFoundError, or IndexDamagedError if what is written is no name.
 */
export async function readCurrentName(indexFolder: string): Promise<string> {
  const path = join(indexFolder, currentFile);
  const written = await readFile(path, "utf8").catch(() => null);
  if (written === null) {
    throw new IndexNotFoundError(
      `Expected an index in ${indexFolder}, found none. ${rebuildAdvice}`,
    );
  }
  const name = written.trim();
  if (isGenerationName(name)) return name;
  throw new IndexDamagedError(
    `Expected ${path} to name a generation, got ${JSON.stringify(written.slice(0, 40))}. ${rebuildAdvice}`,
  );
}

/** @throws IndexMismatchError or IndexDamagedError if the generation is not whole. */
export async function checkGeneration(indexFolder: string, name: string): Promise<Generation> {
  const generation = await readGeneration(indexFolder, name);
  const [problem] = await findChangedFiles(generation.folder, generation.manifest.files);
  if (problem !== undefined) throw new IndexDamagedError(`${problem} ${rebuildAdvice}`);
  return generation;
}

/**
 * Reads a generation's manifest, without looking at its files.
 *
 * @throws as `checkGeneration`.
 */
export async function readGeneration(indexFolder: string, name: string): Promise<Generation> {
  const folder = join(indexFolder, "generations", name);
  return { name, folder, manifest: await readManifest(folder) };
}

/** Makes an empty folder to write a generation into; `finishGeneration` moves it to its place. */
export async function startGeneration(indexFolder: string): Promise<string> {
  const generations = join(indexFolder, "generations");
  await mkdir(generations, { recursive: true });
  const folder = join(generations, `.building-${crypto.randomUUID()}`);
  await mkdir(folder);
  return folder;
}

/**
 * Writes the manifest beside the files, makes the disk have them, and moves the folder to its
 * place. The generation is whole then; `publishGeneration` or `setAside` decides what becomes of it. If it
 * fails, the folder is gone.
 */
export async function finishGeneration(
  indexFolder: string,
  buildFolder: string,
  facts: GenerationFacts,
): Promise<Generation> {
  let name: string | null = null;
  try {
    const written = await writeManifest(buildFolder, facts);
    name = written.name;
    const folder = join(indexFolder, "generations", name);
    await writeDraft(indexFolder, name);
    await moveIntoPlace(indexFolder, buildFolder, name);
    await flushToDisk(join(indexFolder, "generations"));
    return { name, folder, manifest: written.manifest };
  } catch (error) {
    if (name !== null) await dropDraft(indexFolder, name);
    await rm(buildFolder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Makes a generation that has just been finished the one in use. If that fails, readers see the one
 * before, and this one is gone.
 */
export async function publishGeneration(indexFolder: string, name: string): Promise<void> {
  try {
    await useGeneration(indexFolder, name);
  } catch (error) {
    // Past the rename the generation is in use, and stays, whatever failed after it.
    await discardGeneration(indexFolder, name);
    throw error;
  }
}

/** Removes a generation that was finished but failed before it was in use. */
export async function discardGeneration(indexFolder: string, name: string): Promise<void> {
  const current = await readCurrentName(indexFolder).catch(() => null);
  if (current !== name) await removeGeneration(indexFolder, name);
  await dropDraft(indexFolder, name);
}

/**
 * Makes a finished generation the one in use, by a rename: readers see the one before or this one.
 * Then older generations go, but for three: this one, the one in use before, and the newest of
 * other contents, so that building an unchanged folder again and again leaves something to go back to.
 */
export async function useGeneration(indexFolder: string, name: string): Promise<void> {
  const before = await readCurrentName(indexFolder).catch(() => null);
  const publish = () => rename(join(indexFolder, draftName(name)), join(indexFolder, currentFile));
  try {
    await publish().catch(async () => {
      // One that was in use before has no draft any more.
      await writeCurrent(indexFolder, name);
    });
  } catch (error) {
    await dropDraft(indexFolder, name);
    throw error;
  }
  await flushToDisk(indexFolder);
  await removeOldGenerations(indexFolder, before).catch(() => {
    // The new one is in use all the same, and the next publication tries again.
  });
}

async function moveIntoPlace(
  indexFolder: string,
  buildFolder: string,
  name: string,
): Promise<void> {
  const folder = join(indexFolder, "generations", name);
  try {
    await rename(buildFolder, folder);
  } catch (error) {
    // The same build at the same moment is there already: it is in the way if it is not whole.
    const there = await checkGeneration(indexFolder, name).catch(() => null);
    if (there) return rm(buildFolder, { recursive: true });
    if (!(await removeGeneration(indexFolder, name))) throw error;
    await rename(buildFolder, folder);
  }
}

async function removeOldGenerations(indexFolder: string, before: string | null): Promise<void> {
  // In this order: whoever publishes beside us either has a draft, or is in use by the third line.
  const names = await readdir(join(indexFolder, "generations"));
  const files = new Set(await readdir(indexFolder));
  const current = await readCurrentName(indexFolder);
  const others = names
    .filter((name) => isGenerationName(name) && name !== current && name !== before)
    .filter((name) => !files.has(draftName(name)))
    .toSorted((a, b) => (a < b ? 1 : -1));
  const kept = new Set([current, ...(before !== null && names.includes(before) ? [before] : [])]);
  const known = new Set<string | null>([null]);
  for (const name of kept) known.add(await readContents(indexFolder, name));
  const withContents: { readonly name: string; readonly contents: string | null }[] = [];
  for (const name of others) {
    withContents.push({ name, contents: await readContents(indexFolder, name) });
  }
  const different = withContents.filter(({ contents }) => !known.has(contents));
  for (const { name } of [...different, ...withContents]) {
    if (kept.size < keptGenerations) kept.add(name);
  }
  for (const name of others) if (!kept.has(name)) await removeGeneration(indexFolder, name);
}

/** What a generation answers from; `null` if it cannot be told. */
async function readContents(indexFolder: string, name: string): Promise<string | null> {
  const generation = await readGeneration(indexFolder, name).catch(() => null);
  if (!generation) return null;
  const { embedder, splitter, sources, contents = sources } = generation.manifest;
  return JSON.stringify([embedder.id, splitter, contents]);
}
