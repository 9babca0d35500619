/** How much two texts share, each 0 to 1. */
export interface Rouge {
  /** ROUGE-1: words, each counted as often as both have it. */
  readonly words: number;
  /** ROUGE-L: the longest run of words in the same order, with gaps. */
  readonly order: number;
}

/**
 * ROUGE (Lin 2004) as F1, precision and recall weighing the same.
 *
 * @param words of a text, stemmed; `reference` of what it is compared with.
 */
export function rouge(words: readonly string[], reference: readonly string[]): Rouge {
  return {
    words: f1(countShared(words, reference), words.length, reference.length),
    order: f1(longestCommon(words, reference), words.length, reference.length),
  };
}

function countShared(words: readonly string[], reference: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of reference) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of words) {
    const left = counts.get(word) ?? 0;
    if (left > 0) shared += 1;
    counts.set(word, left - 1);
  }
  return shared;
}

/** The length of the longest common subsequence. */
function longestCommon(words: readonly string[], reference: readonly string[]): number {
  let above = Array.from({ length: reference.length + 1 }, () => 0);
  for (const word of words) {
    const row = [0];
    for (const [column, other] of reference.entries()) {
      row.push(
        word === other
          ? (above[column] ?? 0) + 1
          : Math.max(above[column + 1] ?? 0, row[column] ?? 0),
      );
    }
    above = row;
  }
  return above.at(-1) ?? 0;
}

function f1(shared: number, length: number, referenceLength: number): number {
  return shared === 0 ? 0 : (2 * shared) / (length + referenceLength);
}
