import fc from "fast-check";
import { expect, test } from "vitest";
import { selectDiverse } from "../../../src/digest/choosing/diversity.ts";

interface Point {
  readonly at: number;
  readonly worth: number;
}

const likeness = (one: Point, other: Point) => Math.max(0, 1 - Math.abs(one.at - other.at));

function choose(points: readonly Point[], count: number, similarityLimit?: number) {
  return selectDiverse(points, {
    count,
    relevance: ({ worth }) => worth,
    similarity: likeness,
    ...(similarityLimit === undefined ? {} : { similarityLimit }),
  });
}

test("The best comes first, then what is good and lies apart from it.", () => {
  const best = { at: 0, worth: 1 };
  const beside = { at: 0.1, worth: 0.9 };
  const apart = { at: 5, worth: 0.8 };
  expect(choose([beside, apart, best], 2)).toEqual([best, apart]);
});

test("What says the same as a chosen one is left out, even if there is room.", () => {
  const [one, same] = [
    { at: 0, worth: 1 },
    { at: 0.1, worth: 0.9 },
  ];
  expect(choose([one, same], 2, 0.5)).toEqual([one]);
});

test("Of equals the first is taken; of nothing, nothing.", () => {
  const equals = [
    { at: 0, worth: 1 },
    { at: 9, worth: 1 },
  ];
  expect(choose(equals, 1)).toEqual([equals[0]]);
  expect(choose([], 3)).toEqual([]);
});

test("Without a bound on likeness it chooses as many as there are, each once.", () => {
  const points = fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 5, noNaN: true }),
      worth: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  );
  fc.assert(
    fc.property(points, fc.nat(20), (items, count) => {
      const chosen = choose(items, count);
      expect(chosen).toHaveLength(Math.min(count, items.length));
      expect(new Set(chosen).size).toBe(chosen.length);
    }),
  );
});
