import type { Candidate } from "../candidates.ts";
import type { ShownQuote } from "../quotes/quote.ts";
import { figuresIn, overlap, readStems } from "./sameWords.ts";

/** A candidate whose quote stands for all that say nearly the same. */
export interface SpreadCandidate extends Omit<Candidate, "quote"> {
  readonly quote: ShownQuote;
}

/**
 * Makes one of quotes that say nearly the same, and puts quotes of other documents before more of the
 * same one; the best stays first. Two that give different figures are not the same, however alike
 * their words are.
 */
export function spreadSources(candidates: readonly Candidate[]): SpreadCandidate[] {
  const kept: { candidate: SpreadCandidate; stems: Set<string>; figures: string }[] = [];
  for (const candidate of candidates) {
    const { quote, document } = candidate;
    const stems = readStems(document, quote);
    const figures = figuresIn(document, quote);
    const same = kept.find(
      (other) =>
        overlap(stems, other.stems) > sameWords && (figures === other.figures || stems.size === 0),
    );
    if (!same) {
      kept.push({ candidate: { ...candidate, quote: { ...quote, alsoIn: [] } }, stems, figures });
    } else if (same.candidate.document.id !== document.id) {
      const { quote: shown } = same.candidate;
      same.candidate = {
        ...same.candidate,
        quote: { ...shown, alsoIn: [...shown.alsoIn, quote] },
      };
    }
  }
  const seen = new Set<string>();
  const firsts: SpreadCandidate[] = [];
  const others: SpreadCandidate[] = [];
  for (const { candidate } of kept) {
    (seen.has(candidate.document.id) ? others : firsts).push(candidate);
    seen.add(candidate.document.id);
  }
  return [...firsts, ...others];
}

// Two reports of one sentence differ in a word or two.
const sameWords = 0.8;
