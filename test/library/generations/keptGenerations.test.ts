import { mkdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type Generation,
  useGeneration,
  openCurrentGeneration,
  readCurrentManifest,
  startGeneration,
} from "../../../src/library/generations/generations.ts";
import {
  IndexDamagedError,
  IndexMismatchError,
  IndexNotFoundError,
} from "../../../src/library/generations/indexErrors.ts";
import {
  listGenerations,
  NoOlderGenerationError,
  openNewestWholeGeneration,
  removeLeftovers,
  rollback,
  setAside,
} from "../../../src/library/generations/keptGenerations.ts";
import { listing } from "../../support/harbour.ts";
import { finishDay, publishDays } from "../../support/generations.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** Publishes a small generation a day, from the first of June on; the last is in use. */
async function indexOf(days: number): Promise<{ indexFolder: string; generations: Generation[] }> {
  const indexFolder = join(await temporaryFolder(), "index");
  return { indexFolder, generations: await publishDays(indexFolder, days) };
}

function damage({ folder }: Generation, file = "vectors.hnsw"): Promise<void> {
  return truncate(join(folder, file), 3);
}

describe("Publishing", () => {
  test("keeps three generations, the one in use among them.", async () => {
    const { indexFolder, generations } = await indexOf(5);
    const listed = await listGenerations(indexFolder);
    expect(listed.map(({ name }) => name)).toEqual(
      generations
        .slice(2)
        .map(({ name }) => name)
        .toReversed(),
    );
    expect(listed.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false]);
    expect(listed[0]?.manifest).toEqual(generations[4]?.manifest);
  });

  test("leaves nothing in the folder but generations and the name of the one in use.", async () => {
    const { indexFolder, generations } = await indexOf(4);
    const files = generations
      .slice(1)
      .flatMap(({ name }) =>
        ["", "/library.db", "/manifest.json", "/vectors.hnsw"].map(
          (file) => `generations/${name}${file}`,
        ),
      );
    expect(await listing(indexFolder)).toEqual(["current", "generations", ...files]);
  });

  test("keeps the generation that was in use, however old, for readers who are opening it.", async () => {
    const { indexFolder, generations } = await indexOf(3);
    await rollback(indexFolder);
    await rollback(indexFolder);
    const [next] = await publishDays(indexFolder, 1, 10);
    const kept = (await listGenerations(indexFolder)).map(({ name }) => name);
    expect(kept).toEqual([next?.name, generations[2]?.name, generations[0]?.name]);
  });

  test("leaves folders alone that are no generations.", async () => {
    const { indexFolder } = await indexOf(1);
    await mkdir(join(indexFolder, "generations", "notes"));
    await publishDays(indexFolder, 5, 10);
    expect(await listing(join(indexFolder, "generations"))).toContain("notes");
  });

  test("the same build at the same moment again gives the same generation.", async () => {
    const { indexFolder, generations } = await indexOf(1);
    expect(await publishDays(indexFolder, 1)).toEqual(generations);
    expect((await openCurrentGeneration(indexFolder)).name).toBe(generations[0]?.name);
  });

  test("replaces a damaged generation of the same build.", async () => {
    const { indexFolder, generations } = await indexOf(1);
    await rm(join(generations[0]?.folder ?? "", "library.db"));
    await publishDays(indexFolder, 1);
    expect((await openCurrentGeneration(indexFolder)).name).toBe(generations[0]?.name);
  });
});

