import { createHash } from "node:crypto";

/** A stretch of `Document.text`: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One heading, paragraph, list item or table row of a document, by position. */
export interface Block extends Span {
  /** A heading names what follows it and is never quoted; text is what quotes are taken from. */
  readonly kind: "heading" | "text";
}

/**
 * What every later stage knows of a file. Whatever the page does not state is `null`; nothing is
 * guessed.
 */
export interface Document {
  /**
   * Made from the text alone, so that a position in it means the same words for ever: a changed
   * text is another document. 16 characters, URL-safe.
   */
  readonly id: string;
  /** Relative to the documents folder, with forward slashes. */
  readonly path: string;
  readonly title: string;
  readonly publisher: string | null;
  /** ISO 8601, as exact as the document is: `2026-06-29T14:32`, `2026-06-29`, `2026-06` or `2026`. */
  readonly published: string | null;
  /** An http or https address. */
  readonly url: string | null;
  /** A BCP 47 tag such as `en` or `uk`. */
  readonly language: string | null;
  /** Plain text, markup gone; blocks stand apart by an empty line. Quotes are slices of it. */
  readonly text: string;
  /** SHA-256 of the file's bytes, hexadecimal: a change of title or date changes it too. */
  readonly contentHash: string;
  /** In order, never overlapping, together everything in `text` but the empty lines between them. */
  readonly blocks: readonly Block[];
  /** Questions that the document says it answers, offered to newcomers. */
  readonly questions: readonly string[];
}

/** A file's bytes, not yet understood. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly contentHash: string;
}

/** What the reader of a format finds in a file; `composeDocument` makes the document of it. */
export interface DocumentParts {
  readonly title: string | null;
  readonly publisher?: string | null;
  readonly published?: string | null;
  readonly url?: string | null;
  readonly language?: string | null;
  readonly questions?: readonly string[];
  readonly blocks: readonly { readonly kind: Block["kind"]; readonly text: string }[];
}

/** A file that is no document we can read. The message goes to the maintainer beside its path. */
export class UnreadableDocumentError extends Error {
  override readonly name = "UnreadableDocumentError";
}

/**
 * Joins a file's blocks into one text and notes where each stands.
 *
 * @throws UnreadableDocumentError if there is no block with text to quote.
 */
export function composeDocument(file: SourceFile, parts: DocumentParts): Document {
  let text = "";
  const blocks: Block[] = [];
  for (const block of parts.blocks) {
    const words = block.text.trim();
    if (words === "") continue;
    if (text !== "") text += "\n\n";
    blocks.push({ kind: block.kind, start: text.length, end: text.length + words.length });
    text += words;
  }
  if (!blocks.some((block) => block.kind === "text")) {
    throw new UnreadableDocumentError(
      "Expected some text to quote, found none. Write some, or take the file out of the folder.",
    );
  }
  return {
    id: createHash("sha256").update(text).digest("base64url").slice(0, 16),
    path: file.path,
    title: parts.title ?? titleFromPath(file.path),
    publisher: parts.publisher ?? null,
    published: parts.published ?? null,
    url: parts.url ?? null,
    language: parts.language ?? null,
    text,
    contentHash: file.contentHash,
    blocks,
    questions: parts.questions ?? [],
  };
}

/**
 * Reads UTF-8, and brings it into the form in which it can be shown: line ends are LF, letters and
 * their accents one character (NFC), and what no reader sees and Telegram would drop is gone
 * (control characters, direction marks), so that a quote arrives as it was cut.
 *
 * @throws UnreadableDocumentError if the bytes are no UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // TextDecoder's own message says neither what was expected nor what to do.
    throw new UnreadableDocumentError("Expected UTF-8 text, got other bytes. Save it as UTF-8.");
  }
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\uFEFF]|(?![\n\t])\p{Cc}/gu, "")
    .normalize("NFC");
}

function titleFromPath(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name.replace(/\.[^.]+$/, "").replaceAll(/[-_]+/g, " ");
}
