import { cp, mkdir, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { readCurrentName } from "../../../src/library/generations/generations.ts";
import {
  listGenerations,
  NoOlderGenerationError,
  rollback,
} from "../../../src/library/generations/keptGenerations.ts";
import { IndexLockedError } from "../../../src/library/generations/writerLock.ts";
import {
  planUpdate,
  updateIndex,
  type UpdateOptions,
} from "../../../src/library/building/update.ts";
import { defaultSplitterSettings } from "../../../src/passages/index.ts";
import { createLetterEmbedder } from "../../support/letterEmbedder.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

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

test("A generation whose acceptance fails goes, and the index stays as it was.", async () => {
  await updateIndex(options);
  const before = await listGenerations(options.indexFolder);
  await write("fish.md", "# Fish\n\nHerring is sold.");
  for (let tries = 0; tries < 4; tries += 1) {
    const outcome = updateIndex({ ...options, accept: () => Promise.reject(new Error("a typo")) });
    await expect(outcome).rejects.toThrow("a typo");
    expect(await listGenerations(options.indexFolder)).toEqual(before);
  }
  await expect(rollback(options.indexFolder)).rejects.toThrow(NoOlderGenerationError);
});

test("A generation that is being graded is never opened or gone back to; killed, it goes with the next build.", async () => {
  const first = await updateIndex(options);
  await write("fish.md", "# Fish\n\nHerring is sold.");
  const graded = await updateIndex({
    ...options,
    async accept(next) {
      const listed = await listGenerations(options.indexFolder);
      expect(listed.map(({ name, isPending }) => [name, isPending])).toEqual([
        [next.name, true],
        [first.generation, false],
      ]);
      await expect(rollback(options.indexFolder)).rejects.toThrow(IndexLockedError);
      return true;
    },
  });
  expect((await listGenerations(options.indexFolder)).some(({ isPending }) => isPending)).toBe(
    false,
  );
  // What a kill while grading leaves: a whole generation, and the name it would have been given.
  const generations = join(options.indexFolder, "generations");
  const killed = graded.generation.replace(/^2026/, "2025");
  await cp(join(generations, graded.generation), join(generations, killed), { recursive: true });
  await writeFile(join(options.indexFolder, `.current-${killed}`), killed);
  await rm(join(generations, first.generation), { recursive: true });
  await expect(rollback(options.indexFolder)).rejects.toThrow(NoOlderGenerationError);
  await updateIndex(options);
  expect(await readdir(generations)).toEqual([graded.generation]);
  expect(await readdir(options.indexFolder)).not.toContain(`.current-${killed}`);
});

test("Nothing is built while nothing changes, so that there is something to go back to.", async () => {
  const first = await updateIndex(options);
  await write("harbour.md", "# Harbour\n\nShips come at noon.");
  const second = await updateIndex(options);
  for (let again = 0; again < 3; again += 1) {
    const accept = () => Promise.reject(new Error("Expected no build."));
    const { changes, ...report } = await updateIndex({ ...options, accept });
    expect(report).toMatchObject({
      isNew: false,
      isPublished: true,
      generation: second.generation,
      manifest: second.manifest,
    });
    expect(changes).toMatchObject({ unchanged: ["harbour.md"], added: [], changed: [] });
  }
  expect(await rollback(options.indexFolder)).toBe(first.generation);
  // The one gone back to is of other documents, so now there is something to build.
  expect((await updateIndex(options)).isNew).toBe(true);
});

test.each([
  ["from nothing", () => Promise.resolve(), { isFull: true }],
  ["beside a file that cannot be read, changed each time", addUnreadable, {}],
])("Built again %s, other documents stay to go back to.", async (_case, change, changes) => {
  const first = await updateIndex(options);
  await write("harbour.md", "# Harbour\n\nShips come at noon.");
  await updateIndex(options);
  for (let again = 0; again < 2; again += 1) {
    await change(again);
    expect((await updateIndex({ ...options, ...changes })).isNew).toBe(true);
  }
  const kept = await listGenerations(options.indexFolder);
  expect(kept).toHaveLength(3);
  expect(kept.map(({ name }) => name)).toContain(first.generation);
});

function addUnreadable(round: number): Promise<void> {
  return write("broken.pdf", `no PDF ${round}`);
}

test("An index that is damaged is built again, though the documents have not changed.", async () => {
  const first = await updateIndex(options);
  const { indexFolder } = options;
  await truncate(join(indexFolder, "generations", first.generation, "library.db"), 10);
  expect((await updateIndex(options)).isNew).toBe(true);
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
