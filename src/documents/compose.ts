import { composeDocument, type Document, UnreadableDocumentError } from "./document.ts";
import type { UnreadableFile } from "./files/files.ts";
import type { ParsedFile } from "./parsing/parse.ts";
import { dropRepetition } from "./furniture/repetition.ts";
import { findStories } from "./stories.ts";

/**
 * Makes the documents of a folder from its files, in the order of their paths. A text that stands
 * in several files is one document, with the metadata of the first.
 */
export function composeDocuments(files: readonly ParsedFile[]): {
  documents: Document[];
  failures: UnreadableFile[];
} {
  const documents = new Map<string, Document>();
  const failures: UnreadableFile[] = [];
  const inOrder = files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const parts = dropRepetition(inOrder.map((file) => file.parts));
  for (const [index, file] of inOrder.entries()) {
    try {
      const document = composeDocument(file, parts[index] ?? file.parts);
      const twin = documents.get(document.id);
      const paths = twin ? [...twin.paths, file.path] : document.paths;
      documents.set(document.id, { ...(twin ?? document), paths });
    } catch (error) {
      if (!(error instanceof UnreadableDocumentError)) throw error;
      failures.push({ path: file.path, reason: error.message });
    }
  }
  const stories = findStories([...documents.values()]);
  return {
    documents: [...documents.values()].map((document) => ({
      ...document,
      story: stories.get(document.id) ?? document.id,
    })),
    failures,
  };
}
