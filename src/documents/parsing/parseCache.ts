import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { DocumentParts, SourceFile } from "../document.ts";
import type { ParsedFile } from "./parse.ts";

/** Remembers what files were parsed into, from one reading of a folder to the next. */
export interface ParseCache {
  get(file: SourceFile): ParsedFile | undefined;
  set(file: SourceFile, parsed: ParsedFile): void;
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
  const used = new Map<string, DocumentParts>();
  let isChanged = false;
  return {
    get(file) {
      const parts = known.get(keyOf(file));
      if (!parts) return undefined;
      used.set(keyOf(file), parts);
      return { path: file.path, contentHash: file.contentHash, parts };
    },
    set(file, parsed) {
      used.set(keyOf(file), parsed.parts);
      isChanged = true;
    },
    async save() {
      if (!isChanged && used.size === known.size) return;
      const lines = [parserVersion, ...used].map((entry) => JSON.stringify(entry));
      const draft = `${path}.${crypto.randomUUID()}`;
      await mkdir(dirname(path), { recursive: true });
      await writeFile(draft, await promisify(gzip)(lines.join("\n"), { level: 1 }));
      await rename(draft, path);
    },
  };
}

/**
 * A hash of everything that decides what a file is parsed into: this stage's own source and the
 * versions of the packages it uses. So nobody has to remember to raise a number.
 */
export async function readParserVersion(): Promise<string> {
  const stage = join(import.meta.dirname, "..");
  const sources = await readdir(stage, { recursive: true });
  const lockFile = join(stage, "..", "..", "package-lock.json");
  const hash = createHash("sha256");
  for (const name of sources.filter((source) => source.endsWith(".ts")).toSorted()) {
    hash.update(name).update(await readFile(join(stage, name)));
  }
  // Installed without its lock file, the packages' versions are not known to be the same.
  hash.update(await readFile(lockFile).catch(() => crypto.randomUUID()));
  return hash.digest("hex");
}

async function readEntries(
  path: string,
  parserVersion: string,
): Promise<Map<string, DocumentParts>> {
  try {
    const text = String(await promisify(gunzip)(await readFile(path)));
    const [version, ...entries] = text.split("\n").map((line) => JSON.parse(line) as unknown);
    return version === parserVersion ? new Map(entries as [string, DocumentParts][]) : new Map();
  } catch {
    // Missing or damaged: everything is parsed again, and the cache written anew.
    return new Map();
  }
}

function keyOf(file: SourceFile): string {
  return `${file.contentHash}${extname(file.path).toLowerCase()}`;
}
