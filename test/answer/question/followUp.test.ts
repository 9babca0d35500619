import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { firstWords } from "../../support/askFiles.ts";
import { openSeeds } from "../../support/seeds.ts";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());

describe("After another question, one that leans on it is understood:", () => {
  test.each([
    ["Who announced the drone factory?", "and when?", "27 June 2026"],
    ["When was the drone factory announced?", "and by whom?", "Kulbergs"],
    ["Who is Latvia's minister of defence?", "Since when?", "September 15, 2023"],
    ["What did the SVR claim?", "in which month?", "May 2026"],
  ])("%s … %s", async (previous, question, words) => {
    const answer = await seeds.app.ask({ question, previous });
    expect(answer.verdict).not.toBe("none");
    expect(firstWords(answer)).toContain(words);
    // Without the question before there is nothing to go by.
    expect(firstWords(await seeds.app.ask({ question })) ?? "").not.toContain(words);
  });
});

test.each([
  "Where will Latvia and Ukraine build the drone factory?",
  "What has Putin said about NATO?",
  "How do I bake sourdough bread?",
])("A question that stands alone is answered as without the one before: %s", async (question) => {
  const previous = "When did Spruds take office?";
  expect(await seeds.app.ask({ question, previous })).toEqual(await seeds.app.ask({ question }));
});

test("A follow-up to what the documents don't say finds nothing either.", async () => {
  const answer = await seeds.app.ask({
    question: "and when?",
    previous: "How do I bake sourdough bread?",
  });
  expect(answer.verdict).toBe("none");
});

test("The same two questions give the same answer, whatever was asked before them.", async () => {
  const asked = { question: "and when?", previous: "Who announced the drone factory?" };
  const first = await seeds.app.ask(asked);
  await seeds.app.ask({ question: "What has Putin said about NATO?" });
  expect(await seeds.app.ask(asked)).toEqual(first);
});

test("Asked about quoted words, what stands around them comes first.", async () => {
  const byDocument = await seeds.app.use(async (library) =>
    library.getPassages((await library.listDocuments()).map(({ id }) => id)),
  );
  const passages = [...byDocument.values()].flat();
  let quoted = 0;
  for (const passage of passages) {
    const { documentId, start, end } = passage;
    const answer = await seeds.app.ask({
      question: "What is said here?",
      near: { documentId, start, end },
    });
    expect(answer.nearest[0]).toBe(documentId);
    const [best] = answer.quotes;
    if (!best) continue;
    quoted += 1;
    expect(best.documentId).toBe(documentId);
    expect(best.start).toBeGreaterThanOrEqual(start);
    expect(best.end).toBeLessThanOrEqual(end);
  }
  expect(quoted).toBeGreaterThan(0);
});
