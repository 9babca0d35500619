import { describe, expect, test } from "vitest";
import { quoteText, sourceOf } from "../../../src/answer/answer.ts";
import { recency } from "../../../src/answer/question/recency.ts";
import { askFiles, firstWords } from "../../support/askFiles.ts";
import { page } from "../../support/digests.ts";

const filler = page(
  { title: "Bread", published: "2026-01-05" },
  "Bread is baked at night. The bakers of the old town sell rye and barley loaves before dawn.",
);

describe("When several documents say it,", () => {
  test("nearly the same words are one quote with all its sources.", async () => {
    const sentence = "The new bridge over the Venta was opened by the mayor on 4 May 2026";
    const ask = await askFiles({
      "a.md": page(
        { title: "Bridge", publisher: "Gazette" },
        `${sentence}. Crowds came early to see the ribbon cut.`,
      ),
      "b.md": page(
        { title: "Opening", publisher: "Herald" },
        `${sentence}, at noon. A band played old songs for the children.`,
      ),
      "c.md": filler,
    });
    const answer = await ask("When was the bridge over the Venta opened?");
    expect(answer.verdict).toBe("answered");
    const [first] = answer.quotes;
    expect(first?.alsoIn).toHaveLength(1);
    const [also] = first?.alsoIn ?? [];
    expect(also && quoteText(answer, also)).toContain("on 4 May 2026");
    expect(also && sourceOf(answer, also).publisher).not.toBe(
      first && sourceOf(answer, first).publisher,
    );
    expect(answer.disagreement).toBeNull();
  });

  test("different figures stand side by side.", async () => {
    const ask = await askFiles({
      "a.md": page(
        { title: "Bridge", publisher: "Gazette" },
        "The new bridge over the Venta cost 40 million euros.",
      ),
      "b.md": page(
        { title: "Costs", publisher: "Herald" },
        "The new bridge over the Venta cost 62 million euros.",
      ),
      "c.md": filler,
    });
    const answer = await ask("How much did the bridge over the Venta cost?");
    expect(answer.disagreement).toEqual({ kind: "number", quotes: [0, 1] });
    const texts = answer.quotes.slice(0, 2).map((quote) => quoteText(answer, quote));
    expect(texts.toSorted()).toEqual([
      expect.stringContaining("40"),
      expect.stringContaining("62"),
    ]);
  });

  test("another document's quote comes before more of the same one.", async () => {
    const ask = await askFiles({
      "a.md": page(
        { title: "Herring" },
        "# Spring\n\nHerring is caught in the bay in spring with long nets from small boats.\n\n# Autumn\n\nHerring is caught in the bay in autumn too, but by larger ships with machines.",
      ),
      "b.md": page(
        { title: "Fishing" },
        "Most herring of the region is caught in the bay, says the ministry of fishing.",
      ),
      "c.md": filler,
    });
    const answer = await ask("Where is herring caught?");
    const documents = answer.quotes.map(({ documentId }) => documentId);
    expect(documents.length).toBeGreaterThan(1);
    expect(documents[0]).not.toBe(documents[1]);
  });
});

describe("A question about now", () => {
  const files = {
    "old.md": page(
      { title: "Mayor", published: "2021-03-01" },
      "The mayor of Ostvik is Anna Berg, elected by the town council.",
    ),
    "new.md": page(
      { title: "Mayor", published: "2026-06-20" },
      "The mayor of Ostvik is Karl Lind, elected by the town council.",
    ),
    "c.md": filler,
  };

  test("gets the newest of what answers first, and how new it is.", async () => {
    const ask = await askFiles(files);
    const answer = await ask("Who is the mayor of Ostvik now?");
    expect(firstWords(answer)).toContain("Karl Lind");
    expect(answer.newest).toBe("2026-06-20");
    expect((await ask("Who is the mayor of Ostvik?")).newest).toBeNull();
  });

  test("is not answered by what is only new.", async () => {
    const ask = await askFiles(files);
    expect((await ask("What is the latest price of gold in London?")).verdict).toBe("none");
  });

  test.each([
    ["2026-06-30", 1],
    ["2026-05-31", 0.5],
    ["2026", 0.5 ** (180 / 30)],
    [null, 0],
    ["sometime", 0],
  ])("weighs dates: %s counts %f", (published, weight) => {
    expect(recency(published, "2026-06-30")).toBeCloseTo(weight, 5);
  });
});
