import { afterAll, beforeAll, expect, test } from "vitest";
import { readQuestion } from "../../../src/answer/question/question.ts";
import { tellingWords } from "../../../src/answer/search/weighing.ts";
import { openSeeds } from "../../support/seeds.ts";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());

const tell = (text: string) =>
  seeds.app.use(async (library) => {
    const question = await readQuestion(text, library);
    return { all: question.words, telling: tellingWords(library, question) };
  });

test("Every word of a question of usual length is looked for.", async () => {
  const { all, telling } = await tell("Where will Latvia and Ukraine build the drone factory?");
  expect(telling).toBe(all);
  expect((await tell("")).telling).toEqual([]);
});

test("Of a question that goes on for sentences, the words that fewest passages have are looked for, in its order.", async () => {
  const unknown = Array.from(
    { length: 22 },
    (_, index) => `zyx${"abcdefghijklmnopqrstuv"[index]}wuq`,
  );
  const { all, telling } = await tell(
    `${unknown.slice(0, 11).join(" ")} Latvia Ukraine drones factory production ${unknown.slice(11).join(" ")}`,
  );
  expect(all).toHaveLength(27);
  expect(telling).toHaveLength(24);
  expect(telling.map(({ text }) => text)).toEqual(expect.arrayContaining(unknown));
  expect(telling).toEqual(all.filter((word) => telling.includes(word)));
});
