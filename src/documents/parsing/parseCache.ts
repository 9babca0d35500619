import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { DocumentParts, SourceFile } from "../document.ts";
import { formatOf } from "../formats/formats.ts";
import type { ParsedFile } from "./parse.ts";

/** What became of a file: its parts, or why it was refused. */
export type ParseResult = ParsedFile | { readonly refusal: string };

/**
 * Remembers what files were parsed into, from one reading of a folder to the next. A refusal is
 * remembered too: a file that costs its whole minute does so once.
 */
export interface ParseCache {
  get(file: SourceFile): ParseResult | undefined;
  set(file: SourceFile, result: ParseResult): void;
  /** Writes what was asked for or set since the cache was opened, and forgets all else. */
  save(): Promise<void>;
}

/**
 * Opens the cache that a file holds; an empty one, if there is no such file, it is damaged, or this
 * program parses otherwise than the one that wrote it. Costs the folder's text in memory.
 *
 * @param path of the cache, which may be deleted at any time.
 * @param parserVersion as `readParserVersion` gives it.
 */
export async function openParseCache(path: string, parserVersion: string): Promise<ParseCache> {
  const known = await readEntries(path, parserVersion);
  await removeDrafts(path);
  const used = new Map<string, Entry>();
  let isChanged = false;
  return {
    get(file) {
      const entry = known.get(keyOf(file));
      if (!entry) return undefined;
      used.set(keyOf(file), entry);
      if ("refusal" in entry) return entry;
      return { path: file.path, contentHash: file.contentHash, parts: entry };
    },
    set(file, result) {
      const entry = "refusal" in result ? result : result.parts;
      used.set(keyOf(file), entry);
      isChanged = true;
    },
    async save() {
      if (!isChanged && used.size === known.size) return;
      const lines = [parserVersion, ...used].map((entry) => JSON.stringify(entry));
      const draft = `${path}.${crypto.randomUUID()}`;
      await mkdir(dirname(path), { recursive: true });
      try {
        await writeFile(draft, await promisify(gzip)(lines.join("\n"), { level: 1 }));
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
  };
}

/**
 * A hash of everything that decides what a file is parsed into: the source of this stage
 * and of the languages, and the versions of the packages it uses. So nobody has to remember to raise a number.
 */
export async function readParserVersion(): Promise<string> {
  const stages = join(import.meta.dirname, "..", "..");
  const hash = createHash("sha256");
  for (const stage of ["documents", "languages"]) {
    const sources = await readdir(join(stages, stage), { recursive: true });
    for (const name of sources.filter((source) => /(?<!\.d)\.[jt]s$/.test(source)).toSorted()) {
      hash.update(name).update(await readFile(join(stages, stage, name)));
    }
  }
  // Without a lock file, the packages' versions are not known to be the same.
  hash.update((await readLockFile(stages)) ?? crypto.randomUUID());
  return hash.digest("hex");
}

/** Which packages are installed: as the project has it, or as npm notes it where Quoth is a package. */
async function readLockFile(folder: string): Promise<Buffer | null> {
  for (const name of ["package-lock.json", join("node_modules", ".package-lock.json")]) {
    const lock = await readFile(join(folder, name)).catch(() => null);
    if (lock !== null) return lock;
  }
  return dirname(folder) === folder ? null : readLockFile(dirname(folder));
}

type Entry = DocumentParts | { readonly refusal: string };

/** Removes what processes left that were killed while they saved. Whoever saves now is younger. */
async function removeDrafts(path: string): Promise<void> {
  const names = await readdir(dirname(path)).catch(() => []);
  const form = /\.[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
  for (const name of names) {
    if (!name.startsWith(`${basename(path)}.`) || !form.test(name)) continue;
    const draft = join(dirname(path), name);
    const age = Date.now() - ((await stat(draft).catch(() => null))?.mtimeMs ?? 0);
    if (age > oldestSaveMilliseconds) await rm(draft, { force: true }).catch(() => undefined);
  }
}

const oldestSaveMilliseconds = 60_000;

async function readEntries(path: string, parserVersion: string): Promise<Map<string, Entry>> {
  try {
    const text = String(await promisify(gunzip)(await readFile(path)));
    const [version, ...entries] = text.split("\n").map((line) => JSON.parse(line) as unknown);
    return version === parserVersion ? new Map(entries as [string, Entry][]) : new Map();
  } catch {
    // Missing or damaged: everything is parsed again, and the cache written anew.
    return new Map();
  }
}

function keyOf(file: SourceFile): string {
  return `${file.contentHash}${formatOf(file.path) ?? ""}`;
}
