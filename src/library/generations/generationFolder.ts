import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** The file that names the generation in use. */
export const currentFile = "current";

/** What a manifest remembers of a file. */
export interface FileFacts {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Names a generation by its time and its manifest's checksum: `20260629T143200Z-3fa9c1d2`.
 *
 * @param createdAt as `Date.toISOString` writes it.
 * @param manifest the manifest's bytes, so that none of them can change unnoticed.
 */
export function generationName(createdAt: string, manifest: Uint8Array): string {
  const time = createdAt.replaceAll(/[-:]|\.\d+/g, "");
  return `${time}-${createHash("sha256").update(manifest).digest("hex").slice(0, 8)}`;
}

/** Whether a folder of this name may be opened: not one set aside, nor half a one. */
export function isGenerationName(name: string): boolean {
  return /^\d{8}T\d{6}Z-[0-9a-f]{8}$/.test(name);
}

/** @returns a sentence for each file that is not what its facts say. */
export async function findChangedFiles(
  folder: string,
  files: Readonly<Record<string, FileFacts>>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const [name, expected] of Object.entries(files)) {
    const path = join(folder, name);
    const found = await describeFile(path).catch(() => null);
    if (found?.bytes === expected.bytes && found.sha256 === expected.sha256) continue;
    const got = found ? `got other contents (${found.bytes} bytes)` : "but it cannot be read";
    problems.push(`Expected ${path} as it was published (${expected.bytes} bytes), ${got}.`);
  }
  return problems;
}

/** @throws if the file cannot be read. Costs about 1 s a gigabyte. */
export async function describeFile(path: string): Promise<FileFacts> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { bytes: (await stat(path)).size, sha256: hash.digest("hex") };
}

/** Makes the disk have a file or a folder: a rename must not come before the bytes it makes visible. */
export async function flushToDisk(path: string): Promise<void> {
  const file = await open(path);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Removes a generation's folder, which is out of sight before its first file goes.
 *
 * @returns whether it was there.
 */
export async function removeGeneration(indexFolder: string, name: string): Promise<boolean> {
  const generations = join(indexFolder, "generations");
  const removed = join(generations, `.removed-${crypto.randomUUID()}`);
  const isThere = await rename(join(generations, name), removed).then(
    () => true,
    () => false,
  );
  if (isThere) await rm(removed, { recursive: true, force: true });
  return isThere;
}

/**
 * The next `current`, written while there still is a build to fail: publishing takes no room then.
 * As long as it is there, its generation is not accepted yet: nobody opens it or goes back to it, and
 * after a kill it goes.
 */
export function draftName(name: string): string {
  return `.${currentFile}-${name}`;
}

export async function writeDraft(indexFolder: string, name: string): Promise<void> {
  const path = join(indexFolder, draftName(name));
  await writeFile(path, `${name}\n`);
  await flushToDisk(path);
}

/** Names a generation that was in use before as the one in use; no draft, since it is no new one. */
export async function writeCurrent(indexFolder: string, name: string): Promise<void> {
  const path = join(indexFolder, `.return-${crypto.randomUUID()}`);
  try {
    await writeFile(path, `${name}\n`);
    await flushToDisk(path);
    await rename(path, join(indexFolder, currentFile));
  } finally {
    await rm(path, { force: true });
  }
}

/** The generations that are finished, but not accepted yet: being graded, or left by a kill. */
export async function pendingGenerations(indexFolder: string): Promise<ReadonlySet<string>> {
  const files = await readdir(indexFolder).catch(() => []);
  const prefix = draftName("");
  return new Set(
    files.flatMap((file) => (file.startsWith(prefix) ? file.slice(prefix.length) : [])),
  );
}

export async function dropDraft(indexFolder: string, name: string): Promise<void> {
  await rm(join(indexFolder, draftName(name)), { force: true });
}
