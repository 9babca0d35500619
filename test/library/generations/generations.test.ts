import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rename, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generationName } from "../../../src/library/generations/generationFolder.ts";
import {
  openCurrentGeneration,
  readCurrentManifest,
} from "../../../src/library/generations/generations.ts";
import {
  IndexDamagedError,
  IndexMismatchError,
  IndexNotFoundError,
} from "../../../src/library/generations/indexErrors.ts";
import { createHnswWriter } from "../../../src/library/vectors/hnswIndex.ts";
import { openLibrary } from "../../../src/library/library.ts";
import { buildHarbour } from "../../support/harbour.ts";
import { createLetterEmbedder } from "../../support/letterEmbedder.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const letters = createLetterEmbedder();

async function builtIndex(): Promise<{ indexFolder: string; generation: string }> {
  const indexFolder = join(await temporaryFolder(), "index");
  await buildHarbour(indexFolder);
  return { indexFolder, generation: (await readCurrentManifest(indexFolder)).folder };
}

async function flipBit(path: string): Promise<void> {
  const bytes = await readFile(path);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  await writeFile(path, bytes);
}

async function changeManifest(generation: string, changes: object): Promise<void> {
  const path = join(generation, "manifest.json");
  const manifest = JSON.parse(await readFile(path, "utf8")) as object;
  await writeFile(path, JSON.stringify({ ...manifest, ...changes }));
}

async function shorten(path: string): Promise<void> {
  await truncate(path, (await stat(path)).size - 1);
}

describe("An index folder without an index", () => {
  test.each([
    ["is empty", async () => temporaryFolder()],
    ["is not there", async () => join(await temporaryFolder(), "nowhere")],
    [
      "was never finished",
      async () => {
        const folder = await temporaryFolder();
        await mkdir(join(folder, "generations", ".building-x"), { recursive: true });
        return folder;
      },
    ],
  ])("that %s says to build one.", async (_case, makeFolder) => {
    const indexFolder = await makeFolder();
    for (const open of [openCurrentGeneration, readCurrentManifest]) {
      await expect(open(indexFolder)).rejects.toThrow(IndexNotFoundError);
    }
    await expect(openLibrary(indexFolder, letters)).rejects.toThrow(
      `Expected an index in ${indexFolder}, found none. Run: npm run index`,
    );
  });
});

describe("A whole index", () => {
  test("is opened with its manifest.", async () => {
    const { indexFolder, generation } = await builtIndex();
    const opened = await openCurrentGeneration(indexFolder);
    expect(opened).toEqual(await readCurrentManifest(indexFolder));
    expect(opened.folder).toBe(generation);
    expect(opened.manifest.files["library.db"].bytes).toBe(
      (await stat(join(generation, "library.db"))).size,
    );
  });

  test("may be copied elsewhere.", async () => {
    const { indexFolder } = await builtIndex();
    const copy = join(await temporaryFolder(), "copy");
    await cp(indexFolder, copy, { recursive: true });
    expect(await (await openLibrary(copy, letters)).listDocuments()).toHaveLength(2);
  });

  test.each([
    ["another model", { id: "other", dimensions: 27 }],
    ["vectors of another length", { id: "letters", dimensions: 26 }],
  ])("of %s than the one in use is refused, and both are named.", async (_case, embedder) => {
    const { indexFolder } = await builtIndex();
    const outcome = openLibrary(indexFolder, embedder);
    await expect(outcome).rejects.toThrow(IndexMismatchError);
    await expect(outcome).rejects.toThrow(
      `Expected an index made with ${embedder.id} (${embedder.dimensions} dimensions), got one made with letters (27). Run: npm run index, or set EMBEDDING_MODEL back.`,
    );
  });

  test("of another format is refused, though the rest of its manifest be unknown.", async () => {
    const { indexFolder, generation } = await builtIndex();
    for (const manifest of [{ format: 99 }, { format: 0, of: "the past" }]) {
      await writeFile(join(generation, "manifest.json"), JSON.stringify(manifest));
      const outcome = openLibrary(indexFolder, letters);
      await expect(outcome).rejects.toThrow(IndexMismatchError);
      await expect(outcome).rejects.toThrow(/format \d+, got format (99|0), .* Run: npm run index/);
    }
  });
});

