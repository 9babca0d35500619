import type { Span } from "../../documents/index.ts";
import type { Library, StoredDocument } from "../../library/index.ts";
import type { ShownQuote } from "./shownQuotes.ts";

/** Where a quote stands in the documents of today. */
export interface FoundQuote extends Span {
  readonly documentId: string;
}

/** A quote that still stands in the documents. */
export interface QuoteFoundAgain {
  readonly place: FoundQuote;
  readonly document: StoredDocument;
}

/**
 * Finds quotes that were shown before: in the document each was taken from; else word for word in the
 * document that now has its path, since a changed document has another id; else in any document. If
 * the words occur several times, takes the place nearest to the former one.
 *
 * Costs one look-up if all documents are unchanged, else reading every document once.
 *
 * @returns one for each quote, in order: `null` if its words have left the documents.
 */
export async function findQuotesAgain(
  quotes: readonly ShownQuote[],
  library: Pick<Library, "getDocuments" | "listDocuments">,
): Promise<(QuoteFoundAgain | null)[]> {
  const own = await library.getDocuments(quotes.map(({ documentId }) => documentId));
  const unmoved = quotes.map((quote) => findIn(own.get(quote.documentId), quote));
  if (!unmoved.includes(null)) return unmoved;
  const documents = await library.listDocuments();
  return quotes.map((quote, index) => unmoved[index] ?? findInAny(documents, quote));
}

function findInAny(
  documents: readonly StoredDocument[],
  quote: ShownQuote,
): QuoteFoundAgain | null {
  const heirs = documents.filter(({ paths }) => paths.includes(quote.path));
  const others = documents.filter(({ paths }) => !paths.includes(quote.path));
  for (const document of [...heirs, ...others]) {
    const found = findIn(document, quote);
    if (found) return found;
  }
  return null;
}

function findIn(
  document: StoredDocument | undefined,
  { words, start }: ShownQuote,
): QuoteFoundAgain | null {
  if (!document) return null;
  const places = [document.text.lastIndexOf(words, start), document.text.indexOf(words, start)]
    .filter((place) => place >= 0)
    .toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start));
  const [nearest] = places;
  if (nearest === undefined) return null;
  const place = { documentId: document.id, start: nearest, end: nearest + words.length };
  return { place, document };
}
