import { readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { fingerprintContents, toIndexed } from "../../../src/library/building/changes.ts";
import { buildLibrary } from "../../../src/library/building/build.ts";
import { type PassageWords, passageWords } from "../../../src/library/rows/passageWords.ts";
import { openDatabaseWriter } from "../../../src/library/rows/databaseWriter.ts";
import {
  finishGeneration,
  openCurrentGeneration,
  readCurrentManifest,
  startGeneration,
} from "../../../src/library/generations/generations.ts";
import {
  databaseFile,
  type Manifest,
  vectorsFile,
} from "../../../src/library/generations/manifest.ts";
import { createHnswWriter } from "../../../src/library/vectors/hnswIndex.ts";
import { verifyGeneration } from "../../../src/library/building/verify.ts";
import {
  defaultSplitterSettings,
  type Passage,
  type Sentence,
} from "../../../src/passages/index.ts";
import { documentOf } from "../../support/documents.ts";
import { factsOfDay } from "../../support/generations.ts";
import { buildHarbour, harbourDocuments } from "../../support/harbour.ts";
import { createLetterEmbedder } from "../../support/letterEmbedder.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** 26 characters: two sentences of two words, and one without words. */
const page = documentOf({ blocks: [{ kind: "text", text: "Ships come. They go at. …" }] });
const whole: readonly Passage[] = [
  { heading: null, page: null, start: 0, end: 11, sentences: [sentence(0, 11)] },
  {
    heading: null,
    page: null,
    start: 12,
    end: 25,
    sentences: [sentence(12, 23), sentence(24, 25)],
  },
];
const east = [1, 0, 0];
const none = [0, 0, 0];

/** Finishes a generation of one page that holds just what it is told to. */
async function generationOf(
  changes: {
    readonly passages?: readonly Passage[];
    /** By sentence ids, which count from 1. */
    readonly vectors?: Readonly<Record<number, readonly number[]>>;
    /** What keyword search finds instead of the passages' own words. */
    readonly words?: (words: readonly PassageWords[]) => readonly PassageWords[];
    /** Changes the database after it was written. */
    readonly sql?: string;
    readonly contents?: string;
    readonly counts?: Partial<Manifest["counts"]>;
    readonly changeVectorsFile?: (bytes: Buffer) => void;
  } = {},
): Promise<string> {
  const { passages = whole, vectors = { 1: east, 2: east, 3: none } } = changes;
  const indexFolder = await temporaryFolder();
  const folder = await startGeneration(indexFolder);
  const database = openDatabaseWriter(join(folder, databaseFile));
  const words = passageWords(page, passages);
  const ids = database.addDocument(page, passages, changes.words?.(words) ?? words);
  database.close();
  if (changes.sql !== undefined) {
    const rows = new Database(join(folder, databaseFile));
    rows.exec(changes.sql);
    rows.close();
  }
  const labels = Object.keys(vectors).map(Number);
  const writer = createHnswWriter({ dimensions: 3, capacity: labels.length });
  for (const label of labels) writer.add(label, Float32Array.from(vectors[label] ?? []));
  await writer.save(join(folder, vectorsFile));
  const bytes = await readFile(join(folder, vectorsFile));
  changes.changeVectorsFile?.(bytes);
  await writeFile(join(folder, vectorsFile), bytes);
  const generation = await finishGeneration(indexFolder, folder, {
    ...factsOfDay(1),
    contents: changes.contents ?? fingerprintContents([toIndexed(page)]),
    embedder: { id: "compass", dimensions: 3 },
    counts: {
      documents: 1,
      passages: passages.length,
      sentences: ids.length,
      removedVectors: 0,
      ...changes.counts,
    },
  });
  return generation.folder;
}

function sentence(start: number, end: number): Sentence {
  return { kind: "text", start, end };
}

function passage(start: number, end: number, ...sentences: [number, number][]): Passage {
  return {
    heading: null,
    page: null,
    start,
    end,
    sentences: sentences.map(([first, last]) => sentence(first, last)),
  };
}

describe("A generation without a fault", () => {
  test("has no problems.", async () => {
    expect(await verifyGeneration(await generationOf())).toEqual([]);
  });

  test("has none after documents were taken out of it.", async () => {
    const indexFolder = await temporaryFolder();
    await buildHarbour(indexFolder);
    const { manifest } = await buildLibrary({
      documents: harbourDocuments.slice(1),
      sources: "fingerprint",
      embedder: createLetterEmbedder(),
      splitter: defaultSplitterSettings,
      indexFolder,
      now: new Date("2026-06-02T12:00:00Z"),
      previous: await openCurrentGeneration(indexFolder),
    });
    expect(manifest.counts.documents).toBe(1);
    const { folder } = await readCurrentManifest(indexFolder);
    expect(await verifyGeneration(folder)).toEqual([]);
  });
});

describe("Verifying finds", () => {
  test.each<[string, Parameters<typeof generationOf>[0], (string | RegExp)[]]>([
    [
      "other counts than the manifest's, each of them",
      { counts: { documents: 2, passages: 1, sentences: 4 } },
      [
        "Expected 2 documents, got 1.",
        "Expected 1 passages, got 2.",
        "Expected 4 sentences, got 3.",
        "Expected 4 vectors, got 3.",
      ],
    ],
    [
      "a sentence outside its passage, and a passage outside its document",
      { passages: [passage(0, 11, [0, 11]), passage(12, 40, [10, 23], [24, 25])] },
      [
        "page.md: passage 2 (12 to 40) is not inside the text (0 to 25).",
        "page.md: sentence 2 (10 to 23) is not inside passage 2 (12 to 40).",
      ],
    ],
    [
      "passages and sentences that lie over one another",
      {
        passages: [passage(0, 14, [0, 14]), passage(12, 25, [12, 23], [20, 25])],
        vectors: { 1: east, 2: east, 3: east },
      },
      [
        "page.md: passage 2 (12 to 25) begins before passage 1 ends at 14.",
        "page.md: sentence 3 (20 to 25) begins before sentence 2 ends at 23.",
      ],
    ],
    [
      "sentences of nothing, and passages of none",
      { passages: [passage(24, 25, [24, 24]), passage(11, 12)], vectors: { 1: none } },
      ["page.md: sentence 1 (24 to 24) holds nothing.", "page.md: passage 2 has no sentence."],
    ],
    [
      "an empty index for keyword search",
      { words: (words) => words.map(() => ({ title: "", text: "" })) },
      [
        "Keyword search does not find passage 1 by its words.",
        "Keyword search does not find passage 2 by its words.",
      ],
    ],
    [
      "a passage that keyword search finds by other words",
      {
        words: (words) =>
          words.map((own, index) => (index === 1 ? { ...own, text: "ship come" } : own)),
      },
      ["Keyword search does not find passage 2 by its words."],
    ],
    [
      "words of no passage",
      { sql: "INSERT INTO passage_words (rowid, title, text) VALUES (7, 'ship', 'come')" },
      ["Keyword search does not find passage 7 by its words."],
    ],
    [
      "words of a passage that stand in none of its sentences",
      { passages: [passage(0, 11, [0, 2]), passage(12, 25, [15, 23], [24, 25])] },
      [
        "page.md: passage 1 has words in no sentence (2 to 11).",
        "page.md: passage 2 has words in no sentence (12 to 15).",
      ],
    ],
    [
      "headings that do not stand above, and pages that are others",
      { sql: "UPDATE passages SET heading = 'Fish', page = 3 WHERE id = 2" },
      [
        "page.md: the heading of passage 2 does not stand above it.",
        "page.md: passage 2 is not on page 3.",
        "Keyword search does not find passage 2 by its words.",
      ],
    ],
    [
      "another story than was given",
      { sql: "UPDATE documents SET story = 'other'" },
      ["The documents, their paths or their stories are not as given."],
    ],
    [
      "another path than was given",
      { sql: "UPDATE documents SET path = 'a.md', paths = '[\"a.md\"]'" },
      ["The documents, their paths or their stories are not as given."],
    ],
    [
      "an id that is not of the text",
      { sql: "UPDATE documents SET key = 'other'" },
      [
        "page.md: the id other is not that of its text.",
        "The documents, their paths or their stories are not as given.",
      ],
    ],
    [
      "two documents at one path",
      {
        sql: `INSERT INTO documents SELECT 9, 'other', path, title, publisher, published, url, language,
          text, questions, paths, story, pages, page_kind, fingerprint FROM documents`,
        counts: { documents: 2 },
      },
      [
        "page.md: the id other is not that of its text.",
        "page.md is the path of two documents.",
        "The documents, their paths or their stories are not as given.",
      ],
    ],
    [
      "sentences without a vector, and vectors without a sentence",
      { vectors: { 1: east, 3: none, 9: east } },
      ["Sentence 2 has no vector.", "The vector 9 belongs to no sentence."],
    ],
    [
      "vectors that are not of length one, zeros only where there are words",
      { vectors: { 1: [0.5, 0, 0], 2: none, 3: none } },
      [
        "The vector of sentence 1 has length 0.5, not 1.",
        "The vector of sentence 2 has length 0, not 1.",
      ],
    ],
    [
      "vectors that are no numbers",
      {
        vectors: { 1: [0.25, 0, 0], 2: east, 3: none },
        changeVectorsFile: (bytes) => {
          const quarter = Buffer.from(Float32Array.of(0.25).buffer);
          bytes.writeFloatLE(Number.NaN, bytes.indexOf(quarter));
        },
      },
      ["The vector of sentence 1 has values that are no numbers."],
    ],
  ])("%s.", async (_case, changes, problems) => {
    expect(await verifyGeneration(await generationOf(changes))).toEqual(problems);
  });

  test("ten problems of a kind, and says how many more there are.", async () => {
    const sentences = Array.from({ length: 15 }, (): [number, number] => [24, 24]);
    const vectors = Object.fromEntries(sentences.map((_, index) => [index + 1, none]));
    const folder = await generationOf({ passages: [passage(24, 25, ...sentences)], vectors });
    const problems = await verifyGeneration(folder);
    expect(problems).toHaveLength(11);
    expect(problems[10]).toBe("… and 5 more like that.");
  });

  test("every file that is not as it was published.", async () => {
    const folder = await generationOf();
    await truncate(join(folder, databaseFile), 100);
    await truncate(join(folder, vectorsFile), 100);
    expect(await verifyGeneration(folder)).toEqual([
      expect.stringMatching(
        /library\.db as it was published .* got other contents \(100 bytes\)\.$/,
      ),
      expect.stringMatching(/vectors\.hnsw as it was published .*\(100 bytes\)\.$/),
    ]);
  });

  test("a manifest that cannot be read, and files that were no index when they were published.", async () => {
    const folder = await generationOf({ changeVectorsFile: (bytes) => bytes.fill(0) });
    expect(await verifyGeneration(folder)).toEqual([expect.stringContaining("Expected")]);
    await writeFile(join(folder, "manifest.json"), "{");
    expect(await verifyGeneration(folder)).toEqual([expect.stringContaining("Expected JSON in")]);
  });
});