describe("A damaged index is refused, and the message says to build it again, where", () => {
  test.each<[string, (generation: string, indexFolder: string) => Promise<unknown>]>([
    ["the database was cut short", (generation) => shorten(join(generation, "library.db"))],
    ["the database is empty", (generation) => truncate(join(generation, "library.db"), 0)],
    ["the database has another bit", (generation) => flipBit(join(generation, "library.db"))],
    ["the database is gone", (generation) => rm(join(generation, "library.db"))],
    [
      "the database is a folder",
      async (generation) => {
        await rm(join(generation, "library.db"));
        await mkdir(join(generation, "library.db"));
      },
    ],
    ["the vectors were cut short", (generation) => shorten(join(generation, "vectors.hnsw"))],
    ["the vectors have another bit", (generation) => flipBit(join(generation, "vectors.hnsw"))],
    ["the vectors are gone", (generation) => rm(join(generation, "vectors.hnsw"))],
    ["the manifest is gone", (generation) => rm(join(generation, "manifest.json"))],
    [
      "the manifest was cut short",
      (generation) => truncate(join(generation, "manifest.json"), 100),
    ],
    ["the manifest is empty", (generation) => truncate(join(generation, "manifest.json"), 0)],
    ["the manifest is a list", (generation) => writeFile(join(generation, "manifest.json"), "[]")],
    [
      "the manifest lacks its format",
      (generation) => changeManifest(generation, { format: undefined }),
    ],
    ["the manifest lacks its files", (generation) => changeManifest(generation, { files: {} })],
    [
      "the manifest's format is a word",
      (generation) => changeManifest(generation, { format: "1" }),
    ],
    [
      "the manifest's dimensions are none",
      (generation) => changeManifest(generation, { embedder: { id: "letters", dimensions: 0 } }),
    ],
    [
      "the manifest counts more documents",
      (generation) =>
        changeManifest(generation, { counts: { documents: 3, passages: 3, sentences: 6 } }),
    ],
    [
      "the manifest counts fewer passages",
      (generation) =>
        changeManifest(generation, { counts: { documents: 2, passages: 2, sentences: 6 } }),
    ],
    [
      "the manifest counts fewer sentences",
      (generation) =>
        changeManifest(generation, { counts: { documents: 2, passages: 3, sentences: 5 } }),
    ],
    ["the generation is gone", (generation) => rm(generation, { recursive: true })],
    [
      "current names nonsense",
      (_, indexFolder) => writeFile(join(indexFolder, "current"), "nonsense"),
    ],
    ["current is empty", (_, indexFolder) => writeFile(join(indexFolder, "current"), "")],
    [
      "current is binary",
      (_, indexFolder) => writeFile(join(indexFolder, "current"), "\u0000\u0001\ufffd"),
    ],
    [
      "current names two",
      (_, indexFolder) => writeFile(join(indexFolder, "current"), "one\ntwo\n"),
    ],
    [
      "current is endless",
      (_, indexFolder) => writeFile(join(indexFolder, "current"), "x".repeat(5000)),
    ],
  ])("%s.", async (_case, damage) => {
    const { indexFolder, generation } = await builtIndex();
    await damage(generation, indexFolder);
    const outcome = openLibrary(indexFolder, letters);
    await expect(outcome).rejects.toThrow(IndexDamagedError);
    await expect(outcome).rejects.toThrow(/^Expected .* Run: npm run index$/s);
  });

  test("it holds fewer vectors than sentences, though each file is as its manifest says.", async () => {
    const { indexFolder, generation } = await builtIndex();
    const path = join(generation, "vectors.hnsw");
    const writer = createHnswWriter({ dimensions: 27, capacity: 1 });
    writer.add(1, new Float32Array(27));
    await writer.save(path);
    const bytes = await readFile(path);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const { files } = (await readCurrentManifest(indexFolder)).manifest;
    await changeManifest(generation, {
      files: { ...files, "vectors.hnsw": { bytes: bytes.length, sha256 } },
    });
    const manifest = await readFile(join(generation, "manifest.json"));
    const name = generationName("2026-06-01T12:00:00.000Z", manifest);
    await rename(generation, join(generation, "..", name));
    await writeFile(join(indexFolder, "current"), name);
    await expect(openLibrary(indexFolder, letters)).rejects.toThrow(IndexDamagedError);
    await expect(openLibrary(indexFolder, letters)).rejects.toThrow(
      /1 vectors. Run: npm run index$/,
    );
  });

  test.each(["../../elsewhere", "..", ".", "one/two", "/etc"])(
    "current leads out of the generations: %s.",
    async (name) => {
      const { indexFolder, generation } = await builtIndex();
      // A whole generation there changes nothing.
      await cp(generation, join(indexFolder, "..", "elsewhere"), { recursive: true });
      await writeFile(join(indexFolder, "current"), `${name}\n`);
      const outcome = openLibrary(indexFolder, letters);
      await expect(outcome).rejects.toThrow(IndexDamagedError);
      await expect(outcome).rejects.toThrow(
        `to name a generation, got "${name}\\n". Run: npm run index`,
      );
    },
  );
});
