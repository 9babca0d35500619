import { createHash } from "node:crypto";
import {
  composeDocument,
  type Document,
  type DocumentParts,
} from "../../src/documents/document.ts";
import { readSourceFiles } from "../../src/documents/files/files.ts";
import { readDocuments, type ReadFolder } from "../../src/documents/folders/folder.ts";
import { parseFile } from "../../src/documents/parsing/parse.ts";
import type { ParseResult } from "../../src/documents/parsing/parseCache.ts";
import { readMarkdown } from "../../src/documents/formats/markdown/markdown.ts";

/** A document out of its parts, as a reader of files would have found them. */
export function documentOf(parts: Partial<DocumentParts>, path = "page.md"): Document {
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  const contentHash = createHash("sha256").update(bytes).digest("hex");
  return composeDocument(
    { path, contentHash },
    { title: null, language: "en", blocks: [], ...parts },
  );
}

/** A document as the documents folder would give it for a Markdown file. */
export function markdownDocument(source: string, path = "page.md"): Document {
  const bytes = new TextEncoder().encode(source);
  const contentHash = createHash("sha256").update(bytes).digest("hex");
  return composeDocument({ path, contentHash }, readMarkdown(bytes));
}

/**
 * Reads a folder as `readDocuments` does, but parses in this thread: starting one for each folder of a few
 * short files takes ten times as long as reading them.
 */
export async function readFolderHere(folder: string): Promise<ReadFolder> {
  const parsed = new Map<string, ParseResult>();
  for await (const file of readSourceFiles(folder, 50)) {
    if (!("bytes" in file) || "companion" in file) continue;
    const result = await parseFile(file).catch((error: Error) => ({ refusal: error.message }));
    parsed.set(file.path, result);
  }
  return readDocuments(folder, {}, { get: ({ path }) => parsed.get(path), set: () => undefined });
}
