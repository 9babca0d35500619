import type { Question } from "../question/question.ts";
import type { Wanted } from "../question/wanted.ts";
import { newWanted } from "../quotes/marks.ts";
import { overlap, readStems } from "./sameWords.ts";
import type { SpreadCandidate } from "./spread.ts";

/** Two quotes that answer differently. */
export interface Disagreement {
  readonly kind: "number" | "time" | "person";
  /** Their places in the answer's quotes. */
  readonly quotes: readonly [number, number];
}

/**
 * Takes the first `count` candidates, and sees whether another document answers otherwise than the
 * first: much the same words, but another figure, date or name for what is asked. That one comes
 * second then, so that the two stand side by side.
 */
export function findDisagreement(
  question: Question,
  candidates: readonly SpreadCandidate[],
  count: number,
): { shown: SpreadCandidate[]; disagreement: Disagreement | null } {
  const [first, ...others] = candidates;
  const plain = { shown: candidates.slice(0, count), disagreement: null };
  if (!first || count < 2) return plain;
  for (const wanted of question.wanted) {
    if (wanted.kind !== "number" && wanted.kind !== "time" && wanted.kind !== "person") continue;
    const rival = others.find((other) => contradicts(question, wanted, first, other));
    if (!rival) continue;
    const rest = others.filter((other) => other !== rival);
    return {
      shown: [first, rival, ...rest].slice(0, count),
      disagreement: { kind: wanted.kind, quotes: [0, 1] },
    };
  }
  return plain;
}

function contradicts(
  question: Question,
  wanted: Wanted,
  left: SpreadCandidate,
  right: SpreadCandidate,
): boolean {
  if (left.document.id === right.document.id) return false;
  const ours = valuesIn(question, wanted, left);
  const theirs = valuesIn(question, wanted, right);
  if (ours.size === 0 || theirs.size === 0 || [...ours].some((value) => theirs.has(value))) {
    return false;
  }
  const words = [left, right].map(({ document, quote }) => readStems(document, quote));
  return overlap(words[0] ?? new Set(), words[1] ?? new Set()) >= sameMatter;
}

/** What answers in the candidate's best sentence or beside it, in one spelling. */
function valuesIn(
  question: Question,
  wanted: Wanted,
  { document, quote }: SpreadCandidate,
): Set<string> {
  const text = document.text.slice(quote.start, quote.end);
  return new Set(
    newWanted(question, [wanted], text, document.language).map(({ start, end }) =>
      text
        .slice(start, end)
        .toLowerCase()
        .replaceAll(/[\s,.]+/gu, " ")
        .trim(),
    ),
  );
}

// About one matter, and not word for word the same: half of the shorter one's words.
const sameMatter = 0.5;