describe("A finished generation", () => {
  test("is not used before it is made current.", async () => {
    const { indexFolder, generations } = await indexOf(1);
    const finished = await finishDay(indexFolder, 2);
    expect((await openCurrentGeneration(indexFolder)).name).toBe(generations[0]?.name);
    await useGeneration(indexFolder, finished.name);
    expect(await openCurrentGeneration(indexFolder)).toEqual(finished);
  });

  test("that is set aside is listed, and never opened nor chosen.", async () => {
    const { indexFolder, generations } = await indexOf(1);
    const aside = await setAside(indexFolder, (await finishDay(indexFolder, 2)).name);
    expect(aside).toMatch(/^20260602T120000Z-[0-9a-f]{8}-aside$/);
    expect(await listGenerations(indexFolder)).toMatchObject([
      { name: aside, isAside: true, isCurrent: false, problem: null },
      { name: generations[0]?.name, isAside: false, isCurrent: true, problem: null },
    ]);
    await rm(generations[0]?.folder ?? "", { recursive: true });
    await expect(openNewestWholeGeneration(indexFolder)).rejects.toThrow(IndexDamagedError);
    await writeFile(join(indexFolder, "current"), `${aside}\n`);
    await expect(openCurrentGeneration(indexFolder)).rejects.toThrow("to name a generation");
  });

  test("that is set aside outlives later builds, until the next one is set aside.", async () => {
    const { indexFolder } = await indexOf(1);
    const first = await setAside(indexFolder, (await finishDay(indexFolder, 2)).name);
    await publishDays(indexFolder, 4, 10);
    const kept = async () => (await listGenerations(indexFolder)).filter(({ isAside }) => isAside);
    expect(await kept()).toMatchObject([{ name: first }]);
    const second = await setAside(indexFolder, (await finishDay(indexFolder, 3)).name);
    expect(await kept()).toMatchObject([{ name: second }]);
  });

  test("that is in use cannot be set aside.", async () => {
    const { indexFolder, generations } = await indexOf(1);
    const name = generations[0]?.name ?? "";
    await expect(setAside(indexFolder, name)).rejects.toThrow(
      `Expected a generation that is not in use, got ${name}.`,
    );
    expect((await openCurrentGeneration(indexFolder)).name).toBe(name);
  });
});

describe("Rolling back", () => {
  test("goes one generation back each time, until there is none.", async () => {
    const { indexFolder, generations } = await indexOf(3);
    expect(await rollback(indexFolder)).toBe(generations[1]?.name);
    expect((await openCurrentGeneration(indexFolder)).name).toBe(generations[1]?.name);
    expect(await rollback(indexFolder)).toBe(generations[0]?.name);
    const outcome = rollback(indexFolder);
    await expect(outcome).rejects.toThrow(NoOlderGenerationError);
    await expect(outcome).rejects.toThrow(
      `Expected a whole generation older than ${generations[0]?.name} in ${indexFolder}, found none.`,
    );
    expect((await openCurrentGeneration(indexFolder)).name).toBe(generations[0]?.name);
  });

  test("passes over damaged generations and those set aside.", async () => {
    const { indexFolder, generations } = await indexOf(1);
    await setAside(indexFolder, (await finishDay(indexFolder, 2)).name);
    const [third, fourth] = await publishDays(indexFolder, 2, 3);
    if (third) await damage(third);
    expect((await openCurrentGeneration(indexFolder)).name).toBe(fourth?.name);
    expect(await rollback(indexFolder)).toBe(generations[0]?.name);
  });

  test("says what is wrong where all older generations are damaged.", async () => {
    const { indexFolder, generations } = await indexOf(2);
    if (generations[0]) await damage(generations[0]);
    await expect(rollback(indexFolder)).rejects.toThrow(/found damaged ones: Expected .*vectors/);
    expect((await openCurrentGeneration(indexFolder)).name).toBe(generations[1]?.name);
  });

  test("works where the generation in use is gone.", async () => {
    const { indexFolder, generations } = await indexOf(2);
    await rm(generations[1]?.folder ?? "", { recursive: true });
    expect(await rollback(indexFolder)).toBe(generations[0]?.name);
  });

  test("in a folder without an index says to build one.", async () => {
    await expect(rollback(await temporaryFolder())).rejects.toThrow(IndexNotFoundError);
  });
});

