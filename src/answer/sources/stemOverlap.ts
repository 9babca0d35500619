import type { Span } from "../../documents/document.ts";
import type { StoredDocument } from "../../library/rows/storedDocument.ts";
import { findWords } from "../../passages/words.ts";

/** The distinct stems of a span of a document. */
export function stemsIn(document: StoredDocument, { start, end }: Span): Set<string> {
  const words = findWords(document.text.slice(start, end), document.language);
  return new Set(words.map((word) => word.stem));
}

/** The figures of a span, sorted and joined: equal texts for equal sets of figures. */
export function figuresIn(document: StoredDocument, { start, end }: Span): string {
  const figures = document.text.slice(start, end).match(/\p{N}[\p{N}.,]*(?<=\p{N})/gu) ?? [];
  return figures.toSorted().join(" ");
}

/** The share of the smaller set that is in the other, 0 to 1; 0 if either is empty. */
export function overlapCoefficient(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((stem) => right.has(stem)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
}
