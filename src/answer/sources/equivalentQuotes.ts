import { primaryTag, stopWordShare } from "../../languages/index.ts";
import type { Candidate } from "../quotes/quoteFinder.ts";
import type { ShownQuote } from "../quotes/quote.ts";
import { factsIn, overlapCoefficient, stemsIn } from "./stemOverlap.ts";

/** A candidate whose quote stands for every quote that says nearly the same. */
export interface MergedCandidate extends Omit<Candidate, "quote"> {
  readonly quote: ShownQuote;
}

/**
 * Merges quotes that say nearly the same into the first of them, with the others as `alsoIn` (one for
 * each document), and puts quotes of further documents before more quotes of the same one. Quotes with
 * different figures, months or negations are never merged, however alike their words. The same place
 * of a page and of its translation counts as the same, and the one in the question's language stands for
 * both.
 *
 * @param candidates best first.
 * @param questionText tells the asker's language.
 * @returns the best quote of each document, then the rest; each group best first.
 */
export function mergeEquivalentQuotes(
  candidates: readonly Candidate[],
  questionText = "",
): MergedCandidate[] {
  const kept: { candidate: MergedCandidate; stems: Set<string>; facts: string }[] = [];
  for (const candidate of candidates) {
    const { quote, document } = candidate;
    const stems = stemsIn(document, quote);
    const facts = factsIn(document, quote);
    const same = kept.find(
      (other) =>
        (overlapCoefficient(stems, other.stems) > minEquivalentOverlap &&
          (facts === other.facts || stems.size === 0)) ||
        isTranslation(other.candidate, candidate),
    );
    if (!same) {
      kept.push({ candidate: { ...candidate, quote: { ...quote, alsoIn: [] } }, stems, facts });
      continue;
    }
    const { quote: shown } = same.candidate;
    if ([shown, ...shown.alsoIn].some(({ documentId }) => documentId === document.id)) continue;
    if (isBetterLanguage(questionText, candidate, same.candidate)) {
      const { alsoIn, ...other } = shown;
      same.candidate = { ...candidate, quote: { ...quote, alsoIn: [other, ...alsoIn] } };
    } else {
      same.candidate = { ...same.candidate, quote: { ...shown, alsoIn: [...shown.alsoIn, quote] } };
    }
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

/** Whether two quotes are of about the same place in a page and in its translation. */
function isTranslation(one: Pick<Candidate, "document" | "quote">, other: Candidate): boolean {
  if (one.document.story !== other.document.story || one.document.id === other.document.id) {
    return false;
  }
  const [mine, theirs] = [one.document.language, other.document.language];
  if (mine === null || theirs === null || primaryTag(mine) === primaryTag(theirs)) return false;
  const placeOf = ({ document, quote }: Pick<Candidate, "document" | "quote">) =>
    (quote.start + quote.end) / 2 / Math.max(1, document.text.length);
  return Math.abs(placeOf(one) - placeOf(other)) <= maxPlaceDifference;
}

// A translation is shorter or longer here and there, by a paragraph or two on a page.
const maxPlaceDifference = 0.08;

/** Whether a translation is in the asker's language, the other is not, and it answers as well. */
function isBetterLanguage(
  questionText: string,
  candidate: Candidate,
  shown: Pick<Candidate, "document" | "verdict">,
): boolean {
  const [mine, theirs] = [candidate.document.language, shown.document.language];
  if (mine === null || theirs === null || primaryTag(mine) === primaryTag(theirs)) return false;
  if (candidate.verdict !== shown.verdict) return false;
  return stopWordShare(questionText, mine) > stopWordShare(questionText, theirs);
}

// Set by hand: two reports of one fact differ in a word or two.
const minEquivalentOverlap = 0.8;
