import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import {
  composeDocument,
  type Document,
  type DocumentParts,
  type SourceFile,
  UnreadableDocumentError,
} from "./document.ts";
import { readMarkdown } from "./markdown.ts";
import { readPlainText } from "./plainText.ts";

/** A file that was left out, and why, in words for the maintainer. */
export interface UnreadableFile {
  readonly path: string;
  readonly reason: string;
}

/** The documents folder itself cannot be read; single files never cause this. */
export class DocumentsFolderError extends Error {
  override readonly name = "DocumentsFolderError";
}

const readers: Readonly<Record<string, (bytes: Uint8Array) => DocumentParts>> = {
  ".md": readMarkdown,
  ".txt": readPlainText,
};

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
  const documents = new Map<string, Document>();
  const failures: UnreadableFile[] = [];
  const fingerprint = createFingerprint();
  for await (const file of readSourceFiles(folder)) {
    fingerprint.add(file);
    if ("reason" in file) {
      failures.push(file);
      continue;
    }
    try {
      const document = readDocument(file);
      const twin = documents.get(document.id);
      if (twin) failures.push({ path: file.path, reason: `Has the same text as ${twin.path}.` });
      else documents.set(document.id, document);
    } catch (error) {
      if (!(error instanceof UnreadableDocumentError)) throw error;
      failures.push({ path: file.path, reason: error.message });
    }
  }
  return { documents: [...documents.values()], failures, fingerprint: fingerprint.digest() };
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

function readDocument(file: SourceFile): Document {
  const extension = extname(file.path).toLowerCase();
  const read = readers[extension];
  if (!read) {
    throw new UnreadableDocumentError(
      `Expected ${Object.keys(readers).join(" or ")}, got ${extension || "no extension"}. Convert it, or take it out of the folder.`,
    );
  }
  return composeDocument(file, read(file.bytes));
}

async function listPaths(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: unknown) => {
      throw new DocumentsFolderError(
        `Expected a folder of documents at ${folder}, but it cannot be read (${messageOf(error)}). Make it, or set SEEDS_DIR to the right one.`,
      );
    },
  );
  return (
    entries
      // Opening a pipe would wait for ever for somebody to write into it.
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .map((path) => path.split(sep).join("/"))
      .filter((path) => !path.split("/").some((name) => name.startsWith(".")))
      .toSorted()
  );
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
