import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Ask, createAsk, quoteText } from "../../../src/answer/answer.ts";
import type { RankedPassage } from "../../../src/answer/retrieval/ranking.ts";
import { rerank } from "../../../src/answer/retrieval/reranking.ts";
import { createTransformersEmbedder } from "../../../src/embedding/models/transformersEmbedder.ts";
import type { LimitedReranker } from "../../../src/embedding/reranker.ts";
import { embeddedModel, quoteModel } from "../../support/models.ts";
import { openSeeds } from "../../support/seeds.ts";
import { createWordReranker } from "../../support/wordModels.ts";

function ranked(id: number, score: number): RankedPassage {
  const passage = {
    id,
    documentId: "d",
    heading: null,
    page: null,
    start: 0,
    end: 1,
    sentences: [],
  };
  return {
    passage,
    sentences: [],
    score,
    lexicalScore: 0,
    semanticScore: 0,
    sentenceCosines: [],
  };
}

describe("Passages are ordered anew", () => {
  const order = (passages: readonly RankedPassage[]) =>
    passages.map(({ passage, score }) => [passage.id, score]);

  test("by their score and four times the reranker's.", () => {
    const passages = [ranked(1, 1.5), ranked(2, 1), ranked(3, 0.5)];
    expect(order(rerank(passages, [0, 0.5, 0.25]))).toEqual([
      [2, 3],
      [1, 1.5],
      [3, 1.5],
    ]);
  });

  test("those beyond the scores staying behind, as they were.", () => {
    const passages = [ranked(1, 1.5), ranked(2, 1.25), ranked(3, 1), ranked(4, 0.5)];
    expect(order(rerank(passages, [0, 1])).map(([id]) => id)).toEqual([2, 1, 3, 4]);
    expect(rerank(passages, [])).toEqual(passages);
    expect(rerank([], [])).toEqual([]);
  });

  test("in their old order where they come out equal, the given ranking left alone.", () => {
    const passages = [ranked(1, 4), ranked(2, 2), ranked(3, 0)];
    expect(order(rerank(passages, [0, 0.5, 1])).map(([id]) => id)).toEqual([1, 2, 3]);
    expect(order(passages)).toEqual([
      [1, 4],
      [2, 2],
      [3, 0],
    ]);
  });
});

describe("With a reranker,", () => {
  let seeds: Awaited<ReturnType<typeof openSeeds>>;
  let embedder: Awaited<ReturnType<typeof createTransformersEmbedder>>;
  beforeAll(async () => {
    seeds = await openSeeds();
    embedder = await createTransformersEmbedder(embeddedModel);
  });
  afterAll(() => seeds.close());

  const question = "Where will Latvia and Ukraine build the drone factory?";
  const askWith = (reranker: LimitedReranker | null, text = question) =>
    seeds.app.use((library) =>
      createAsk(library, embedder, { quoteModel, reranker })({ question: text }),
    );
  const plain: Ask = (asked) => seeds.app.ask(asked);

  test("the passage that it holds for the answer comes first.", async () => {
    const recruits: LimitedReranker = {
      score: async (_question, texts) => texts.map((text) => (text.includes("recruits") ? 1 : 0)),
    };
    const before = await plain({ question });
    const after = await askWith(recruits);
    expect(after.nearest[0]).not.toBe(before.nearest[0]);
    expect(after.sources.get(after.nearest[0] ?? "")?.title).toMatch(/recruits/);
  });

  test("the answer stays right where both agree.", async () => {
    const answer = await askWith(createWordReranker());
    expect(answer.verdict).toBe("answered");
    expect(answer.quotes[0] && quoteText(answer, answer.quotes[0])).toContain("east of Latvia");
  });

  test("it reads the best 20 passages at most, with their titles, and the question as it is meant.", async () => {
    const read: [string, readonly string[]][] = [];
    await askWith(
      {
        score: async (asked, texts) => {
          read.push([asked, texts]);
          return texts.map(() => 0.5);
        },
      },
      "Where is the drone factry? ",
    );
    const [[asked, texts] = ["", []], ...more] = read;
    expect(more).toEqual([]);
    expect(asked).toBe("Where is the drone factory?");
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.length).toBeLessThanOrEqual(20);
    expect(texts[0]).toMatch(/^Latvia.*\n/);
  });

  test("one that gives up leaves the answer as it was.", async () => {
    const givesUp: LimitedReranker = { score: async () => null };
    expect(await askWith(givesUp)).toEqual(await plain({ question }));
  });
});
