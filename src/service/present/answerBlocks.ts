import { type Answer, marksWithin, type ShownQuote, sourceOf } from "../../answer/index.ts";
import type { Span } from "../../documents/index.ts";
import type { StoredDocument } from "../../library/index.ts";
import type { Words } from "../words/words.ts";
import { clip } from "./clip.ts";
import { type Citation, toCitation, toShortCitation } from "./citation.ts";
import { writeAge, writeDate } from "./publishedDate.ts";

/**
 * A piece of an answer, in the order in which a reader should see it. A front end decides what each
 * kind looks like, and nothing else:
 *
 *     note       Taken “harbor crans” for “harbour cranes”.
 *     note       The sources disagree about the figure. See [1] and [2]:
 *     quote      “The bridge is 140 metres long.”           what answers in it is marked
 *     citation   [1] The bridge · Port Gazette · 29 Jun 2026
 *     also in    also in The river · 1 Jun 2026
 *     quote …
 *     hint       No document is in the language of your question …
 */
export type Block =
  /**
   * Has to be known before the quotes are read: what was taken for a typing error, how sure the answer
   * is, how new, whether the sources disagree.
   */
  | { readonly kind: "note"; readonly text: string }
  | {
      readonly kind: "quote";
      /** The document's own words, never changed. */
      readonly text: string;
      /** What answers in them: spans of `text`, in order, without overlap. */
      readonly marks: readonly Span[];
      /** Its number in the answer, from 1; `null` if it stands alone. */
      readonly number: number | null;
    }
  /** Where the quote above is from. */
  | { readonly kind: "citation"; readonly citation: Citation; readonly number: number | null }
  /** Other documents that say nearly the same as the quote above, best first. */
  | {
      readonly kind: "also in";
      /** The language's words on either side of the list. */
      readonly before: string;
      readonly citations: readonly Citation[];
      readonly after: string;
    }
  /** The documents nearest to a question that none answers. */
  | { readonly kind: "nearest"; readonly text: string; readonly citations: readonly Citation[] }
  /** What whoever asks, or an operator, could do for a better answer. */
  | { readonly kind: "hint"; readonly text: string };

/** For whom an answer is presented. */
export interface Reader {
  readonly words: Words;
  /** Age is told by it. */
  readonly now: Date;
  /** Where a nearest document without an address can be looked at. Default: nowhere. */
  readonly linkTo?: ((documentId: string) => string) | undefined;
}

/** A quote with its document, as an answer has it or as it stands in the documents of today. */
export interface PresentableQuote {
  readonly document: StoredDocument;
  readonly start: number;
  readonly end: number;
  readonly page: number | null;
  /** Counted from where the quote begins. */
  readonly marks: readonly Span[];
  readonly alsoIn: readonly StoredDocument[];
}

/** An answer as blocks. One without quotes says so and names the nearest documents. */
export function presentAnswer(answer: Answer, reader: Reader): Block[] {
  const { words } = reader;
  const hint: Block[] =
    answer.foreignLanguage === null
      ? []
      : [{ kind: "hint", text: words("answer-foreign", helpful) }];
  if (answer.verdict === "none") {
    const citations = answer.nearest.map((documentId) => {
      const cited = toCitation(sourceOf(answer, { documentId }), words, { now: reader.now });
      return { ...cited, url: cited.url ?? reader.linkTo?.(documentId) ?? null };
    });
    return [
      ...presentCorrections(answer, words),
      note(words("answer-none")),
      ...(citations.length > 0
        ? [{ kind: "nearest" as const, text: words("answer-nearest"), citations }]
        : []),
      ...hint,
    ];
  }
  return [
    ...presentCorrections(answer, words),
    ...presentNotes(answer, reader),
    ...presentQuotes(
      answer.quotes.map((quote) => toPresentable(answer, quote)),
      1,
      reader,
    ),
    ...hint,
  ];
}

/** The quotes that an answer holds back, numbered on from its own. */
export function presentFurther(answer: Answer, reader: Reader): Block[] {
  const further = answer.further.map((quote) => toPresentable(answer, quote));
  return presentQuotes(further, answer.quotes.length + 1, reader);
}

/** @param first the number of the first quote; `null` for none. */
export function presentQuotes(
  quotes: readonly PresentableQuote[],
  first: number | null,
  { words, now }: Reader,
): Block[] {
  return quotes.flatMap(({ document, start, end, page, marks, alsoIn }, index): Block[] => {
    const number = first === null ? null : first + index;
    return [
      { kind: "quote", text: document.text.slice(start, end), marks, number },
      { kind: "citation", citation: toCitation(document, words, { page, now }), number },
      ...(alsoIn.length > 0 ? [presentAlsoIn(alsoIn, words)] : []),
    ];
  });
}

/** An answer's quote with its documents. */
export function toPresentable(answer: Answer, quote: ShownQuote): PresentableQuote {
  return {
    document: sourceOf(answer, quote),
    start: quote.start,
    end: quote.end,
    page: quote.page,
    marks: marksWithin(quote),
    alsoIn: quote.alsoIn.map((place) => sourceOf(answer, place)),
  };
}

function presentCorrections({ corrections }: Answer, words: Words): Block[] {
  const first = corrections.slice(0, mostCorrections);
  return first.map(({ asked, takenFor }) => {
    const [typed, meant] = [clip(asked, 60), clip(takenFor, 60)];
    return note(words("answer-corrected", { asked: typed, takenFor: meant }));
  });
}

const mostCorrections = 3;

function presentNotes({ verdict, newest, disagreement }: Answer, { words, now }: Reader): Block[] {
  const notes: string[] = [];
  if (verdict === "weak") notes.push(words("answer-weak"));
  if (newest !== null) {
    const { language } = words;
    const date = writeDate(newest, language);
    notes.push(words("answer-newest", { date, age: writeAge(newest, now, language) }));
  }
  if (disagreement) {
    const [first, second] = disagreement.quotes.map((index) => String(index + 1));
    notes.push(
      words(disagreementKeys[disagreement.kind], { first: first ?? "", second: second ?? "" }),
    );
  }
  return notes.map(note);
}

const disagreementKeys = {
  number: "disagreement-number",
  time: "disagreement-time",
  person: "disagreement-person",
} as const;

const helpful = { setting: "EMBEDDING_MODEL", model: "Xenova/multilingual-e5-small" };

function presentAlsoIn(documents: readonly StoredDocument[], words: Words): Block {
  const marker = "\n";
  // The list stands where the language wants it.
  const [before = "", after = ""] = words("citation-also-in", { sources: marker }).split(marker);
  const citations = documents.map((document) => toShortCitation(document, words));
  return { kind: "also in", before, citations, after };
}

function note(text: string): Block {
  return { kind: "note", text };
}
