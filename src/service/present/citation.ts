import type { PageKind } from "../../documents/index.ts";
import type { StoredDocument } from "../../library/index.ts";
import type { Words } from "../words/words.ts";
import { writeTime } from "./answerData.ts";
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

/** Only where a page is cited does it matter. Default: pages. */
type PageKinded = Partial<Pick<StoredDocument, "pageKind">>;

export interface CitationOptions {
  /** The quote's page, slide or second, if its document has such. */
  readonly page?: number | null;
  /** Adds its age to a document more than a year old: `29 Jun 2024, 2 years ago`. Default: no ages. */
  readonly now?: Date;
}

/** Cites a document in a reader's language. */
export function toCitation(
  document: Pick<StoredDocument, "title" | "publisher" | "published" | "url" | "path"> & PageKinded,
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
 * What a citation says besides the title: `Publisher · 29 Jun 2026 · p. 4`, "slide 4" or "00:04:12". What the document does not
 * state is left out, except for the date: then it says "undated".
 */
export function citeDetails(
  { publisher, published, pageKind }: Pick<StoredDocument, "publisher" | "published"> & PageKinded,
  words: Words,
  { page = null, now }: CitationOptions = {},
): string {
  const date = published === null ? words("citation-undated") : citeDate(published, words, now);
  return [
    publisher && clip(publisher, 150),
    date,
    page !== null && citePage(page, pageKind ?? "page", words),
  ]
    .filter(Boolean)
    .join(" · ");
}

function citePage(page: number, kind: PageKind, words: Words): string {
  if (kind === "second") return writeTime(page);
  return words(kind === "slide" ? "citation-slide" : "citation-page", { page: String(page) });
}

function citeDate(published: string, { language }: Words, now: Date | undefined): string {
  const date = writeDate(published, language);
  return now && isOld(published, now) ? `${date}, ${writeAge(published, now, language)}` : date;
}
