import { createHash } from "node:crypto";

/** A stretch of `Document.text`: `start` inclusive, `end` exclusive, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One heading, paragraph, list item or table row of a document, by position. */
export interface Block extends Span {
  /**
   * A heading names what follows it and is never quoted; text is what quotes are taken from; code is
   * a program or what a computer prints, and is quoted with the text that introduces it.
   */
  readonly kind: "heading" | "text" | "code";
  /** The page it begins on, from 1, or the second, from 0; `null` in a format without pages. */
  readonly page: number | null;
  /** Where it goes on on another page, in order; without any it stands on one. */
  readonly pageTurns?: readonly PageTurn[];
}

/** What a document's pages are: pages of a file, slides, or the seconds of a recording from its beginning. */
export type PageKind = "page" | "slide" | "second";

/** A position from which on a text stands on another page. */
export interface PageTurn {
  readonly start: number;
  readonly page: number;
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
  /** Every path that holds this text, in order; the first is `path`. */
  readonly paths: readonly string[];
  /**
   * Near-copies (a syndicated article, a second edition of a page) and translations of a page share
   * it: the `id` of the first of them in the order of their paths, or its own `id`.
   */
  readonly story: string;
  readonly title: string;
  readonly publisher: string | null;
  /** ISO 8601, as exact as the document is: `2026-06-29T14:32`, `2026-06-29`, `2026-06` or `2026`. */
  readonly published: string | null;
  /** An http or https address. */
  readonly url: string | null;
  /** A BCP 47 tag such as `en` or `uk`: stated, or told by the text where that is sure. */
  readonly language: string | null;
  /** Plain text, markup gone; blocks stand apart by an empty line. Quotes are slices of it. */
  readonly text: string;
  /**
   * SHA-256, hexadecimal, of the bytes of the file and its sidecar: a change of title or date
   * changes it too.
   */
  readonly contentHash: string;
  /** In order, never overlapping, together everything in `text` but the empty lines between them. */
  readonly blocks: readonly Block[];
  readonly pageKind: PageKind;
  /** Questions that the document says it answers, offered to newcomers. */
  readonly questions: readonly string[];
}

/** A file's bytes, not yet understood. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The bytes of its `name.meta.yaml`, where there is one. */
  readonly sidecar?: Uint8Array;
  readonly contentHash: string;
}

/** A block before its place in the document's text is known. Plain data, like all of `DocumentParts`. */
export interface ParsedBlock {
  readonly kind: Block["kind"];
  readonly text: string;
  readonly page?: number;
  /** Where in its text it goes on on another page. */
  readonly pageTurns?: readonly PageTurn[];
  /** The share of its letters that are links, 0 to 1. Without one, 0. */
  readonly linkShare?: number;
  /** Marked up as a list item, table row, verse or code, so its shortness says nothing against it. */
  readonly isStructured?: boolean;
  /** A heading by its looks only, in a format that marks none. */
  readonly isGuess?: boolean;
  /** Stands right under the block before it, without an empty line between. */
  readonly continues?: boolean;
}

/** What the reader of a format finds in a file; `composeDocument` makes the document of it. */
export interface DocumentParts {
  readonly title: string | null;
  readonly publisher?: string | null;
  readonly published?: string | null;
  /** Absolute; of front matter, also relative to what the folder's metadata states. */
  readonly url?: string | null;
  /** What the page is called in its address, if that is stated. */
  readonly slug?: string | null;
  /** Who wrote it; named where no publisher is known. */
  readonly author?: string | null;
  readonly language?: string | null;
  /** True if a person stated the language for this document; templates and word processors guess. */
  readonly isLanguageStated?: boolean;
  /** What the text itself tells of its language. Readers leave it to `parseFile`. */
  readonly detectedLanguage?: string | null;
  /** Addresses of the same page in other languages. */
  readonly translations?: readonly string[];
  /** True if the author does not want it to be read yet. */
  readonly isDraft?: boolean;
  readonly questions?: readonly string[];
  /** What the maintainer should know, though the file was read. */
  readonly notes?: readonly string[];
  /** Default: pages. */
  readonly pageKind?: PageKind;
  readonly blocks: readonly ParsedBlock[];
  /** The documents in a file that holds several, such as a mailbox; it has no blocks of its own then. */
  readonly members?: readonly MemberParts[];
}

/** One of several documents in a file. */
export interface MemberParts extends DocumentParts {
  /** What it is called within the file. Its path is `mail.mbox#12`. */
  readonly name: string;
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
export function composeDocument(
  file: Pick<SourceFile, "path" | "contentHash">,
  parts: DocumentParts,
): Document {
  let text = "";
  const blocks: Block[] = [];
  for (const { kind, text: written, page = null, pageTurns = [] } of parts.blocks) {
    const words = written.trim();
    if (words === "") continue;
    if (text !== "") text += "\n\n";
    const shift = text.length - (written.length - written.trimStart().length);
    const turns = pageTurns.map((turn) => ({ ...turn, start: turn.start + shift }));
    blocks.push({
      kind,
      page,
      start: text.length,
      end: text.length + words.length,
      ...(turns.length > 0 && { pageTurns: turns }),
    });
    text += words;
  }
  if (!blocks.some((block) => block.kind !== "heading")) {
    throw new UnreadableDocumentError(
      "Expected some text to quote, found none. Write some, or take the file out of the folder.",
    );
  }
  const id = documentId(text);
  return {
    id,
    path: file.path,
    paths: [file.path],
    story: id,
    title: parts.title ?? titleFromPath(file.path),
    publisher: parts.publisher ?? null,
    published: parts.published ?? null,
    url: parts.url ?? null,
    language: parts.language ?? null,
    text,
    contentHash: file.contentHash,
    blocks,
    pageKind: parts.pageKind ?? "page",
    questions: parts.questions ?? [],
  };
}

function titleFromPath(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const plain = name.replace(/\.[^.]+$/, "");
  const undated = plain.replace(/^\d{4}[-_.]\d\d[-_.]\d\d[-_. ]+/, "");
  const words = undated || plain;
  // Who writes spaces means "Harbour - fees".
  return words.includes(" ") ? words : words.replaceAll(/[-_]+/g, " ");
}

/** The id of a document with this text: 16 characters, another for any other text. */
export function documentId(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
