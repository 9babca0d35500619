import type { StoredDocument } from "../library/rows/storedDocument.ts";

/** The words of a citation that are not the document's. */
export interface CitationWords {
  /** Code of the language in which dates are written. */
  readonly language: string;
  readonly undated: string;
  page(number: number): string;
}

/**
 * Says where a quote is from: `Title · Publisher · 29 Jun 2026 · p. 4`. What the document does not
 * state is left out, but for the date: one without says so.
 *
 * @param page of the quote, where its document has pages.
 * @param words English unless given.
 * @returns the title apart, since it carries the link. Neither is longer than 200 UTF-16 units.
 */
export function cite(
  document: Pick<StoredDocument, "title" | "publisher" | "published">,
  page: number | null = null,
  words: CitationWords = english,
): { title: string; details: string } {
  const date = document.published ? writeDate(document.published, words.language) : words.undated;
  return {
    title: clip(document.title, 200),
    details: [document.publisher && clip(document.publisher, 150), date, page && words.page(page)]
      .filter(Boolean)
      .join(" · "),
  };
}

/** Shortens a text to whole characters, with an ellipsis. Never for quotes. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let clipped = "";
  for (const { segment } of graphemes.segment(text)) {
    if (clipped.length + segment.length >= longest) break;
    clipped += segment;
  }
  return `${clipped.trimEnd()}…`;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

const english: CitationWords = {
  language: "en",
  undated: "undated",
  page: (number) => `p. ${number}`,
};

/** `2026-06-29T14:32` as "29 Jun 2026", `2026-06` as "Jun 2026", `2026` as it is. */
function writeDate(published: string, language: string): string {
  const [year = "", month, day] = published.slice(0, 10).split("-");
  if (month === undefined) return year;
  const date = new Date(`${published.slice(0, 10)}${day === undefined ? "-01" : ""}T00:00:00Z`);
  return date.toLocaleDateString(language === "en" ? "en-GB" : language, {
    ...(day === undefined ? {} : { day: "numeric" }),
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}
