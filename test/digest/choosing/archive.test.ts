import { cp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenIndex } from "../../../src/service/index.ts";
import type { ShownPassage } from "../../../src/digest/choosing/archive.ts";
import {
  snapshotGeneration,
  type Snapshot,
  createSnapshot,
} from "../../../src/digest/news/snapshot.ts";
import { listGenerations } from "../../../src/library/generations/keptGenerations.ts";
import { wordsOf } from "../../support/digests.ts";
import { openSeeds } from "../../support/seeds.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
let app: OpenIndex;
let seen: Snapshot;
beforeAll(async () => {
  seeds = await openSeeds();
  app = seeds.app;
  seen = await app.use((library) => createSnapshot(library));
});
afterAll(() => seeds.close());

const dayAfter = (days: number) =>
  new Date(Date.UTC(2026, 5, 30 + days)).toISOString().slice(0, 10);

test("With nothing new there is nothing to tell, unless something is wanted always.", async () => {
  const today = dayAfter(0);
  expect(await app.digest({ seen, today })).toBe("nothing");
  const always = { seed: "chat 1", recentlyShown: [] };
  const digest = await app.digest({ seen, today, archive: always });
  expect(digest).toMatchObject({ isFirst: false, items: [{ kind: "archive", documents: 1 }] });
  expect(await app.digest({ seen, today, archive: always })).toEqual(digest);
});

test("Another chat, and another day, get another passage.", async () => {
  const drawn = new Set<string>();
  for (const [seed, day] of [
    ["chat 1", 0],
    ["chat 2", 0],
    ["chat 3", 0],
    ["chat 1", 1],
    ["chat 1", 2],
  ] as const) {
    const always = { seed, recentlyShown: [] };
    drawn.add(JSON.stringify(await app.digest({ seen, today: dayAfter(day), archive: always })));
  }
  expect(drawn.size).toBeGreaterThan(1);
});

test("In 150 days no sentence comes again within 60 days, and then they do.", async () => {
  const recentlyShown: ShownPassage[] = [];
  const daysBetween: number[] = [];
  const lastShown = new Map<number, number>();
  for (let day = 0; day < 150; day += 1) {
    const always = { seed: "chat", recentlyShown };
    const digest = await app.digest({ seen, today: dayAfter(day), archive: always });
    if (digest === "nothing" || !digest.shown) continue;
    recentlyShown.push(digest.shown);
    for (const sentence of digest.shown.sentences) {
      daysBetween.push(day - (lastShown.get(sentence) ?? -Infinity));
      lastShown.set(sentence, day);
    }
  }
  expect(recentlyShown.length).toBeGreaterThan(60);
  expect(daysBetween.filter((days) => days <= 60)).toEqual([]);
  expect(daysBetween.filter((days) => days < Infinity).length).toBeGreaterThan(0);
});

test("A passage on a topic is on the topic.", async () => {
  const always = { seed: "chat", recentlyShown: [] };
  const digest = await app.digest({
    seen,
    today: dayAfter(0),
    topic: "drone factory",
    archive: always,
  });
  const words = await app.use((library) => wordsOf(digest, library));
  expect(words).toHaveLength(1);
  expect(words[0]).toMatch(/drone|factory|plant/i);
});

test("A kept generation is noted as its opened library is.", async () => {
  const { indexFolder } = seeds.config;
  const copy = await temporaryFolder();
  await cp(indexFolder, copy, { recursive: true });
  const [generation] = await listGenerations(copy);
  expect(await snapshotGeneration(copy, generation?.name ?? "")).toEqual(seen);
  await expect(snapshotGeneration(join(copy, "nowhere"), "x")).rejects.toThrow("nowhere");
});
