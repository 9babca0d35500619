import { readWrittenDate, readWrittenMonth } from "../../documents/index.ts";
import {
  forLanguages,
  readNumbers,
  wordsSource,
  type WrittenNumber,
} from "../../languages/index.ts";
import type { Question } from "../question/question.ts";
import type { AnswerType } from "../question/answerTypes.ts";
import { findNewAnswers } from "../quotes/marks.ts";
import { overlapCoefficient, stemsIn } from "./stemOverlap.ts";
import type { MergedCandidate } from "./equivalentQuotes.ts";

/** Two quotes that give different answers. */
export interface Disagreement {
  readonly kind: "number" | "time" | "person";
  /** Their indexes in the answer's quotes. */
  readonly quotes: readonly [number, number];
}

/**
 * Looks for a document that contradicts the first candidate: much the same words, but another figure,
 * date or name for what is asked.
 *
 * @param candidates best first.
 * @param count how many to show; below 2 there is nothing to compare.
 * @returns the first `count` candidates; a contradicting one is moved to second place, so that the two
 *   are side by side.
 */
export function findDisagreement(
  question: Question,
  candidates: readonly MergedCandidate[],
  count: number,
): { shown: MergedCandidate[]; disagreement: Disagreement | null } {
  const [first, ...others] = candidates;
  const plain = { shown: candidates.slice(0, count), disagreement: null };
  if (!first || count < 2) return plain;
  for (const type of question.answerTypes) {
    if (type.kind !== "number" && type.kind !== "time" && type.kind !== "person") continue;
    const rival = others.find((other) => contradicts(question, type, first, other));
    if (!rival) continue;
    const rest = others.filter((other) => other !== rival);
    return {
      shown: [first, rival, ...rest].slice(0, count),
      disagreement: { kind: type.kind, quotes: [0, 1] },
    };
  }
  return plain;
}

function contradicts(
  question: Question,
  type: AnswerType,
  left: MergedCandidate,
  right: MergedCandidate,
): boolean {
  if (left.document.id === right.document.id) return false;
  const ours = answersIn(question, type, left);
  const theirs = answersIn(question, type, right);
  if (ours.length === 0 || theirs.length === 0) return false;
  if (ours.some((answer) => theirs.some((other) => isSameAnswer(answer, other)))) return false;
  const words = [left, right].map(({ document, quote }) => stemsIn(document, quote));
  return overlapCoefficient(words[0] ?? new Set(), words[1] ?? new Set()) >= minSharedTopic;
}

/** What answers in a quote: its words in lower case and without punctuation, and what they mean. */
interface GivenAnswer {
  readonly words: string;
  /** The value and unit of a number. */
  readonly number: WrittenNumber | undefined;
  /** ISO 8601, as exact as it is written. */
  readonly date: string | null;
}

function answersIn(
  question: Question,
  type: AnswerType,
  { document, quote }: MergedCandidate,
): GivenAnswer[] {
  const { language } = document;
  const text = document.text.slice(quote.start, quote.end);
  const numbers = type.kind === "number" ? readNumbers(text, language) : [];
  return findNewAnswers(question, [type], text, language).map(({ start, end }) => {
    const written = text.slice(start, end);
    return {
      words: written
        .toLowerCase()
        .replaceAll(/[\s,.]+/gu, " ")
        .trim(),
      number: numbers.find((number) => number.start === start),
      date: type.kind === "time" ? readDate(written, language) : null,
    };
  });
}

function readDate(written: string, language: string | null): string | null {
  const date = written.replace(leadingJoints.of(language, written), "");
  return readWrittenDate(date, language) ?? readWrittenMonth(date, language);
}

/** The "on" of "on 5 May 2025". */
const leadingJoints = forLanguages(
  (some) => new RegExp(`^(?:${wordsSource(some.flatMap(({ dates }) => dates.joints))}\\s+)+`, "iu"),
);

/** "12" and "twelve", "5 May 2025" and "05.05.2025", "June 2026" and "27 June 2026" are the same. */
function isSameAnswer(one: GivenAnswer, other: GivenAnswer): boolean {
  if (one.words === other.words) return true;
  if (one.number?.value != null && one.number.value === other.number?.value) {
    const [unit, otherUnit] = [one.number.unit, other.number.unit];
    return unit === null || otherUnit === null || unit === otherUnit;
  }
  if (one.date === null || other.date === null) return false;
  return one.date.startsWith(other.date) || other.date.startsWith(one.date);
}

// Set by hand: quotes about the same matter share half of the shorter one's words.
const minSharedTopic = 0.5;
