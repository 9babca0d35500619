import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Embedder } from "../../../src/embedding/embedder.ts";
import { openLibrary } from "../../../src/library/library.ts";
import { documentOf, markdownDocument } from "../../support/documents.ts";
import { buildHarbour, harbourDocuments, listing } from "../../support/harbour.ts";
import { createLetterEmbedder } from "../../support/letterEmbedder.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const letters = createLetterEmbedder();

/** A page whose every sentence is another, so that it takes several steps to embed. */
const longPage = markdownDocument(
  Array.from({ length: 600 }, (_, number) => `Boat ${number} came in.`).join("\n\n"),
  "boats.md",
);

async function generationsIn(indexFolder: string): Promise<string[]> {
  return (await listing(join(indexFolder, "generations"))).filter((path) => !path.includes("/"));
}

async function titlesIn(indexFolder: string): Promise<string[]> {
  const library = await openLibrary(indexFolder, letters);
  const titles = (await library.listDocuments()).map((document) => document.title);
  library.close();
  return titles;
}

function page(title: string) {
  return markdownDocument(`# ${title}\n\nThe ${title} is open.`, `${title}.md`);
}

describe("Building an index", () => {
  test("makes a manifest that says what it was built of, when and how.", async () => {
    const indexFolder = await temporaryFolder();
    const manifest = await buildHarbour(indexFolder, { day: 29 });
    expect(manifest).toMatchObject({
      format: expect.any(Number),
      createdAt: "2026-06-29T12:00:00.000Z",
      embedder: { id: "letters", dimensions: 27 },
      splitter: { targetWords: 120 },
      sources: "fingerprint",
      counts: { documents: 2, passages: 3, sentences: 6 },
    });
    expect((await openLibrary(indexFolder, letters)).manifest).toEqual(manifest);
  });

  test("leaves three files in one generation, and the file that names it.", async () => {
    const indexFolder = await temporaryFolder();
    await buildHarbour(indexFolder, { day: 29 });
    const name = (await readFile(join(indexFolder, "current"), "utf8")).trim();
    expect(name).toMatch(/^20260629T120000Z-[0-9a-f]{8}$/);
    const files = ["library.db", "manifest.json", "vectors.hnsw"];
    expect(await listing(indexFolder)).toEqual([
      "current",
      "generations",
      `generations/${name}`,
      ...files.map((file) => `generations/${name}/${file}`),
    ]);
  });

  test("makes the index folder where there is none, whatever its name.", async () => {
    const indexFolder = join(await temporaryFolder(), "a b", "індекс 🚢");
    await buildHarbour(indexFolder);
    expect(await titlesIn(indexFolder)).toHaveLength(2);
  });

  test("tells how far it is, from nothing to everything.", async () => {
    const told: { done: number; total: number }[] = [];
    await buildHarbour(await temporaryFolder(), {
      documents: [longPage],
      onProgress: (sentences) => told.push(sentences),
    });
    const done = told.map((sentences) => sentences.done);
    expect(told.every(({ total }) => total === 600)).toBe(true);
    expect([done.at(0), done.at(-1)]).toEqual([0, 600]);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.length).toBeGreaterThan(2);
  });

  test("of no documents is refused with what to do, and writes nothing.", async () => {
    const indexFolder = await temporaryFolder();
    const outcome = buildHarbour(indexFolder, { documents: [] });
    await expect(outcome).rejects.toMatchObject({
      name: "EmptyLibraryError",
      message: expect.stringContaining("files into the documents folder.") as string,
    });
    expect(await listing(indexFolder)).toEqual([]);
  });

  test("of a document without a letter gives a library without a sentence.", async () => {
    const indexFolder = await temporaryFolder();
    const { counts } = await buildHarbour(indexFolder, {
      documents: [documentOf({ blocks: [{ kind: "text", text: "!!!" }] })],
    });
    const [vector = new Float32Array()] = await letters.embed(["!"]);
    const library = await openLibrary(indexFolder, letters);
    expect(counts).toMatchObject({ documents: 1, passages: 0, sentences: 0 });
    const query = { terms: ["!"], vector, lexicalDepth: 5, semanticDepth: 5 };
    expect(await library.retrieve(query)).toEqual([]);
  });
});

