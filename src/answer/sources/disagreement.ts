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
  if (ours.size === 0 || theirs.size === 0 || [...ours].some((value) => theirs.has(value))) {
    return false;
  }
  const words = [left, right].map(({ document, quote }) => stemsIn(document, quote));
  return overlapCoefficient(words[0] ?? new Set(), words[1] ?? new Set()) >= minSharedTopic;
}

/** What answers in the candidate's quote, in lower case and without punctuation. */
function answersIn(
  question: Question,
  type: AnswerType,
  { document, quote }: MergedCandidate,
): Set<string> {
  const text = document.text.slice(quote.start, quote.end);
  return new Set(
    findNewAnswers(question, [type], text, document.language).map(({ start, end }) =>
      text
        .slice(start, end)
        .toLowerCase()
        .replaceAll(/[\s,.]+/gu, " ")
        .trim(),
    ),
  );
}

// Set by hand: quotes about the same matter share half of the shorter one's words.
const minSharedTopic = 0.5;