describe("The newest whole generation", () => {
  test("is the one in use, though newer ones are there, without a warning.", async () => {
    const { indexFolder, generations } = await indexOf(3);
    await rollback(indexFolder);
    expect(await openNewestWholeGeneration(indexFolder)).toEqual({
      ...generations[1],
      warnings: [],
    });
  });

  test("is an older one, with a warning, where the one in use is damaged.", async () => {
    const { indexFolder, generations } = await indexOf(3);
    if (generations[2]) await damage(generations[2]);
    if (generations[1]) await damage(generations[1], "manifest.json");
    const opened = await openNewestWholeGeneration(indexFolder);
    expect(opened.name).toBe(generations[0]?.name);
    expect(opened.warnings).toEqual([
      expect.stringMatching(/^Expected .*vectors\.hnsw as it was published .*got other contents/),
      expect.stringMatching(/^Expected JSON in .*manifest\.json, got something else\./),
      `The generation ${generations[0]?.name} serves instead.`,
    ]);
  });

  test.each([
    ["is gone", (path: string) => rm(path)],
    ["is empty", (path: string) => writeFile(path, "")],
    ["names nonsense", (path: string) => writeFile(path, "../../etc")],
  ])("is served with a warning where the name of the one in use %s.", async (_case, breakIt) => {
    const { indexFolder, generations } = await indexOf(2);
    await breakIt(join(indexFolder, "current"));
    const opened = await openNewestWholeGeneration(indexFolder);
    expect(opened.name).toBe(generations[1]?.name);
    expect(opened.warnings).toHaveLength(2);
  });

  test("is nothing where none is whole, and the fault of the one in use is told.", async () => {
    const { indexFolder, generations } = await indexOf(2);
    for (const generation of generations) await damage(generation);
    await expect(openNewestWholeGeneration(indexFolder)).rejects.toThrow(generations[1]?.name);
    await expect(openNewestWholeGeneration(await temporaryFolder())).rejects.toThrow(
      IndexNotFoundError,
    );
  });

  test("is refused where the one in use is of another version of Quoth.", async () => {
    const { indexFolder, generations } = await indexOf(2);
    await writeFile(join(generations[1]?.folder ?? "", "manifest.json"), `{"format":0}`);
    await expect(openNewestWholeGeneration(indexFolder)).rejects.toThrow(IndexMismatchError);
  });
});

describe("A list of generations", () => {
  test("tells why a manifest cannot be read.", async () => {
    const { indexFolder, generations } = await indexOf(2);
    const path = join(generations[0]?.folder ?? "", "manifest.json");
    await writeFile(path, (await readFile(path, "utf8")).replace("fingerprint", "another"));
    expect(await listGenerations(indexFolder)).toMatchObject([
      { name: generations[1]?.name, problem: null },
      {
        name: generations[0]?.name,
        manifest: null,
        problem: `Expected ${path} as it was published, got another. Run: npm run index`,
      },
    ]);
  });

  test("tells generations of one second apart by their milliseconds.", async () => {
    const indexFolder = join(await temporaryFolder(), "index");
    const names: string[] = [];
    for (const milliseconds of [900, 100, 500]) {
      names.push((await finishDay(indexFolder, 1, milliseconds)).name);
    }
    const listed = await listGenerations(indexFolder);
    expect(listed.map(({ name }) => name)).toEqual([names[0], names[2], names[1]]);
  });

  test("is empty where there is no index.", async () => {
    expect(await listGenerations(join(await temporaryFolder(), "nowhere"))).toEqual([]);
  });
});

test("What killed builds have left is removed, and nothing else.", async () => {
  const { indexFolder, generations } = await indexOf(2);
  const before = await listing(indexFolder);
  const left = await startGeneration(indexFolder);
  await writeFile(join(left, "library.db"), "half");
  await writeFile(join(indexFolder, ".current-0f2b"), "half");
  await mkdir(join(indexFolder, "generations", ".removed-77", "deep"), { recursive: true });
  await removeLeftovers(indexFolder);
  expect(await listing(indexFolder)).toEqual(before);
  expect((await readCurrentManifest(indexFolder)).name).toBe(generations[1]?.name);
  await removeLeftovers(join(indexFolder, "nowhere"));
});
