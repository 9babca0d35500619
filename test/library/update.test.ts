import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { readCurrentName } from "../../src/library/generations/generations.ts";
import { listGenerations } from "../../src/library/generations/keptGenerations.ts";
import { IndexLockedError } from "../../src/library/generations/writerLock.ts";
import { planUpdate, updateIndex, type UpdateOptions } from "../../src/library/update.ts";
import { defaultSplitterSettings } from "../../src/passages/passages.ts";
import { createLetterEmbedder } from "../support/letterEmbedder.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

let options: UpdateOptions;
let clock: number;

beforeEach(async () => {
  const folder = await temporaryFolder();
  clock = Date.UTC(2026, 5, 29, 12);
  options = {
    documentsFolder: join(folder, "documents"),
    indexFolder: join(folder, "index"),
    reading: {},
    parseCachePath: join(folder, "parsed.gz"),
    embedder: createLetterEmbedder(),
    splitter: defaultSplitterSettings,
    now: () => new Date((clock += 1_000)),
  };
  await mkdir(options.documentsFolder);
  await write("harbour.md", "# Harbour\n\nShips come at dawn.");
});

const write = (name: string, text: string) => writeFile(join(options.documentsFolder, name), text);

test("Of two updates at once one goes on, and the other says who is at it and since when.", async () => {
  const outcomes = await Promise.allSettled([updateIndex(options), updateIndex(options)]);
  const refused = outcomes.find((outcome) => outcome.status === "rejected");
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  expect(refused?.reason).toBeInstanceOf(IndexLockedError);
  expect(String(refused?.reason)).toContain(String(process.pid));
  expect(String(refused?.reason)).toContain("2026-06-29T12:00:0");
  expect((await updateIndex(options)).isPublished).toBe(true);
});

test("A generation that is not accepted is set aside, and the one before stays in use.", async () => {
  const first = await updateIndex(options);
  await write("fish.md", "# Fish\n\nHerring is sold.");
  const seen: (string | undefined)[] = [];
  const second = await updateIndex({
    ...options,
    accept(next, previous) {
      seen.push(previous?.name, next.name);
      return Promise.resolve(false);
    },
  });
  expect(second.isPublished).toBe(false);
  expect(seen).toEqual([first.generation, second.generation.replace(/-aside$/, "")]);
  expect(await readCurrentName(options.indexFolder)).toBe(first.generation);
  const aside = (await listGenerations(options.indexFolder)).filter(({ isAside }) => isAside);
  expect(aside.map(({ name }) => name)).toEqual([second.generation]);
});

test("What a killed build left half done is removed by the next.", async () => {
  await updateIndex(options);
  const generations = join(options.indexFolder, "generations");
  await mkdir(join(generations, ".building-dead"));
  await updateIndex(options);
  expect((await readdir(generations)).filter((name) => name.startsWith("."))).toEqual([]);
});

test("A plan says what an update then does, and writes nothing.", async () => {
  expect((await planUpdate(options)).changes).toMatchObject({ added: ["harbour.md"] });
  expect(await readdir(options.indexFolder).catch(() => [])).toEqual([]);
  await updateIndex(options);
  await write("harbour.md", "# Harbour\n\nShips come at noon.");
  await write("fish.md", "# Fish\n\nHerring is sold.");
  const { changes } = await planUpdate(options);
  expect(changes).toEqual((await updateIndex(options)).changes);
  expect(changes).toMatchObject({ added: ["fish.md"], changed: ["harbour.md"] });
});

test("From nothing or from the generation before, remembered or parsed: the counts are the same.", async () => {
  await updateIndex(options);
  await write("fish.md", "# Fish\n\nHerring is sold. Gulls steal it.");
  const grown = await updateIndex(options);
  const full = await updateIndex({ ...options, isFull: true });
  expect(full.changes.added).toEqual(["fish.md", "harbour.md"]);
  expect(full.manifest.counts).toEqual(grown.manifest.counts);
});
