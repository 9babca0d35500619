import type { Candidate } from "../quoteFinder.ts";
import type { ShownQuote } from "../quotes/quote.ts";
import { factsIn, overlapCoefficient, stemsIn } from "./stemOverlap.ts";

/** A candidate whose quote stands for every quote that says nearly the same. */
export interface MergedCandidate extends Omit<Candidate, "quote"> {
  readonly quote: ShownQuote;
}

/**
 * Merges quotes that say nearly the same into the first of them, with the others as `alsoIn` (one for
 * each document), and puts quotes of further documents before more quotes of the same one. Quotes with
 * different figures, months or negations are never merged, however alike their words.
 *
 * @param candidates best first.
 * @returns the best quote of each document, then the rest; each group best first.
 */
export function mergeEquivalentQuotes(candidates: readonly Candidate[]): MergedCandidate[] {
  const kept: { candidate: MergedCandidate; stems: Set<string>; facts: string }[] = [];
  for (const candidate of candidates) {
    const { quote, document } = candidate;
    const stems = stemsIn(document, quote);
    const facts = factsIn(document, quote);
    const same = kept.find(
      (other) =>
        overlapCoefficient(stems, other.stems) > minEquivalentOverlap &&
        (facts === other.facts || stems.size === 0),
    );
    if (!same) {
      kept.push({ candidate: { ...candidate, quote: { ...quote, alsoIn: [] } }, stems, facts });
      continue;
    }
    const { quote: shown } = same.candidate;
    if ([shown, ...shown.alsoIn].some(({ documentId }) => documentId === document.id)) continue;
    same.candidate = { ...same.candidate, quote: { ...shown, alsoIn: [...shown.alsoIn, quote] } };
  }
  const seen = new Set<string>();
  const firsts: MergedCandidate[] = [];
  const others: MergedCandidate[] = [];
  for (const { candidate } of kept) {
    (seen.has(candidate.document.id) ? others : firsts).push(candidate);
    seen.add(candidate.document.id);
  }
  return [...firsts, ...others];
}

// Set by hand: two reports of one fact differ in a word or two.
const minEquivalentOverlap = 0.8;
