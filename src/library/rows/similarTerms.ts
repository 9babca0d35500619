import { distance } from "fastest-levenshtein";

/** How many typing errors a word of this length may hold: 0 in a short one or a number. */
export function forgivenErrors(stem: string): 0 | 1 | 2 {
  if (stem.length < 4 || /\p{N}/u.test(stem)) return 0;
  return stem.length < 8 ? 1 : 2;
}

/**
 * Chooses what somebody may have meant by a mistyped word. An error is a letter added, missing or
 * changed, or two neighbours that changed places.
 *
 * @returns the candidates with the fewest errors, if not too many; at most 5.
 */
export function chooseSimilar(stem: string, candidates: readonly string[]): string[] {
  const near = candidates
    .map((candidate) => ({ candidate, errors: countErrors(stem, candidate) }))
    .filter(({ errors }) => errors <= forgivenErrors(stem));
  const fewest = Math.min(...near.map(({ errors }) => errors));
  return near
    .filter(({ errors }) => errors === fewest)
    .slice(0, mostSimilar)
    .map(({ candidate }) => candidate);
}

const mostSimilar = 5;

/** The candidate that differs least from one of some stems, and of equals the longest; `null` of none. */
export function nearestTo(stems: readonly string[], candidates: readonly string[]): string | null {
  const errorsOf = (candidate: string) =>
    Math.min(...stems.map((stem) => countErrors(stem, candidate)));
  const [nearest = null] = candidates.toSorted(
    (a, b) => errorsOf(a) - errorsOf(b) || b.length - a.length,
  );
  return nearest;
}

function countErrors(typed: string, meant: string): number {
  const errors = distance(typed, meant);
  return errors === 2 && isSwap(typed, meant) ? 1 : errors;
}

function isSwap(typed: string, meant: string): boolean {
  const letters = Array.from(typed);
  const first = letters.findIndex((letter, index) => letter !== Array.from(meant)[index]);
  const [one = "", other = ""] = letters.splice(first, 2);
  letters.splice(first, 0, other, one);
  return letters.join("") === meant;
}
