import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ask, createAsk } from "../../../src/answer/answer.ts";
import { askCanaries } from "../../../src/answer/grading/canaries.ts";
import { createTransformersEmbedder } from "../../../src/embedding/models/transformersEmbedder.ts";
import { libraryOf, page } from "../../support/digests.ts";
import { embeddedModel, quoteModel } from "../../support/models.ts";
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

test("A question in the text is no canary: it does not answer itself.", async () => {
  const question =
    "How many tickets may a family of four buy for the ferry to the island of Skala at once?";
  const files = {
    "faq.md": page({ title: "Ferry" }, `# Tickets\n\n${question} As many as it likes.`),
    "ask.md": page(
      { title: "Forum" },
      "Skala? How many boats are there in winter, and who rows them?",
    ),
  };
  const embedder = await createTransformersEmbedder(embeddedModel);
  const library = await libraryOf(files, embedder);
  const ask = createAsk(library, embedder, { quoteModel });
  expect(await askCanaries(library, ask, 10)).toEqual([]);
  const asked: string[] = [];
  await askCanaries(library, async (each) => (asked.push(each.question), ask(each)), 10);
  expect(asked).toEqual(["As many as it likes."]);
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
