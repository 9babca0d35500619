/** How well rankings put first what is relevant; each is the mean over the questions, 0 to 1. */
export interface RankingFigures {
  readonly recall1: number | null;
  readonly recall3: number | null;
  readonly recall10: number | null;
  readonly mrr10: number | null;
  readonly ndcg10: number | null;
}

/** What a search found for one question, best first, each once, and what it should have found. */
export interface Ranking {
  readonly found: readonly string[];
  /** The grade of each relevant one, above 0; larger is more relevant. At least one. */
  readonly relevant: ReadonlyMap<string, number>;
}

/** The usual measures of rankings; all `null` if there is none. */
export function measureRankings(rankings: readonly Ranking[]): RankingFigures {
  const over = (measure: (ranking: Ranking) => number) => mean(rankings.map(measure));
  return {
    recall1: over((ranking) => recall(ranking, 1)),
    recall3: over((ranking) => recall(ranking, 3)),
    recall10: over((ranking) => recall(ranking, 10)),
    mrr10: over((ranking) => reciprocalRank(ranking, 10)),
    ndcg10: over((ranking) => normalisedGain(ranking, 10)),
  };
}

/** The share of all that is relevant that stands among the first `depth`. */
export function recall({ found, relevant }: Ranking, depth: number): number {
  return found.slice(0, depth).filter((item) => relevant.has(item)).length / relevant.size;
}

/** One divided by the place of the first relevant one; 0 if none is among the first `depth`. */
export function reciprocalRank({ found, relevant }: Ranking, depth: number): number {
  const place = found.slice(0, depth).findIndex((item) => relevant.has(item));
  return place === -1 ? 0 : 1 / (place + 1);
}

/**
 * nDCG as trec_eval reckons it: the sum of grade ÷ log2(place + 1), divided by what the best order
 * would have (Järvelin and Kekäläinen, 2002).
 */
export function normalisedGain({ found, relevant }: Ranking, depth: number): number {
  const gain = (grades: readonly number[]) =>
    grades.slice(0, depth).reduce((sum, grade, index) => sum + grade / Math.log2(index + 2), 0);
  const best = [...relevant.values()].toSorted((a, b) => b - a);
  return gain(found.map((item) => relevant.get(item) ?? 0)) / gain(best);
}

/**
 * The area under the ROC curve: the chance that a positive has a higher score than a negative, equal
 * scores counting half. 0.5 is chance.
 *
 * @returns `null` if either side is empty.
 */
export function areaUnderRoc(
  positives: readonly number[],
  negatives: readonly number[],
): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const scored = [
    ...positives.map((score) => ({ score, isPositive: true })),
    ...negatives.map((score) => ({ score, isPositive: false })),
  ].toSorted((a, b) => a.score - b.score);
  let wins = 0;
  let below = 0;
  for (let start = 0; start < scored.length;) {
    let end = start;
    while (end < scored.length && scored[end]?.score === scored[start]?.score) end += 1;
    const equal = scored.slice(start, end);
    const equalPositives = equal.filter(({ isPositive }) => isPositive).length;
    const equalNegatives = equal.length - equalPositives;
    wins += equalPositives * (below + equalNegatives / 2);
    below += equalNegatives;
    start = end;
  }
  return wins / (positives.length * negatives.length);
}

/** `null` for none. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The share of those for which something is true; `null` for none. */
export function share<Item>(
  items: readonly Item[],
  isCounted: (item: Item) => boolean,
): number | null {
  return mean(items.map((item) => Number(isCounted(item))));
}

/**
 * The smallest value that at least this share of the values does not exceed.
 *
 * @param wanted above 0, at most 1: 0.5 is the median.
 * @returns `null` for no values.
 */
export function percentile(values: readonly number[], wanted: number): number | null {
  const place = Math.ceil(wanted * values.length) - 1;
  return values.toSorted((a, b) => a - b)[Math.max(0, place)] ?? null;
}

/** `count` items in their order, as far from each other as can be; all, if there are no more. */
export function sampleEvenly<Item>(items: readonly Item[], count: number): Item[] {
  if (count >= items.length) return [...items];
  return Array.from(
    { length: count },
    (_, index) => items[Math.floor((index * items.length) / count)],
  ).filter((item) => item !== undefined);
}
