import { type CitationWords, cite, clip } from "../../answer/index.ts";
import type { StoredDocument } from "../../library/index.ts";
import type { Words } from "../words/words.ts";

/** Where words are from, for a reader: `Title · Publisher · 29 Jun 2026 · p. 4`. */
export interface Citation {
  readonly title: string;
  /** What follows the title, apart since the title carries the link. */
  readonly details: string;
  /** The document's address, or `null` if it states none. */
  readonly url: string | null;
  /** The document's file in the documents folder. */
  readonly path: string;
}

/** Cites a document in a reader's language. @param now by which age is told. */
export function toCitation(
  document: StoredDocument,
  page: number | null,
  words: Words,
  now: Date,
): Citation {
  const { url, path } = document;
  return { ...cite(document, page, toCitationWords(words), now), url, path };
}

/** A shorter citation, for lists of further sources. */
export function toShortCitation(document: StoredDocument, words: Words): Citation {
  const { url, path, publisher } = document;
  const short = { ...document, publisher: publisher && clip(publisher, 40) };
  const { details } = cite(short, null, toCitationWords(words));
  return { title: clip(document.title, 80), details, url, path };
}

/** What a citation says in words that are not the document's. */
export function toCitationWords(words: Words): CitationWords {
  return {
    language: words.language,
    undated: words("citation-undated"),
    page: (number) => words("citation-page", { page: String(number) }),
  };
}
