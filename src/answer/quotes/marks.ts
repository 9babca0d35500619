import type { Span } from "../../documents/document.ts";
import type { StoredDocument } from "../../library/rows/storedDocument.ts";
import { findWords } from "../../passages/words.ts";
import type { Question } from "../question/question.ts";
import { findWanted, type Wanted } from "../question/wanted.ts";

/** What the question asks for and did not already say, in a sentence; spans into `text`. */
export function newWanted(
  question: Question,
  wanted: readonly Wanted[],
  text: string,
  language: string | null,
): Span[] {
  return wanted
    .flatMap((kind) => findWanted(kind, text, language))
    .filter((span) =>
      findWords(text.slice(span.start, span.end), language).some(
        (word) => !question.stems.has(word.stem),
      ),
    );
}

/**
 * What answers inside a quote: the kind of thing that the question asks for, looked for in its best
 * sentence first; else what that sentence says beyond the question's own words.
 */
export function findMarks(
  question: Question,
  document: StoredDocument,
  quote: Span,
  best: Span,
): Span[] {
  for (const span of [best, quote]) {
    const text = document.text.slice(span.start, span.end);
    const wanted = mergeSpans(newWanted(question, question.wanted, text, document.language));
    if (wanted.length > 0) return shift(wanted, span.start);
  }
  const text = document.text.slice(best.start, best.end);
  return shift(findNews(question, text, document.language), best.start);
}

/** The stretch from the first to the last word that the question does not have. */
function findNews(question: Question, text: string, language: string | null): Span[] {
  const unsaid = findWords(text, language).filter((word) => !question.stems.has(word.stem));
  const first = unsaid.find((word) => !question.isStopWord(text.slice(word.start, word.end)));
  const last = unsaid.at(-1);
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function shift(spans: readonly Span[], offset: number): Span[] {
  return spans.map(({ start, end }) => ({ start: start + offset, end: end + offset }));
}
