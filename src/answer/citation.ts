import type { StoredDocument } from "../library/index.ts";
import { isOld, writeAge, writeDate } from "./publishedDate.ts";

/** The words of a citation that the document does not give. */
export interface CitationWords {
  /** Code of the language in which dates are written. */
  readonly language: string;
  readonly undated: string;
  page(number: number): string;
}

/**
 * Cites the source of a quote: `Title · Publisher · 29 Jun 2026 · p. 4`. What the document does not state
 * is left out, except for the date: then it says "undated".
 *
 * @param page the quote's, if its document has pages.
 * @param words in the reader's language. Default: English.
 * @param now adds its age to a document that is more than a year old: `29 Jun 2024, 2 years ago`. Default:
 *   no ages.
 * @returns the title apart, since it carries the link. Neither is longer than 200 UTF-16 units.
 */
export function cite(
  document: Pick<StoredDocument, "title" | "publisher" | "published">,
  page: number | null = null,
  words: CitationWords = english,
  now: Date | null = null,
): { title: string; details: string } {
  const { publisher, published } = document;
  const date = published ? citeDate(published, words.language, now) : words.undated;
  return {
    title: clip(document.title, 200),
    details: [publisher && clip(publisher, 150), date, page && words.page(page)]
      .filter(Boolean)
      .join(" · "),
  };
}

/**
 * Shortens a text to at most `longest` UTF-16 units, between whole characters and with an ellipsis. Never
 * use it for quotes.
 */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let clipped = "";
  for (const { segment } of graphemes.segment(text)) {
    if (clipped.length + segment.length >= longest) break;
    clipped += segment;
  }
  return `${clipped.trimEnd()}…`;
}

function citeDate(published: string, language: string, now: Date | null): string {
  const date = writeDate(published, language);
  return now && isOld(published, now) ? `${date}, ${writeAge(published, now, language)}` : date;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const english: CitationWords = {
  language: "en",
  undated: "undated",
  page: (number) => `p. ${number}`,
};
