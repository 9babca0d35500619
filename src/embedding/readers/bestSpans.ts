import { lowestLogit, type Reading, type ReadSpan } from "./reader.ts";

/** A model's numbers for one window of a text. */
export interface WindowLogits {
  /** Of the text's tokens, and of the row's first, which stands for "no answer" (as in SQuAD 2.0). */
  readonly starts: ArrayLike<number>;
  readonly noStart: number;
  readonly ends: ArrayLike<number>;
  readonly noEnd: number;
  /** Log-odds that there is an answer, of a model that gives them. */
  readonly answered: number | null;
  /** Of each token, where it is in the text. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Reads a model's numbers for one window. Over the text's tokens and "no answer", start and end logits
 * become probabilities by softmax, and
 *
 *     score(span) = p(first token begins) × p(last token ends)
 *
 * A model trained without questions that have no answer (SQuAD 1.1) hardly ever says so, but then spreads
 * its probability over many spans, so that the scores are low too.
 */
export function readWindow(logits: WindowLogits): Reading {
  const { starts, noStart, ends, noEnd, answered, places } = logits;
  const begins = toProbabilities(starts, noStart);
  const stops = toProbabilities(ends, noEnd);
  const best: ReadSpan[] = [];
  let highest = -Infinity;
  for (let first = 0; first < places.length; first += 1) {
    const last = Math.min(places.length, first + mostAnswerTokens);
    for (let token = first; token < last; token += 1) {
      highest = Math.max(highest, (starts[first] ?? 0) + (ends[token] ?? 0));
      const score = (begins[first] ?? 0) * (stops[token] ?? 0);
      if (score <= leastOf(best)) continue;
      const [from, to] = [places[first], places[token]];
      if (from && to) keepBest(best, { start: from.start, end: to.end, score });
    }
  }
  const spanMargin = Math.max(lowestLogit, highest - noStart - noEnd);
  return {
    answeredLogit: answered === null ? spanMargin : Math.max(lowestLogit, answered),
    spanMargin,
    spans: best,
  };
}

/** Makes one reading of those of a text's windows. */
export function mergeReadings(readings: readonly Reading[]): Reading {
  const best: ReadSpan[] = [];
  for (const span of readings.flatMap(({ spans }) => spans)) keepBest(best, span);
  const highestOf = (valueOf: (reading: Reading) => number) =>
    Math.max(lowestLogit, ...readings.map(valueOf));
  return {
    answeredLogit: highestOf(({ answeredLogit }) => answeredLogit),
    spanMargin: highestOf(({ spanMargin }) => spanMargin),
    spans: best,
  };
}

const mostAnswerTokens = 30;
const mostSpans = 20;

/** Puts a span among the best so far, best first, unless they are all better or one has its words. */
function keepBest(best: ReadSpan[], span: ReadSpan): void {
  if (span.score <= leastOf(best)) return;
  // Parts of the same words, or the same words in another window.
  const alike = best.findIndex(({ start, end }) => start === span.start && end === span.end);
  if (alike >= 0) {
    if ((best[alike]?.score ?? 0) >= span.score) return;
    best.splice(alike, 1);
  }
  const after = best.findIndex(({ score }) => score < span.score);
  best.splice(after < 0 ? best.length : after, 0, span);
  best.length = Math.min(best.length, mostSpans);
}

/** What a span has to score more than to be among the best. */
function leastOf(best: readonly ReadSpan[]): number {
  return best.length < mostSpans ? 0 : (best[mostSpans - 1]?.score ?? 0);
}

function toProbabilities(logits: ArrayLike<number>, none: number): number[] {
  const values = Array.from(logits);
  const highest = Math.max(none, ...values);
  const powers = values.map((value) => Math.exp(value - highest));
  const sum = powers.reduce((total, power) => total + power, Math.exp(none - highest));
  return powers.map((power) => power / sum);
}
