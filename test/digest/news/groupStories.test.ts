import { expect, test } from "vitest";
import { groupStories, type StoryMember } from "../../../src/digest/news/groupStories.ts";
import { documentOf } from "../../support/documents.ts";

const words = new Set("ferry aground rocks harbour".split(" "));

/** A document that means a direction of the plane, in degrees. */
function memberAt(
  degrees: number,
  facts: { published?: string | null; stems?: ReadonlySet<string>; story?: string } = {},
): StoryMember {
  const { published = "2026-06-29", stems = words, story } = facts;
  const path = `${degrees}-${published}.md`;
  const parts = { published, blocks: [{ kind: "text" as const, text: `Text of ${path}.` }] };
  const { contentHash: _hash, blocks: _blocks, ...stored } = documentOf(parts, path);
  const document = { ...stored, pages: [], story: story ?? stored.story };
  const radians = (degrees * Math.PI) / 180;
  const centroid = Float32Array.of(Math.cos(radians), Math.sin(radians));
  const reading = { document, sentences: [], centroid, leadStems: stems };
  return { document, kind: "new", knownSentences: new Set(), profile: reading };
}

const sizes = (...members: StoryMember[]) =>
  groupStories(members).map((story) => story.members.length);

test("What is alike in meaning and in words, and of the same days, is one story.", () => {
  expect(sizes(memberAt(0), memberAt(30), memberAt(50))).toEqual([3]);
});

test("A chain of neighbours is not one story.", () => {
  expect(sizes(memberAt(0), memberAt(50), memberAt(100))).toEqual([2, 1]);
});

test("Alike in meaning but not in words is not one story.", () => {
  const others = new Set("chess girl champion country".split(" "));
  expect(sizes(memberAt(0), memberAt(1, { stems: others }))).toEqual([1, 1]);
});

test.each([
  ["2026-06-26", [2]],
  ["2026-06-25", [1, 1]],
  ["2026-06", [1, 1]],
  [null, [1, 1]],
])("Of 29 June and %s.", (published, expected) => {
  expect(sizes(memberAt(0), memberAt(1, { published }))).toEqual(expected);
});

test("Near-copies are one story whatever their dates, the newest first.", () => {
  const [story] = groupStories([
    memberAt(0, { published: "2025-01-01", story: "same" }),
    memberAt(90, { published: "2026-06-29", story: "same" }),
    memberAt(45, { published: null, story: "same" }),
  ]);
  expect(story?.members.map(({ document }) => document.published)).toEqual([
    "2026-06-29",
    "2025-01-01",
    null,
  ]);
});
