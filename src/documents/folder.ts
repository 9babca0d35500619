import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { composeDocuments, type UnreadableFile } from "./compose.ts";
import { type Document, type SourceFile, UnreadableDocumentError } from "./document.ts";
import { type ParsedFile, parseFile } from "./parse.ts";

export type { UnreadableFile } from "./compose.ts";

/** The documents folder itself cannot be read; single files never cause this. */
export class DocumentsFolderError extends Error {
  override readonly name = "DocumentsFolderError";
}

/**
 * Reads every file of a folder and its subfolders, in the order of their paths. Files and folders
 * whose name starts with a dot are passed over. One file is in memory at a time.
 *
 * @throws DocumentsFolderError if the folder is missing or is no folder.
 */
export async function* readSourceFiles(
  folder: string,
): AsyncGenerator<SourceFile | UnreadableFile, void> {
  for (const path of await listPaths(folder)) {
    try {
      const bytes = await readFile(join(folder, path));
      yield { path, bytes, contentHash: createHash("sha256").update(bytes).digest("hex") };
    } catch (error) {
      yield { path, reason: `Could not be read: ${messageOf(error)}.` };
    }
  }
}

/**
 * Reads a folder of documents. A file that cannot be read is named in `failures`, and the rest goes
 * on; a text that stands in two files is one document, under the first path.
 *
 * @throws DocumentsFolderError if the folder is missing or is no folder.
 */
export async function readDocuments(
  folder: string,
): Promise<{ documents: Document[]; failures: UnreadableFile[]; fingerprint: string }> {
  const parsed: ParsedFile[] = [];
  const failures: UnreadableFile[] = [];
  const fingerprint = createFingerprint();
  for await (const file of readSourceFiles(folder)) {
    fingerprint.add(file);
    if ("reason" in file) {
      failures.push(file);
      continue;
    }
    try {
      parsed.push(await parseFile(file));
    } catch (error) {
      if (!(error instanceof UnreadableDocumentError)) throw error;
      failures.push({ path: file.path, reason: error.message });
    }
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
export async function fingerprintFolder(folder: string): Promise<string> {
  const fingerprint = createFingerprint();
  for await (const file of readSourceFiles(folder)) fingerprint.add(file);
  return fingerprint.digest();
}

async function listPaths(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      throw new DocumentsFolderError(
        `Expected a folder of documents at ${folder}, but it cannot be read (${messageOf(error)}). Make it, or set SEEDS_DIR to the right one.`,
      );
    },
  );
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length))
    .map((path) => path.split(sep).join("/"))
    .filter((path) => !path.split("/").some((name) => name.startsWith(".")))
    .toSorted();
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
