import {
  type Answer,
  type Correction,
  quoteText,
  type ShownQuote,
  sourceOf,
  type Verdict,
} from "../../answer/index.ts";

/** An answer as plain data, which JSON can hold. */
export interface AnswerData {
  readonly question: string;
  /** What of it was taken for typing errors; left out if nothing was. */
  readonly corrections?: readonly Correction[];
  /** `"none"` if the documents do not say, `"weak"` if it is not sure that the quote answers. */
  readonly verdict: Verdict;
  /** Best first: one to three if answered, one if weak, none if none. */
  readonly quotes: readonly QuoteData[];
}

/** Words of a document, and where they stand. */
export interface QuoteData {
  /** Exactly what stands in the document's text from `start` to `end`. */
  readonly text: string;
  /** A hash of the document's text: it means the same words for ever. */
  readonly documentId: string;
  /** In UTF-16 units, from the beginning of the document's text. */
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly publisher: string | null;
  /** `"2026"`, `"2026-06"`, `"2026-06-27"` or with a time: as exact as the document says. */
  readonly published: string | null;
  readonly url: string | null;
  /** Relative to the documents folder. */
  readonly path: string;
  /** Of a document with pages or slides only. */
  readonly page?: number;
  /** When it is said, of subtitles only: `"01:02:03"`. */
  readonly time?: string;
}

/** Makes plain data of an answer; `further` quotes and the like are left out. */
export function answerData(answer: Answer): AnswerData {
  const { question, corrections, verdict } = answer;
  const quotes = answer.quotes.map((quote) => quoteData(answer, quote));
  return { question, ...(corrections.length > 0 && { corrections }), verdict, quotes };
}

/** A second of a recording, from 0, as players show it: "01:02:03". */
export function writeTime(seconds: number): string {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, "0"))
    .join(":");
}

function quoteData(answer: Answer, quote: ShownQuote): QuoteData {
  const { title, publisher, published, url, path, pageKind } = sourceOf(answer, quote);
  const { documentId, start, end, page } = quote;
  const text = quoteText(answer, quote);
  const place = { text, documentId, start, end };
  const where = pageKind === "second" ? { time: writeTime(page ?? 0) } : { page: page ?? 0 };
  return { ...place, title, publisher, published, url, path, ...(page !== null && where) };
}
