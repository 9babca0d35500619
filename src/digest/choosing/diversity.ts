export interface DiversityOptions<Item> {
  /** How many items to select at most. */
  readonly count: number;
  /** How much an item matters, about 0 to 2; larger is better. */
  readonly relevance: (item: Item) => number;
  /** How alike two items are, 0 to 1. */
  readonly similarity: (one: Item, other: Item) => number;
  /** An item this similar to a selected one, or more, is never selected. Default: no limit. */
  readonly similarityLimit?: number;
}

/**
 * Selects items that matter and are unlike each other, by maximal marginal relevance (Carbonell and
 * Goldstein 1998). Each time it takes the item with the largest
 *
 *     0.7 × relevance − 0.3 × similarity to the most similar item selected so far
 *
 * Costs `count` × items comparisons.
 *
 * @param items of two that are equally good, the earlier one is taken.
 * @returns in the order of selection.
 */
export function selectDiverse<Item>(
  items: readonly Item[],
  options: DiversityOptions<Item>,
): Item[] {
  const { count, relevance, similarity, similarityLimit = Infinity } = options;
  const open = items.map((item) => ({ item, relevance: relevance(item), nearest: 0 }));
  const chosen: Item[] = [];
  while (chosen.length < count) {
    let best: (typeof open)[number] | undefined;
    let bestValue = -Infinity;
    for (const entry of open) {
      const value = relevanceWeight * entry.relevance - (1 - relevanceWeight) * entry.nearest;
      if (entry.nearest < similarityLimit && value > bestValue) [best, bestValue] = [entry, value];
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
