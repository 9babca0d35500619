import { describe, expect, test } from "vitest";
import { askFiles, firstWords } from "../support/askFiles.ts";
import { page } from "../support/digests.ts";

const filler = {
  "bread.md": page({ title: "Bread" }, "Bread is baked at night. Rye loaves are sold before dawn."),
  "tower.md": page({ title: "Tower" }, "The tower has a clock. It was painted green last summer."),
};

describe("A number is found however its thousands are grouped:", () => {
  test.each([
    ["1500", "1,500"],
    ["1,500", "1500"],
    ["1 500", "1,500"],
    ["12,000", "12 000"],
    ["1,250,000", "1250000"],
  ])("%s in the document, %s in the question", async (written, asked) => {
    const ask = await askFiles({
      ...filler,
      "ferry.md": page({ title: "Ferry" }, `Captain Holt sold ${written} tickets at the pier.`),
    });
    const answer = await ask(`Who sold ${asked} tickets?`);
    expect(answer.verdict).toBe("answered");
    expect(firstWords(answer)).toContain("Captain Holt");
  });
});

test("One document dated in the future does not make all others old.", async () => {
  const ask = await askFiles({
    ...filler,
    "old.md": page(
      { title: "Fares", published: "2022-01-10" },
      "A ticket for the ferry of Skala costs 3 euros for everybody.",
    ),
    "new.md": page(
      { title: "Fares", published: "2026-06-01" },
      "A ticket for the ferry of Skala costs 5 euros for everybody.",
    ),
    "slip.md": page(
      { title: "Bees", published: "2062-05-01" },
      "Bees were moved to the roof of the school.",
    ),
  });
  const answer = await ask("How much does a ticket for the ferry cost now?");
  expect(firstWords(answer)).toContain("5 euros");
  expect(answer.newest).toBe("2026-06-01");
});