describe("A build that fails", () => {
  const failsAfter = (calls: number): Embedder => ({
    ...letters,
    embed(texts) {
      calls -= 1;
      return calls < 0 ? Promise.reject(new Error("The model went away.")) : letters.embed(texts);
    },
  });
  const gives = (vector: Float32Array): Embedder => ({
    ...letters,
    embed: async (texts) => texts.map(() => vector),
  });

  test.each([
    ["the model goes away at the start", failsAfter(0), "The model went away."],
    ["the model goes away half-way", failsAfter(1), "The model went away."],
    ["the model gives NaN", gives(new Float32Array(27).fill(Number.NaN)), "finite numbers"],
    ["the model gives too short a vector", gives(new Float32Array(26)), "Expected a vector of 27"],
  ])("leaves the earlier index serving and nothing else: %s.", async (_case, embedder, reason) => {
    const indexFolder = await temporaryFolder();
    await buildHarbour(indexFolder, { documents: [page("quay")] });
    const before = await listing(indexFolder);
    const outcome = buildHarbour(indexFolder, { day: 2, documents: [longPage], embedder });
    await expect(outcome).rejects.toThrow(reason);
    expect(await listing(indexFolder)).toEqual(before);
    expect(await titlesIn(indexFolder)).toEqual(["quay"]);
  });

  test("because the model gave fewer vectors than texts publishes nothing.", async () => {
    const indexFolder = await temporaryFolder();
    const embedder: Embedder = {
      ...letters,
      embed: async (texts) => (await letters.embed(texts)).slice(1),
    };
    await expect(buildHarbour(indexFolder, { embedder })).rejects.toThrow(Error);
    expect(await listing(indexFolder)).not.toContain("current");
  });

  test("by being killed leaves the earlier index serving, and the next build works.", async () => {
    const indexFolder = await temporaryFolder();
    await buildHarbour(indexFolder, { documents: [page("quay")] });
    const halfWritten = join(indexFolder, "generations", ".building-left");
    await mkdir(halfWritten);
    await writeFile(join(halfWritten, "library.db"), "half");
    expect(await titlesIn(indexFolder)).toEqual(["quay"]);
    await buildHarbour(indexFolder, { day: 2, documents: [page("lamp")] });
    expect(await titlesIn(indexFolder)).toEqual(["lamp"]);
  });
});

describe("Building again", () => {
  test("replaces the index, and keeps three generations.", async () => {
    const indexFolder = await temporaryFolder();
    for (const day of [1, 2, 3, 4, 5]) {
      await buildHarbour(indexFolder, { day, documents: [page(`quay ${day}`)] });
      expect(await titlesIn(indexFolder)).toEqual([`quay ${day}`]);
    }
    const days = (await generationsIn(indexFolder)).map((name) => name.slice(0, 8));
    expect(days).toEqual(["20260603", "20260604", "20260605"]);
  });

  test("serves the new index even if the clock went back.", async () => {
    const indexFolder = await temporaryFolder();
    for (const day of [5, 4, 3, 2, 1]) {
      await buildHarbour(indexFolder, { day, documents: [page(`quay ${day}`)] });
      expect(await titlesIn(indexFolder)).toEqual([`quay ${day}`]);
    }
    expect(await generationsIn(indexFolder)).toHaveLength(3);
  });

  test("leaves a library that is open as it was.", async () => {
    const indexFolder = await temporaryFolder();
    await buildHarbour(indexFolder);
    const library = await openLibrary(indexFolder, letters);
    for (const day of [2, 3, 4, 5])
      await buildHarbour(indexFolder, { day, documents: [page("lamp")] });
    const [vector = new Float32Array()] = await letters.embed(["The harbour opens at six."]);
    expect(await library.listDocuments()).toHaveLength(harbourDocuments.length);
    const query = { terms: ["harbour"], vector, lexicalDepth: 5, semanticDepth: 1 };
    const found = await library.retrieve(query);
    expect(found.filter(({ lexicalScore }) => lexicalScore > 0)).toHaveLength(2);
    expect(Math.max(...found.flatMap(({ sentenceCosines }) => sentenceCosines))).toBeCloseTo(1, 5);
    library.close();
  });

  test("works with the same documents at the same instant.", async () => {
    const indexFolder = await temporaryFolder();
    const first = await buildHarbour(indexFolder);
    expect(await buildHarbour(indexFolder)).toEqual(first);
    expect(await titlesIn(indexFolder)).toHaveLength(2);
  });

  test.each([2, 3, 8])(
    "%d times at once finishes each time, and a whole index serves.",
    async (times) => {
      const indexFolder = await temporaryFolder();
      // Which build comes last is chance: several rounds meet more orders.
      for (const round of [1, 2, 3, 4, 5]) {
        const titles = Array.from({ length: times }, (_, index) => `quay ${round}.${index}`);
        const outcomes = await Promise.allSettled(
          titles.map((title, index) =>
            buildHarbour(indexFolder, {
              day: round * times + ((index * 5) % times),
              documents: [page(title)],
            }),
          ),
        );
        expect(outcomes.map(({ status }) => status)).toEqual(titles.map(() => "fulfilled"));
        expect(titles).toEqual(expect.arrayContaining(await titlesIn(indexFolder)));
        const paths = await listing(indexFolder);
        expect(paths.filter((path) => /(^|\/)\./.test(path))).toEqual([]);
      }
    },
  );
});
