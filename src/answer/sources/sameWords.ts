import type { Span } from "../../documents/document.ts";
import type { StoredDocument } from "../../library/rows/storedDocument.ts";
import { findWords } from "../../passages/words.ts";

/** The different stems of a stretch of a document. */
export function readStems(document: StoredDocument, { start, end }: Span): Set<string> {
  const words = findWords(document.text.slice(start, end), document.language);
  return new Set(words.map((word) => word.stem));
}

/** The figures of a stretch, in ascending order, as one text: equal for equal figures. */
export function figuresIn(document: StoredDocument, { start, end }: Span): string {
  const figures = document.text.slice(start, end).match(/\p{N}[\p{N}.,]*(?<=\p{N})/gu) ?? [];
  return figures.toSorted().join(" ");
}

/** The share of the smaller set that is in the other; 0 if either is empty. */
export function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((stem) => right.has(stem)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
}
