import type { StoredDocument } from "../library/rows/storedDocument.ts";

/**
 * Says where a quote is from: `Title · Publisher · 29 Jun 2026 · p. 4`. What the document does not
 * state is left out, but for the date: one without says so.
 *
 * @param page of the quote, where its document has pages.
 * @returns the title apart, since it carries the link. Neither is longer than 200 UTF-16 units.
 */
export function cite(
  document: StoredDocument,
  page: number | null = null,
): { title: string; details: string } {
  const date = document.published ? writeDate(document.published) : "undated";
  return {
    title: clip(document.title, 200),
    details: [document.publisher && clip(document.publisher, 150), date, page && `p. ${page}`]
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

/** `2026-06-29T14:32` as "29 Jun 2026", `2026-06` as "Jun 2026", `2026` as it is. */
function writeDate(published: string): string {
  const [year = "", month, day] = published.slice(0, 10).split("-");
  if (month === undefined) return year;
  const date = new Date(`${published.slice(0, 10)}${day === undefined ? "-01" : ""}T00:00:00Z`);
  const monthName = date.toLocaleDateString("en-GB", { month: "short", timeZone: "UTC" });
  return [day && String(Number(day)), monthName, year].filter(Boolean).join(" ");
}
