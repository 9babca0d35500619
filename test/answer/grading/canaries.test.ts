import { afterAll, beforeAll, expect, test } from "vitest";
import type { Ask } from "../../../src/answer/answer.ts";
import { askCanaries } from "../../../src/answer/grading/canaries.ts";
import { openSeeds } from "../../support/seeds.ts";
import { noAnswer } from "../../support/answers.ts";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());

const problemsOf = (ask: Ask, count: number) =>
  seeds.app.use((library) => askCanaries(library, ask, count));

test("A whole library finds its own sentences again.", async () => {
  expect(await problemsOf(seeds.app.ask, 10)).toEqual([]);
});

test("Each sentence that is not found again is told, word for word; no two are the same.", async () => {
  const asked: string[] = [];
  const problems = await problemsOf(({ question }) => {
    asked.push(question);
    return Promise.resolve(noAnswer(question));
  }, 5);
  expect(new Set(asked).size).toBe(5);
  expect(problems).toHaveLength(5);
  const documents = await seeds.app.use((library) => library.listDocuments());
  const texts = documents.map(({ text }) => text);
  asked.forEach((sentence, index) => {
    expect(texts.some((text) => text.includes(sentence))).toBe(true);
    expect(problems[index]).toContain(JSON.stringify(sentence));
  });
});

test("A library with fewer passages than canaries is asked once for each passage.", async () => {
  let asked = 0;
  const ask: Ask = (question) => {
    asked += 1;
    return seeds.app.ask(question);
  };
  await problemsOf(ask, 1_000);
  expect(asked).toBe(await seeds.app.use(({ manifest }) => manifest.counts.passages));
});
