import { describe, expect, test } from "vitest";
import { readQuestion } from "../../../src/answer/question/question.ts";
import { rankPassages } from "../../../src/answer/retrieval/ranking.ts";
import type { Library } from "../../../src/library/library.ts";
import { libraryOf, page } from "../../support/digests.ts";
import { createTableEmbedder } from "../../support/tableEmbedder.ts";

const sea = [1, 0];
const food = [0, 1];
const embedder = createTableEmbedder({ ships: sea, boats: sea, bread: food, soup: food });

const pages = {
  "ships.md": page({ title: "One", language: "en" }, "Ships rest. Bread bakes."),
  "boats.md": page({ title: "Two", language: "en" }, "Boats rest. Boats float."),
  "mixed.md": page({ title: "Three", language: "en" }, "Boats carry bread. Soup cooks."),
  "bread.md": page({ title: "Four", language: "en" }, "Bread bakes. Soup cooks."),
};

/** The ranking of a question, each passage with its document's path. */
async function rank(library: Library, text: string, vector = sea, near: string | null = null) {
  const documents = await library.listDocuments();
  const document = documents.find(({ path }) => path === near);
  const place = document ? { documentId: document.id, start: 0, end: 5 } : null;
  const question = await readQuestion(text, library);
  const ranking = await rankPassages(library, question, Float32Array.from(vector), place);
  const paths = new Map(documents.map(({ id, path }) => [id, path]));
  return ranking.map((ranked) => ({ ...ranked, path: paths.get(ranked.passage.documentId) }));
}

describe("A passage's score is the sum of its parts:", () => {
  const half = Math.SQRT1_2;
  // Of "Boats carry bread. Soup cooks.": [1, 1] ÷ √2 and [0, 1], whose mean is at 67.5° to the sea.
  const mixedMeaning = Math.cos((67.5 * Math.PI) / 180);
  test.each([
    ["ships.md", "Ships rest. Bread bakes.", 1, half, 1],
    ["boats.md", "Boats rest. Boats float.", 0, 1, 1],
    ["mixed.md", "Boats carry bread. Soup cooks.", 0, mixedMeaning, half],
  ])("%s, “%s”, has %f of words, %f of meaning, and %f in its best sentence", async (...row) => {
    const [path, , words, meaning, best] = row;
    const library = await libraryOf(pages, embedder);
    const found = (await rank(library, "ships")).find((ranked) => ranked.path === path);
    expect(found?.lexicalScore).toBeCloseTo(words, 5);
    expect(found?.semanticScore).toBeCloseTo(meaning, 5);
    expect(Math.max(...(found?.sentenceCosines ?? []))).toBeCloseTo(best, 5);
    expect(found?.score).toBeCloseTo(words + 1.2 * meaning + 1.3 * best, 5);
  });

  test("the most first, and what neither search finds not at all.", async () => {
    const library = await libraryOf(pages, embedder);
    const order = (await rank(library, "ships")).map(({ path }) => path);
    expect(order).toEqual(["ships.md", "boats.md", "mixed.md"]);
    expect(await rank(library, "anchor", [0, 0])).toEqual([]);
  });
});

test("BM25 counts as a share of the best passage's.", async () => {
  const library = await libraryOf(
    {
      "twice.md": page({ title: "One", language: "en" }, "Ships here. Ships there."),
      "once.md": page({ title: "Two", language: "en" }, "Ships here. Cranes there."),
    },
    embedder,
  );
  const [twice, once] = await rank(library, "ships", [0, 0]);
  const found = await library.retrieve({
    terms: ["ship"],
    vector: new Float32Array(2),
    lexicalDepth: 2,
    semanticDepth: 0,
  });
  expect([twice?.path, twice?.score]).toEqual(["twice.md", 1]);
  expect(once?.score).toBe(Math.min(...found.map(({ lexicalScore }) => lexicalScore)));
  expect(once?.score).toBeLessThan(1);
});

test("Asked about words, the passage with them counts 8 more, and others of their document 4.", async () => {
  const text = "Bread bakes here.\n\n# More\n\nSoup cooks here.";
  const library = await libraryOf(
    { ...pages, "near.md": page({ title: "Near", language: "en" }, text) },
    embedder,
  );
  const scores = (await rank(library, "ships", sea, "near.md")).map((ranked) => [
    ranked.path,
    Math.round(ranked.score * 1e5) / 1e5,
  ]);
  expect(scores.slice(0, 2)).toEqual([
    ["near.md", 8],
    ["near.md", 4],
  ]);
});

test("In a document of more passages than are ranked, those around the words are among them.", async () => {
  const sections = Array.from(
    { length: 150 },
    (_, index) => `# Part ${index}\n\nSoup ${index} cooks.`,
  );
  const files = {
    ...pages,
    "book.md": page({ title: "Book", language: "en" }, sections.join("\n\n")),
  };
  const library = await libraryOf(files, embedder);
  const book = (await library.listDocuments()).find(({ path }) => path === "book.md");
  const start = book?.text.indexOf("Soup 140 cooks.") ?? 0;
  const place = { documentId: book?.id ?? "", start, end: start + 8 };
  const question = await readQuestion("ships", library);
  const [first] = await rankPassages(library, question, Float32Array.from(sea), place);
  expect(book?.text.slice(first?.passage.start, first?.passage.end)).toContain("Soup 140 cooks.");
});

test("Equals stand in the order of their places in a document.", async () => {
  const text = "# A\n\nBoats rest.\n\n# B\n\nBoats float.\n\n# C\n\nBoats sink.";
  const library = await libraryOf(
    { "same.md": page({ title: "Same", language: "en" }, text) },
    embedder,
  );
  const starts = (await rank(library, "ships")).map(({ passage }) => passage.start);
  expect(starts).toHaveLength(3);
  expect(starts).toEqual(starts.toSorted((a, b) => a - b));
});

test("At most 50 passages are ranked, the likeliest.", async () => {
  const sections = Array.from({ length: 60 }, (_, index) => `# Part ${index}\n\nBoats rest.`);
  const files = { "long.md": page({ title: "Long", language: "en" }, sections.join("\n\n")) };
  const library = await libraryOf({ ...files, ...pages }, embedder);
  const ranking = await rank(library, "ships");
  expect(ranking).toHaveLength(50);
  expect(ranking[0]?.path).toBe("ships.md");
});
