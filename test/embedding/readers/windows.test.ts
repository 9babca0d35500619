import { describe, expect, test } from "vitest";
import { cutWindows } from "../../../src/embedding/readers/windows.ts";

/** A text of so many tokens, each numbered and a character long. */
function textOf(tokens: number) {
  const ids = Array.from({ length: tokens }, (_, index) => index);
  return { ids, spans: ids.map((start) => ({ start, end: start + 1 })) };
}

/** The windows, as first and last token. */
function cut(tokens: number, room: number, most = 32) {
  return cutWindows(textOf(tokens), room, most).map(({ ids, spans }) => {
    expect(spans.map(({ start }) => start)).toEqual(ids);
    return [ids[0], ids.at(-1)];
  });
}

describe("A text is cut into windows", () => {
  test.each([
    ["one, if it fits", 100, 100, [[0, 99]]],
    ["an empty one, if it has no tokens", 0, 100, [[undefined, undefined]]],
    [
      "two as short as they may be, if it fits barely not",
      121,
      120,
      [
        [0, 90],
        [30, 120],
      ],
    ],
    [
      "of equal length",
      250,
      120,
      [
        [0, 107],
        [47, 154],
        [95, 202],
        [142, 249],
      ],
    ],
  ] as const)("%s.", (_case, tokens, room, expected) => {
    expect(cut(tokens, room)).toEqual(expected);
  });

  test.each([
    [500, 120],
    [1000, 237],
    [241, 240],
    [300, 2],
    [50, 1],
  ])(
    "that hold all of %i tokens in rooms for %i, in order, and share what answers need.",
    (tokens, room) => {
      const windows = cutWindows(textOf(tokens), room, 1000);
      const overlap = Math.min(64, Math.floor(room / 2));
      expect(new Set(windows.flatMap(({ ids }) => ids)).size).toBe(tokens);
      for (const [index, { ids }] of windows.entries()) {
        expect(ids.length).toBeLessThanOrEqual(room);
        const next = windows[index + 1]?.ids;
        if (next)
          expect((ids.at(-1) ?? NaN) + 1 - (next[0] ?? NaN)).toBeGreaterThanOrEqual(overlap);
      }
      // No more windows than are needed.
      expect(windows.length - 1).toBeLessThan(tokens / (room - overlap));
    },
  );

  test("up to a number of them, from its beginning.", () => {
    const windows = cut(10_000, 120, 3);
    expect(windows).toHaveLength(3);
    expect([windows[0]?.[0], windows[2]?.[1]]).toEqual([0, 120 + 2 * 60 - 1]);
  });
});
