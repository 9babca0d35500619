import type { Span } from "../../documents/index.ts";
import type { StoredDocument } from "../../library/index.ts";
import { findTerms } from "../../passages/index.ts";
import type { Question } from "../question/question.ts";
import { findAnswersOfType, type AnswerType } from "../question/answerTypes.ts";

/**
 * Finds what the question asks for in a sentence, unless the question itself says it.
 *
 * @returns spans into `text`, in order for each type.
 */
export function findNewAnswers(
  question: Question,
  types: readonly AnswerType[],
  text: string,
  language: string | null,
): Span[] {
  return types
    .flatMap((type) => findAnswersOfType(type, text, language))
    .filter((span) =>
      findTerms(text.slice(span.start, span.end), language).some(
        (word) => !question.stems.has(word.stem),
      ),
    );
}

/**
 * Finds what answers inside a quote: the kind of thing that the question asks for, in the best sentence
 * or else anywhere in the quote. If there is none, it is what the best sentence says beyond the
 * question's own words.
 *
 * @param quote a span of the document, like `best` and the result.
 * @returns in order, without overlap; empty if the best sentence says nothing new.
 */
export function findMarks(
  question: Question,
  document: StoredDocument,
  quote: Span,
  best: Span,
): Span[] {
  for (const span of [best, quote]) {
    const text = document.text.slice(span.start, span.end);
    const answers = mergeSpans(
      findNewAnswers(question, question.answerTypes, text, document.language),
    );
    if (answers.length > 0) return shift(answers, span.start);
  }
  const text = document.text.slice(best.start, best.end);
  return shift(findNewWords(question, text, document.language), best.start);
}

/** The stretch from the first content word to the last word that the question does not have. */
function findNewWords(question: Question, text: string, language: string | null): Span[] {
  const newWords = findTerms(text, language).filter((word) => !question.stems.has(word.stem));
  const first = newWords.find((word) => !question.isStopWord(text.slice(word.start, word.end)));
  const last = newWords.at(-1);
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
