import type { Span } from "../documents/document.ts";
import { pageAt, type StoredDocument } from "../library/rows/storedDocument.ts";
import { findWords } from "../passages/words.ts";
import type { Question } from "./question.ts";
import type { RankedPassage } from "./ranking.ts";
import { findWanted, type Wanted } from "./wanted.ts";
import { coverage, type Weighing } from "./weighing.ts";
import { readText } from "./wordMatch.ts";

/**
 * Words of a document, by position: what a reader is shown is always
 * `document.text.slice(start, end)`.
 */
export interface Quote extends Span {
  readonly documentId: string;
  /** The page it begins on, or `null` in a document without pages. */
  readonly page: number | null;
  /** What answers, inside the quote; positions in the document like its own. In order, no overlap. */
  readonly marks: readonly Span[];
}

/** A quote is never longer, in UTF-16 units; it is what fits a phone's screen. */
export const longestQuote = 350;

/**
 * Chooses the sentences of a passage that answer best: the one that holds most of the question, in
 * words and in meaning, and the kind of thing it asks for; and beside it one that makes it
 * understood or that answers nearly as well.
 */
export function chooseQuote(
  question: Question,
  ranked: RankedPassage,
  document: StoredDocument,
  weighing: Weighing,
): Quote {
  const { sentences } = ranked.passage;
  const scores = sentences.map((sentence, index) => {
    const text = document.text.slice(sentence.start, sentence.end);
    const held = coverage(question, readText(text, document.language), weighing);
    const kinds = question.wanted.filter(
      (wanted) => newWanted(question, [wanted], text, document.language).length > 0,
    );
    return held + (ranked.sentences[index] ?? 0) + wantedBonus * kinds.length;
  });
  const best = scores.indexOf(Math.max(...scores));
  const run = widen(document, sentences, scores, best);
  return {
    documentId: document.id,
    page: pageAt(document, run.start),
    ...run,
    marks: findMarks(question, document, run, sentences[best] ?? run),
  };
}

/** Which of a date and a figure the question asks for and the quote does not have anew. */
export function lackedKinds(
  question: Question,
  quote: Quote,
  document: StoredDocument,
): ("time" | "number")[] {
  const text = document.text.slice(quote.start, quote.end);
  return question.wanted.flatMap((wanted) => {
    // Names and places are not told surely enough by their looks.
    if (wanted.kind !== "time" && wanted.kind !== "number") return [];
    const found = newWanted(question, [wanted], text, document.language);
    return found.length === 0 ? [wanted.kind] : [];
  });
}

// A date for "when" is worth about as much as a fifth of the question's words.
const wantedBonus = 0.2;
// A neighbour with less has little to do with the question.
const neighbourShare = 0.4;

const backReference =
  /^(?:["“'‘(]\s*)?(?:he|she|it|they|this|that|these|those|his|her|its|their|both|such|with (?:it|them)|він|вона|вони|це|он|она|они|это|viņš|viņa|viņi|tas)(?!\p{L})/iu;

function widen(
  document: StoredDocument,
  sentences: readonly Span[],
  scores: readonly number[],
  best: number,
): Span {
  const { text } = document;
  const alone = sentences[best] ?? { start: 0, end: 0 };
  const joined = (index: number): Span | null => {
    const neighbour = sentences[index];
    if (!neighbour) return null;
    const run = {
      start: Math.min(alone.start, neighbour.start),
      end: Math.max(alone.end, neighbour.end),
    };
    // A citation names one page.
    const isOnePage = pageAt(document, run.start) === pageAt(document, run.end - 1);
    return isOnePage && run.end - run.start <= longestQuote ? run : null;
  };
  const needsBefore = backReference.test(text.slice(alone.start, alone.end));
  const before = joined(best - 1);
  if (needsBefore && before) return before;
  const worthwhile = [best - 1, best + 1]
    .filter((index) => (scores[index] ?? 0) >= neighbourShare * (scores[best] ?? 0))
    .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  for (const index of worthwhile) {
    const run = joined(index);
    // One that points back itself would begin the quote with an unexplained "He".
    const points = backReference.test(text.slice(sentences[index]?.start, sentences[index]?.end));
    if (run && !(index < best && points)) return run;
  }
  return alone;
}

/** What the question asks for and did not already say, in a sentence; spans into `text`. */
function newWanted(
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
function findMarks(question: Question, document: StoredDocument, quote: Span, best: Span): Span[] {
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
