import { afterAll, beforeAll, expect, test } from "vitest";
import { readQuestion } from "../../../src/answer/question/question.ts";
import { selectRareTerms } from "../../../src/answer/retrieval/termWeights.ts";
import { openSeeds } from "../../support/seeds.ts";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());

const selectFrom = (text: string) =>
  seeds.app.use(async (library) => {
    const question = await readQuestion(text, library);
    return { all: question.terms, rare: selectRareTerms(library, question) };
  });

test("Every word of a question of usual length is looked for.", async () => {
  const { all, rare } = await selectFrom("Where will Latvia and Ukraine build the drone factory?");
  expect(rare).toBe(all);
  expect((await selectFrom("")).rare).toEqual([]);
});

test("Of a question that goes on for sentences, the words that fewest passages have are looked for, in its order.", async () => {
  const unknown = Array.from(
    { length: 22 },
    (_, index) => `zyx${"abcdefghijklmnopqrstuv"[index]}wuq`,
  );
  const { all, rare } = await selectFrom(
    `${unknown.slice(0, 11).join(" ")} Latvia Ukraine drones factory production ${unknown.slice(11).join(" ")}`,
  );
  expect(all).toHaveLength(27);
  expect(rare).toHaveLength(24);
  expect(rare.map(({ text }) => text)).toEqual(expect.arrayContaining(unknown));
  expect(rare).toEqual(all.filter((word) => rare.includes(word)));
});
