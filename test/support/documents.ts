import { createHash } from "node:crypto";
import {
  composeDocument,
  type Document,
  type DocumentParts,
} from "../../src/documents/document.ts";
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
