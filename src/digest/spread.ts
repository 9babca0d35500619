export interface SpreadOptions<Item> {
  /** How many to choose at most. */
  readonly count: number;
  /** The larger, the better; about 0 to 2. */
  readonly relevance: (item: Item) => number;
  /** How much two say the same, 0 to 1. */
  readonly similarity: (one: Item, other: Item) => number;
  /** An item this similar to a chosen one is not chosen. Default: any may be. */
  readonly tooSimilar?: number;
}

/**
 * Chooses what matters and does not say the same again, by maximal marginal relevance (Carbonell and
 * Goldstein 1998):
 *
 *     next = the most of 0.7 × relevance − 0.3 × its similarity to the most similar chosen one
 *
 * Costs `count` × items comparisons.
 *
 * @param items of two that are equally good the first is taken.
 * @returns in the order of choice.
 */
export function chooseSpread<Item>(items: readonly Item[], options: SpreadOptions<Item>): Item[] {
  const { count, relevance, similarity, tooSimilar = Infinity } = options;
  const open = items.map((item) => ({ item, relevance: relevance(item), nearest: 0 }));
  const chosen: Item[] = [];
  while (chosen.length < count) {
    let best: (typeof open)[number] | undefined;
    let bestValue = -Infinity;
    for (const entry of open) {
      const value = relevanceWeight * entry.relevance - (1 - relevanceWeight) * entry.nearest;
      if (entry.nearest < tooSimilar && value > bestValue) [best, bestValue] = [entry, value];
    }
    if (!best) break;
    const { item } = best;
    chosen.push(item);
    open.splice(open.indexOf(best), 1);
    for (const entry of open) {
      entry.nearest = Math.max(entry.nearest, similarity(entry.item, item));
    }
  }
  return chosen;
}

const relevanceWeight = 0.7;
