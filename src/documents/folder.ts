import { createHash } from "node:crypto";
import { composeDocuments } from "./compose.ts";
import { type Document, type SourceFile, UnreadableDocumentError } from "./document.ts";
import { readSourceFiles, type UnreadableFile } from "./files/files.ts";
import type { ParsedFile } from "./parsing/parse.ts";
import type { ParseCache } from "./parsing/parseCache.ts";
import { createParser } from "./parsing/parser.ts";

export { DocumentsFolderError, type UnreadableFile } from "./files/files.ts";

export interface ReadingSettings {
  /** Larger files are left out. More needs memory: a PDF takes about ten times its size. */
  readonly maxDocumentMegabytes: number;
  /** A file that takes longer to parse is left out; real ones take a second or two. */
  readonly maxSecondsPerFile: number;
}

const defaultReadingSettings: ReadingSettings = {
  maxDocumentMegabytes: 50,
  maxSecondsPerFile: 60,
};

/**
 * Reads a folder of documents. A file that cannot be read is named in `failures`, and the rest goes
 * on; a text that stands in several files is one document with several paths.
 *
 * @param cache spares the parsing of files that it knows; the result is the same.
 * @throws DocumentsFolderError if the folder is missing or is no folder.
 */
export async function readDocuments(
  folder: string,
  settings: Partial<ReadingSettings> = {},
  cache?: Pick<ParseCache, "get" | "set">,
): Promise<{ documents: Document[]; failures: UnreadableFile[]; fingerprint: string }> {
  const { maxDocumentMegabytes, maxSecondsPerFile } = { ...defaultReadingSettings, ...settings };
  const parsed: ParsedFile[] = [];
  const failures: UnreadableFile[] = [];
  const fingerprint = createFingerprint();
  const parser = createParser({ maxSecondsPerFile });
  try {
    for await (const file of readSourceFiles(folder, maxDocumentMegabytes)) {
      fingerprint.add(file);
      if ("reason" in file) {
        failures.push(file);
        continue;
      }
      try {
        let known = cache?.get(file);
        if (!known) {
          known = await parser.parse(file);
          cache?.set(file, known);
        }
        parsed.push(known);
      } catch (error) {
        if (!(error instanceof UnreadableDocumentError)) throw error;
        failures.push({ path: file.path, reason: error.message });
      }
    }
  } finally {
    await parser.close();
  }
  const composed = composeDocuments(parsed);
  return {
    documents: composed.documents,
    failures: [...failures, ...composed.failures].toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    fingerprint: fingerprint.digest(),
  };
}

/**
 * A hash of all paths and contents of a folder: the same folder gives the same string, any edit
 * another. Reads every file, parses none.
 *
 * @throws DocumentsFolderError if the folder is missing or is no folder.
 */
export async function fingerprintFolder(
  folder: string,
  settings: Partial<ReadingSettings> = {},
): Promise<string> {
  const { maxDocumentMegabytes } = { ...defaultReadingSettings, ...settings };
  const fingerprint = createFingerprint();
  for await (const file of readSourceFiles(folder, maxDocumentMegabytes)) fingerprint.add(file);
  return fingerprint.digest();
}

function createFingerprint() {
  const hash = createHash("sha256");
  return {
    add(file: SourceFile | UnreadableFile) {
      hash.update(`${file.path}\0${"reason" in file ? file.reason : file.contentHash}\n`);
    },
    digest: () => hash.digest("hex"),
  };
}
