import type { Span } from "../../documents/index.ts";
import { pageAt, type StoredDocument, type StoredPassage } from "../../library/index.ts";

// In UTF-16 units: the longest sentence and as much code, with the empty line between.
const maxLengthWithCode = 702;

/**
 * Adds the code that belongs to a quote: what its last sentence introduces, and to code the sentence
 * that introduces it.
 *
 *     Install it with npm:        ┐ the quote
 *                                 ┘
 *     npm install                 ┐ its code
 *     npm start                   ┘
 *
 * @param quote some whole sentences of the passage.
 * @returns a span of the document on one page. Of code too long for it, the whole lines that fit.
 */
export function withItsCode(
  quote: Span,
  { sentences }: Pick<StoredPassage, "sentences">,
  document: Pick<StoredDocument, "pages">,
): Span {
  let { start, end } = quote;
  const fits = (from: number, to: number) =>
    to - from <= maxLengthWithCode && pageAt(document, from) === pageAt(document, to - 1);
  const before = sentences.filter((sentence) => sentence.end <= quote.start);
  let first = sentences.find((sentence) => sentence.start >= quote.start);
  while (first?.kind === "code") {
    first = before.pop();
    if (!first || !fits(first.start, end)) break;
    ({ start } = first);
  }
  for (const next of sentences) {
    if (next.start < quote.end) continue;
    if (next.kind !== "code" || !fits(start, next.end)) break;
    ({ end } = next);
  }
  return { start, end };
}
