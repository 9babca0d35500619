import { describe, expect, test } from "vitest";
import type { DocumentParts } from "../../../../src/documents/document.ts";
import { dropRepetition } from "../../../../src/documents/folders/furniture/repetition.ts";

const fact = "The library of the town is closed on Mondays and on all public holidays.";
const request =
  "By staying on our website you accept that we use cookies; you may change the settings of your browser.";

function branch(index: number, ending: string): DocumentParts {
  const paragraphs = [
    `The branch number ${index} of the library stands beside the quay, where the ships of line ${index} stop.`,
    `It has ${index} hundred books for children and two rooms in which people of the town meet to read.`,
    `In the summer branch ${index} lends boats, which the harbour office takes back until the evening.`,
  ];
  return {
    title: `Branch ${index}`,
    language: "en",
    blocks: [...paragraphs, ending].map((text) => ({ kind: "text", text })),
  };
}

function endings(count: number, ending: string): string[] {
  const files = Array.from({ length: count }, (_, index) => branch(index + 1, ending));
  return dropRepetition(files).map(({ blocks }) => blocks.at(-1)?.text ?? "");
}

describe("What several files end with", () => {
  test.each([2, 3, 9])("stays in all of %i, if it says something.", (count) => {
    expect(endings(count, fact)).toEqual(Array.from({ length: count }, () => fact));
  });

  test("goes from many, and stays in the first: no fact is lost.", () => {
    const [first, ...others] = endings(12, fact);
    expect(first).toBe(fact);
    expect(others).not.toContain(fact);
  });

  test.each([request, "Photo: Town library", "Read more"])(
    "goes from three, if it is the site's: %s",
    (ending) => {
      expect(endings(3, ending)).not.toContain(ending);
      expect(endings(2, ending)).toContain(ending);
    },
  );
});
