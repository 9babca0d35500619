import { distance } from "fastest-levenshtein";

/**
 * The name that a mistyped one was probably meant to be: the nearest by edit distance, if at most a
 * third of the letters, or two, are wrong.
 *
 * @param mostWrong instead of a third: how many letters may be wrong.
 * @returns `null` if none is near.
 */
export function closest(
  written: string,
  names: readonly string[],
  mostWrong = Math.max(2, Math.floor(written.length / 3)),
): string | null {
  let best: string | null = null;
  let bestDistance = mostWrong + 1;
  for (const name of names) {
    const difference = distance(written, name);
    if (difference < bestDistance) {
      best = name;
      bestDistance = difference;
    }
  }
  return best;
}
