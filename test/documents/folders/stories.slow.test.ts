import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findStories,
  overlap,
  sameStory,
  shinglesOf,
} from "../../../src/documents/folders/stories.ts";

const report =
  "The city council has decided that the old swing bridge over the canal will be opened to walkers again in the spring of next year. The repair will cost four million euros, most of which is paid by the region and the rest by the port. It was closed ten years ago after a barge had struck one of its pillars at night.";
const other =
  "Fishermen caught less herring in the gulf this year than in any other since the war, and the ministry expects that many boats will stay in their harbours until autumn, when the shoals come back from the north.";

const storiesOf = (texts: readonly string[]) => [
  ...findStories(texts.map((text, index) => ({ id: String(index), text }))).values(),
];

describe("near-copies are one story", () => {
  test.each([
    ["with a few words changed", report.replace("four million", "4.2 million").replace("old ", "")],
    ["with a lead added", `From our correspondent in the harbour, Friday. ${report}`],
    ["with a trailer added", `${report} This report first stood in the Canal Post.`],
    ["set in other signs", report.toUpperCase().replaceAll(",", " –")],
  ])("%s", (_, copy) => {
    expect(storiesOf([other, report, copy])).toEqual(["0", "1", "1"]);
  });

  test("named after the first in order", () => {
    expect(storiesOf([`${report} One.`, `${report} Two.`, `${report} Three.`])).toEqual([
      "0",
      "0",
      "0",
    ]);
  });
});

describe("different texts are different stories", () => {
  test("a report and a long text that quotes it", () => {
    expect(
      storiesOf([report, `${other} ${report} ${other.toUpperCase()} ${long(400, 7)}`]),
    ).toEqual(["0", "1"]);
  });

  test("texts too short to be told apart", () => {
    expect(storiesOf(["Yes, on deck five.", "Yes, on deck five!"])).toEqual(["0", "1"]);
  });
});

test("the same stories are found as by comparing every pair", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ seed: fc.nat(3), cut: fc.nat(60), added: fc.nat(60) }), {
        maxLength: 12,
      }),
      (edits) => {
        const texts = edits.map(
          ({ seed, cut, added }) =>
            `${long(120, seed).split(" ").slice(cut).join(" ")} ${long(added, seed + 100)}`,
        );
        expect(storiesOf(texts)).toEqual(bruteForce(texts));
      },
    ),
    // Hashing may miss one borderline pair in thousands, so the texts are the same in every run.
    { numRuns: 200, seed: 1 },
  );
});

// Compared one with each other, they would take hours.
test("10,000 documents are grouped in a matter of seconds", { timeout: 300_000 }, () => {
  const texts = Array.from({ length: 10_000 }, (_, index) => long(200, index % 9_000));
  expect(new Set(storiesOf(texts)).size).toBe(9_000);
});

/** Words that a seed decides; two seeds share hardly a run of four. */
function long(words: number, seed: number): string {
  let state = seed * 7919 + 17;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return `w${((state >> 8) % 5000) + (seed % 1000) * 5000}`;
  }).join(" ");
}

function bruteForce(texts: readonly string[]): string[] {
  const shingles = texts.map(shinglesOf);
  const leaders = texts.map((_, index) => index);
  texts.forEach((_, left) =>
    texts.slice(0, left).forEach((__, right) => {
      const [mine = new Set<number>(), theirs = new Set<number>()] = [
        shingles[left],
        shingles[right],
      ];
      if (Math.min(mine.size, theirs.size) < 8 || overlap(mine, theirs) < sameStory) return;
      const [from = 0, to = 0] = [leaders[left], leaders[right]];
      const least = Math.min(from, to);
      leaders.forEach((leader, index) => {
        if (leader === from || leader === to) leaders[index] = least;
      });
    }),
  );
  return leaders.map(String);
}
