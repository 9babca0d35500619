import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeReadings, readWindow } from "../../../src/embedding/readers/bestSpans.ts";
import { lowestLogit, nothingRead } from "../../../src/embedding/readers/reader.ts";

const none = { noStart: 0, noEnd: 0, answered: null };
const letters = (count: number) =>
  Array.from({ length: count }, (_, start) => ({ start, end: start + 1 }));

describe("A window's reading", () => {
  test("shares the probability among its spans and no answer.", () => {
    const reading = readWindow({ ...none, starts: [0], ends: [0], places: letters(1) });
    expect(reading).toEqual({
      answeredLogit: 0,
      spanMargin: 0,
      spans: [{ start: 0, end: 1, score: 0.25 }],
    });
  });

  test("has the model's own log-odds, where it gives them.", () => {
    const logits = { ...none, answered: 3.5, starts: [1], ends: [2], places: letters(1) };
    expect(readWindow(logits)).toMatchObject({ answeredLogit: 3.5, spanMargin: 3 });
    expect(readWindow({ ...logits, answered: -1e9 }).answeredLogit).toBe(lowestLogit);
  });

  test("takes the parts of a word for one.", () => {
    const word = { start: 0, end: 9 };
    const { spans } = readWindow({ ...none, starts: [2, 1], ends: [1, 2], places: [word, word] });
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject(word);
  });

  test("has no span longer than 30 tokens.", () => {
    const starts = Array.from({ length: 60 }, (_, token) => (token === 0 ? 9 : 0));
    const ends = Array.from({ length: 60 }, (_, token) => (token === 59 ? 9 : 0));
    const { spans } = readWindow({ ...none, starts, ends, places: letters(60) });
    expect(Math.max(...spans.map(({ start, end }) => end - start))).toBeLessThanOrEqual(30);
  });

  test("has the 20 best of all spans.", () => {
    const logits = fc.array(
      fc.tuple(
        fc.float({ min: -9, max: 9, noNaN: true }),
        fc.float({ min: -9, max: 9, noNaN: true }),
      ),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(logits, (pairs) => {
        const [starts, ends] = [pairs.map(([start]) => start), pairs.map(([, end]) => end)];
        const { spans, spanMargin } = readWindow({
          ...none,
          starts,
          ends,
          places: letters(pairs.length),
        });
        const share = (values: readonly number[], at: number) =>
          Math.exp(values[at] ?? NaN) / values.reduce((sum, value) => sum + Math.exp(value), 1);
        const all = pairs.flatMap((_, first) =>
          pairs.slice(first, first + 30).map((__, offset) => ({
            start: first,
            score: share(starts, first) * share(ends, first + offset),
            margin: (starts[first] ?? NaN) + (ends[first + offset] ?? NaN),
          })),
        );
        const best = all.map(({ score }) => score).toSorted((a, b) => b - a);
        expect(spans.map(({ score }) => score)).toEqual(
          best.slice(0, 20).map((score) => expect.closeTo(score, 9)),
        );
        expect(spanMargin).toBeCloseTo(Math.max(...all.map(({ margin }) => margin)), 6);
      }),
    );
  });
});

describe("The readings of a text's windows become one", () => {
  const first = { answeredLogit: 1, spanMargin: -3, spans: [{ start: 0, end: 4, score: 0.5 }] };
  const second = {
    answeredLogit: -1,
    spanMargin: 2,
    spans: [
      { start: 9, end: 12, score: 0.7 },
      { start: 0, end: 4, score: 0.2 },
    ],
  };

  test("with the highest logits, and the spans of all, each once.", () => {
    expect(mergeReadings([first, second])).toEqual({
      answeredLogit: 1,
      spanMargin: 2,
      spans: [
        { start: 9, end: 12, score: 0.7 },
        { start: 0, end: 4, score: 0.5 },
      ],
    });
    expect(mergeReadings([second, first])).toEqual(mergeReadings([first, second]));
  });

  test("that is as they were, if there is one, and says nothing, if there is none.", () => {
    expect(mergeReadings([first])).toEqual(first);
    expect(mergeReadings([])).toEqual(nothingRead);
  });
});
