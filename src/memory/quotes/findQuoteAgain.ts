import type { Span } from "../../documents/document.ts";
import type { Library } from "../../library/library.ts";
import type { StoredDocument } from "../../library/rows/storedDocument.ts";
import type { ShownQuote } from "./shownQuotes.ts";

/** Where a quote stands in the documents of today. */
export interface FoundQuote extends Span {
  readonly documentId: string;
}

/**
 * Finds a quote that was shown before: in the document it was taken from; else, since a changed
 * document is another one, word for word in the document that now has its path; else in any. Where
 * its words stand several times, the place nearest to the former one.
 *
 * @returns `null` if its words have left the documents. Costs a look-up if the document is
 *   unchanged, else reading every document once.
 */
export function findQuoteAgain(
  quote: ShownQuote,
  library: Pick<Library, "document" | "documents">,
): FoundQuote | null {
  const same = library.document(quote.documentId);
  const unmoved = same && findIn(same, quote);
  if (unmoved) return unmoved;
  const documents = library.documents();
  const heirs = documents.filter(({ paths }) => paths.includes(quote.path));
  const others = documents.filter(({ paths }) => !paths.includes(quote.path));
  for (const document of [...heirs, ...others]) {
    const found = findIn(document, quote);
    if (found) return found;
  }
  return null;
}

function findIn(document: StoredDocument, { words, start }: ShownQuote): FoundQuote | null {
  const places = [document.text.lastIndexOf(words, start), document.text.indexOf(words, start)]
    .filter((place) => place >= 0)
    .toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start));
  const [nearest] = places;
  if (nearest === undefined) return null;
  return { documentId: document.id, start: nearest, end: nearest + words.length };
}
