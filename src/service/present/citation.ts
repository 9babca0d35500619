import type { StoredDocument } from "../../library/index.ts";
import type { Words } from "../words/words.ts";
import { clip } from "./clip.ts";
import { isOld, writeAge, writeDate } from "./publishedDate.ts";

/** Where words are from, for a reader: `Title · Publisher · 29 Jun 2026 · p. 4`. */
export interface Citation {
  /** At most 200 UTF-16 units. */
  readonly title: string;
  /** What follows the title, apart since the title carries the link. At most 200 UTF-16 units. */
  readonly details: string;
  /** The document's address, or `null` if it states none. */
  readonly url: string | null;
  /** The document's file in the documents folder. */
  readonly path: string;
}

export interface CitationOptions {
  /** The quote's page, if its document has pages. */
  readonly page?: number | null;
  /** Adds its age to a document more than a year old: `29 Jun 2024, 2 years ago`. Default: no ages. */
  readonly now?: Date;
}

/** Cites a document in a reader's language. */
export function toCitation(
  document: Pick<StoredDocument, "title" | "publisher" | "published" | "url" | "path">,
  words: Words,
  options: CitationOptions = {},
): Citation {
  const { url, path, title } = document;
  return { title: clip(title, 200), details: citeDetails(document, words, options), url, path };
}

/** A shorter citation, for lists of further sources. */
export function toShortCitation(document: StoredDocument, words: Words): Citation {
  const { title, publisher } = document;
  const short = { title: clip(title, 80), publisher: publisher && clip(publisher, 40) };
  return toCitation({ ...document, ...short }, words);
}

/**
 * What a citation says besides the title: `Publisher · 29 Jun 2026 · p. 4`. What the document does not
 * state is left out, except for the date: then it says "undated".
 */
export function citeDetails(
  { publisher, published }: Pick<StoredDocument, "publisher" | "published">,
  words: Words,
  { page = null, now }: CitationOptions = {},
): string {
  const date = published === null ? words("citation-undated") : citeDate(published, words, now);
  return [
    publisher && clip(publisher, 150),
    date,
    page && words("citation-page", { page: String(page) }),
  ]
    .filter(Boolean)
    .join(" · ");
}

function citeDate(published: string, { language }: Words, now: Date | undefined): string {
  const date = writeDate(published, language);
  return now && isOld(published, now) ? `${date}, ${writeAge(published, now, language)}` : date;
}
