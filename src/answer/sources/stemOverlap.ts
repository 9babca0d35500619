import type { Span } from "../../documents/index.ts";
import { forLanguages, monthOf, readNumbers, wordsSource } from "../../languages/index.ts";
import type { StoredDocument } from "../../library/index.ts";
import { findTerms } from "../../passages/index.ts";

/** The distinct stems of a span of a document. */
export function stemsIn(document: StoredDocument, { start, end }: Span): Set<string> {
  const words = findTerms(document.text.slice(start, end), document.language);
  return new Set(words.map((word) => word.stem));
}

/**
 * The numbers, months and negations of a span, sorted and joined: equal texts for equal facts, as far as
 * form tells. "12" and "twelve" are equal, "approved" and "not approved" are not.
 */
export function factsIn(document: StoredDocument, { start, end }: Span): string {
  const { language } = document;
  const text = document.text.slice(start, end);
  const numbers = readNumbers(text, language)
    .filter(({ isPronoun }) => !isPronoun)
    .map(
      ({ value, unit, ...place }) => `${value ?? text.slice(place.start, place.end)} ${unit ?? ""}`,
    );
  const months = (text.match(/\p{L}[\p{L}\p{M}]+/gu) ?? [])
    .map((word) => monthOf(word, language))
    .filter((month) => month !== null);
  const negations = text.match(negation.of(language, text)) ?? [];
  return [...numbers.toSorted(), ...months.toSorted((a, b) => a - b), negations.length].join("; ");
}

const negation = forLanguages(
  (some) => new RegExp(wordsSource(some.flatMap(({ statements }) => statements.negations)), "giu"),
);

/** The share of the smaller set that is in the other, 0 to 1; 0 if either is empty. */
export function overlapCoefficient(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((stem) => right.has(stem)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
}
