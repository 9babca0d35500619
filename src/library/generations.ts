import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";

/** No index has been built in the folder. */
export class IndexNotFoundError extends Error {
  override readonly name = "IndexNotFoundError";
}

/** The index is whole, but made by another model, other settings or another version of Quoth. */
export class IndexMismatchError extends Error {
  override readonly name = "IndexMismatchError";
}

/** A file of the index is not what was published. */
export class IndexDamagedError extends Error {
  override readonly name = "IndexDamagedError";
}

/** Raised whenever an older program could not read what this one writes, or the other way round. */
export const indexFormat = 2;

const fileSchema = z.object({ bytes: z.number(), sha256: z.string() });

const manifestSchema = z.object({
  format: z.literal(indexFormat),
  createdAt: z.string(),
  embedder: z.object({ id: z.string(), dimensions: z.number().int().positive() }),
  splitter: z.object({ targetWords: z.number() }),
  /** `fingerprintFolder` of the documents it was built from. */
  sources: z.string(),
  counts: z.object({ documents: z.number(), passages: z.number(), sentences: z.number() }),
  files: z.object({ "library.db": fileSchema, "vectors.hnsw": fileSchema }),
});

/** What a generation says of itself. */
export type Manifest = z.output<typeof manifestSchema>;

/** The files of a generation beside its manifest. */
export const databaseFile = "library.db";
export const vectorsFile = "vectors.hnsw";

const manifestFile = "manifest.json";
const currentFile = "current";
const keptGenerations = 3;

/**
 * An index folder holds whole generations and a file that names the one in use:
 *
 *     index/
 *       current                            "20260629T143200Z-3fa9c1d2"
 *       generations/
 *         20260629T143200Z-3fa9c1d2/       manifest.json  library.db  vectors.hnsw
 *         .building-x7Yk2a/                being written; nobody reads it
 *
 * @returns the folder of the generation in use, and its manifest, all files checked against it.
 * @throws IndexNotFoundError, IndexMismatchError or IndexDamagedError; each says what to do.
 */
export async function openCurrentGeneration(
  indexFolder: string,
): Promise<{ folder: string; manifest: Manifest }> {
  const { folder, manifest } = await readCurrentManifest(indexFolder);
  for (const [name, expected] of Object.entries(manifest.files)) {
    const path = join(folder, name);
    const found = await describeFile(path).catch(() => null);
    if (found?.bytes !== expected.bytes || found.sha256 !== expected.sha256) {
      throw new IndexDamagedError(
        `Expected ${path} as it was published (${expected.bytes} bytes), ${found ? `got other contents (${found.bytes} bytes)` : "but it cannot be read"}. ${rebuild}`,
      );
    }
  }
  return { folder, manifest };
}

/**
 * Reads the manifest of the generation in use, without looking at its files.
 *
 * @throws as `openCurrentGeneration`.
 */
export async function readCurrentManifest(
  indexFolder: string,
): Promise<{ folder: string; manifest: Manifest }> {
  const name = await readFile(join(indexFolder, currentFile), "utf8").catch(() => null);
  if (name === null) {
    throw new IndexNotFoundError(`Expected an index in ${indexFolder}, found none. ${rebuild}`);
  }
  if (!/^[\w-]+$/.test(name.trim())) {
    throw new IndexDamagedError(
      `Expected ${join(indexFolder, currentFile)} to name a generation, got ${JSON.stringify(name.slice(0, 40))}. ${rebuild}`,
    );
  }
  const folder = join(indexFolder, "generations", name.trim());
  const path = join(folder, manifestFile);
  const written = await readFile(path, "utf8").catch(() => null);
  if (written === null) {
    throw new IndexDamagedError(
      `Expected a manifest at ${path}, but it cannot be read. ${rebuild}`,
    );
  }
  return { folder, manifest: parseManifest(path, written) };
}

/** Makes an empty folder to write a generation into; `publishGeneration` moves it to its place. */
export async function startGeneration(indexFolder: string): Promise<string> {
  const generations = join(indexFolder, "generations");
  await mkdir(generations, { recursive: true });
  const folder = join(generations, `.building-${crypto.randomUUID()}`);
  await mkdir(folder);
  return folder;
}

/**
 * Writes the manifest beside the files, and makes the folder the generation in use. Until the very
 * last step, a rename, readers see the generation before. Older generations go, but for the last
 * three.
 *
 * @returns the manifest and the generation's folder.
 */
export async function publishGeneration(
  indexFolder: string,
  buildFolder: string,
  facts: Omit<Manifest, "format" | "files">,
): Promise<{ folder: string; manifest: Manifest }> {
  const manifest: Manifest = {
    format: indexFormat,
    ...facts,
    files: {
      [databaseFile]: await describeFile(join(buildFolder, databaseFile)),
      [vectorsFile]: await describeFile(join(buildFolder, vectorsFile)),
    },
  };
  const json = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeFile(join(buildFolder, manifestFile), json);
  for (const name of [databaseFile, vectorsFile, manifestFile])
    await flush(join(buildFolder, name));
  const time = facts.createdAt.replaceAll(/[-:]|\.\d+/g, "");
  const name = `${time}-${createHash("sha256").update(json).digest("hex").slice(0, 8)}`;
  const folder = join(indexFolder, "generations", name);
  await rename(buildFolder, folder);
  const next = join(indexFolder, `.${currentFile}-${crypto.randomUUID()}`);
  await writeFile(next, `${name}\n`);
  await flush(next);
  await rename(next, join(indexFolder, currentFile));
  await flush(indexFolder);
  await removeOldGenerations(indexFolder, name);
  return { folder, manifest };
}

const rebuild = "Run: npm run index";

function parseManifest(path: string, written: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    throw new IndexDamagedError(`Expected JSON in ${path}, got something else. ${rebuild}`);
  }
  const format = z.object({ format: z.number() }).safeParse(json).data?.format;
  if (format !== undefined && format !== indexFormat) {
    throw new IndexMismatchError(
      `Expected an index of format ${indexFormat}, got format ${format}, made by another version of Quoth. ${rebuild}`,
    );
  }
  const manifest = manifestSchema.safeParse(json);
  if (manifest.success) return manifest.data;
  throw new IndexDamagedError(
    `Expected a manifest in ${path}, got other data (${manifest.error.issues[0]?.path.join(".")}: ${manifest.error.issues[0]?.message}). ${rebuild}`,
  );
}

async function describeFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest("hex") };
}

/** Makes the disk have it: a rename must not come before the bytes it makes visible. */
async function flush(path: string): Promise<void> {
  const file = await open(path);
  await file.sync();
  await file.close();
}

async function removeOldGenerations(indexFolder: string, current: string): Promise<void> {
  const generations = join(indexFolder, "generations");
  const names = (await readdir(generations)).filter((name) => !name.startsWith(".")).toSorted();
  const old = names.filter((name) => name !== current).slice(0, -(keptGenerations - 1));
  for (const name of old) await rm(join(generations, name), { recursive: true, force: true });
}
