import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  areaUnderRoc,
  mean,
  measureRankings,
  normalisedGain,
  percentile,
  type Ranking,
  recall,
  reciprocalRank,
  sampleEvenly,
  share,
} from "../../../scripts/evaluate/metrics.ts";

const ranking = (found: string, grades: Record<string, number>): Ranking => ({
  found: found.split(""),
  relevant: new Map(Object.entries(grades)),
});

describe("A ranking", () => {
  test("has the recall of what is relevant among the first, of all that is relevant.", () => {
    const two = ranking("xayb", { a: 1, b: 1 });
    expect([1, 2, 3, 4].map((depth) => recall(two, depth))).toEqual([0, 0.5, 0.5, 1]);
  });

  test("has the reciprocal rank of the first relevant one, as deep as is looked.", () => {
    const third = ranking("xya", { a: 1 });
    expect(reciprocalRank(third, 3)).toBe(1 / 3);
    expect(reciprocalRank(third, 2)).toBe(0);
  });

  test("has the gain of its grades, discounted by place, against the best order.", () => {
    // Found: 1 at place 1, 3 at place 3. Best: 3 at place 1, 1 at place 2.
    const graded = ranking("bxa", { a: 3, b: 1 });
    expect(normalisedGain(graded, 10)).toBeCloseTo((1 + 3 / 2) / (3 + 1 / Math.log2(3)), 12);
  });

  test("is perfect if what is relevant comes first by its grade, and worth nothing without it.", () => {
    const grades = fc.dictionary(
      fc.constantFrom(..."abcdefghijkl".split("")),
      fc.integer({ min: 1, max: 4 }),
      {
        minKeys: 1,
      },
    );
    fc.assert(
      fc.property(grades, (given) => {
        const best = Object.keys(given).toSorted((a, b) => (given[b] ?? 0) - (given[a] ?? 0));
        expect(normalisedGain(ranking(best.join(""), given), 10)).toBeCloseTo(1, 12);
        expect(reciprocalRank(ranking(best.join(""), given), 10)).toBe(1);
        expect(measureRankings([ranking("xyz", given)])).toEqual({
          recall1: 0,
          recall3: 0,
          recall10: 0,
          mrr10: 0,
          ndcg10: 0,
        });
      }),
    );
  });
});

test("Rankings are measured by the mean over the questions; without a question by nothing.", () => {
  const figures = measureRankings([ranking("ab", { a: 1 }), ranking("ba", { a: 1 })]);
  expect(figures).toEqual({
    recall1: 0.5,
    recall3: 1,
    recall10: 1,
    mrr10: 0.75,
    ndcg10: (1 + 1 / Math.log2(3)) / 2,
  });
  expect(new Set(Object.values(measureRankings([])))).toEqual(new Set([null]));
});

describe("The area under the ROC curve", () => {
  test.each([
    [[3, 4], [1, 2], 1],
    [[1, 2], [3, 4], 0],
    [[1, 3], [2], 0.5],
    [[2, 2], [2], 0.5],
    [[1, 2], [1], 0.75],
  ])("of %j against %j is %f.", (positives, negatives, area) => {
    expect(areaUnderRoc(positives, negatives)).toBe(area);
  });

  test("is the share of pairs in which the positive is higher, equal ones counting half.", () => {
    const scores = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(scores, scores, (positives, negatives) => {
        const pairs = positives.flatMap((positive) =>
          negatives.map((negative) => (Math.sign(positive - negative) + 1) / 2),
        );
        expect(areaUnderRoc(positives, negatives)).toBeCloseTo(mean(pairs) ?? NaN, 12);
      }),
    );
  });

  test("cannot be told with one side empty.", () => {
    expect([areaUnderRoc([], [1]), areaUnderRoc([1], [])]).toEqual([null, null]);
  });
});

test("A percentile is one of the values; half of them are at most the median.", () => {
  const values = [5, 1, 4, 2, 3];
  expect([0.2, 0.5, 0.95, 1].map((wanted) => percentile(values, wanted))).toEqual([1, 3, 5, 5]);
  expect(percentile([7], 0.5)).toBe(7);
  expect(percentile([], 0.5)).toBeNull();
});

test("A share of nothing is unknown.", () => {
  expect(share([1, 2, 3, 4], (value) => value > 3)).toBe(0.25);
  expect(share([], () => true)).toBeNull();
});

test("A sample is in order, without repetition, as large as asked for, and the same every time.", () => {
  expect(sampleEvenly("abcdefgh".split(""), 4)).toEqual("aceg".split(""));
  expect(sampleEvenly("abc".split(""), Infinity)).toEqual("abc".split(""));
  fc.assert(
    fc.property(fc.nat(200), fc.nat(250), (size, count) => {
      const items = Array.from({ length: size }, (_, index) => index);
      const sample = sampleEvenly(items, count);
      expect(sample).toHaveLength(Math.min(size, count));
      expect([...new Set(sample)].toSorted((a, b) => a - b)).toEqual(sample);
    }),
  );
});
