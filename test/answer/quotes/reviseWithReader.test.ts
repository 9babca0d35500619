import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAsk, quoteText } from "../../../src/answer/answer.ts";
import { markSpan, reviseVerdict } from "../../../src/answer/quotes/reviseWithReader.ts";
import { createTransformersEmbedder } from "../../../src/embedding/models/transformersEmbedder.ts";
import {
  type LimitedReader,
  nothingRead,
  type Reading,
  type ReadSpan,
} from "../../../src/embedding/reading/reader.ts";
import { embeddedModel, quoteModel } from "../../support/models.ts";
import { answered, openSeeds, unanswered } from "../../support/seeds.ts";
import { createWordReader } from "../../support/wordModels.ts";

const finds = (found: ReadSpan): Reading => ({ answeredLogit: 9, spanMargin: 9, spans: [found] });
const span = (score: number) => ({ start: 4, end: 9, score });

describe("A verdict moves by one step at most, and never up from none:", () => {
  test.each([
    ["answered", span(0.9), "answered"],
    ["answered", span(0.5), "answered"],
    ["answered", span(0.2), "answered"],
    ["answered", span(0.05), "answered"],
    ["answered", span(0.04), "weak"],
    ["answered", null, "weak"],
    ["weak", span(0.5), "answered"],
    ["weak", span(0.49), "weak"],
    ["weak", span(0.05), "weak"],
    ["weak", span(0.04), "none"],
    ["weak", null, "none"],
    ["none", span(1), "none"],
    ["none", null, "none"],
  ] as const)("%s with %j is %s", (before, found, after) => {
    expect(reviseVerdict(before, found)).toBe(after);
  });
});

test("What a reader is sure of is marked, at its place in the document; else the marks stay.", () => {
  const quote = {
    documentId: "d",
    page: null,
    start: 100,
    end: 150,
    marks: [{ start: 101, end: 103 }],
  };
  expect(markSpan(quote, span(0.5))).toEqual({ ...quote, marks: [{ start: 104, end: 109 }] });
  expect(markSpan(quote, span(0.49))).toEqual(quote);
  expect(markSpan(quote, null)).toEqual(quote);
});

describe("With a reader,", () => {
  let seeds: Awaited<ReturnType<typeof openSeeds>>;
  let embedder: Awaited<ReturnType<typeof createTransformersEmbedder>>;
  beforeAll(async () => {
    seeds = await openSeeds();
    embedder = await createTransformersEmbedder(embeddedModel);
  });
  afterAll(() => seeds.close());

  const askWith = (reader: LimitedReader, question: string) =>
    seeds.app.use((library) => createAsk(library, embedder, { quoteModel, reader })({ question }));

  test("the words that it finds are marked.", async () => {
    const thirdToFifth: LimitedReader = {
      read: async (_question, texts) => texts.map(() => finds({ start: 2, end: 5, score: 1 })),
    };
    const [[question] = [""]] = answered;
    const [quote, ...others] = (await askWith(thirdToFifth, question)).quotes;
    const start = quote?.start ?? NaN;
    expect(quote?.marks).toEqual([{ start: start + 2, end: start + 5 }]);
    expect(others.filter(({ marks }) => marks.length !== 1)).toEqual([]);
  });

  test("one that goes by shared words and the plain way agree on what is answered.", async () => {
    const question = "Latvia and Ukraine build the drone factory in the east";
    const answer = await askWith(createWordReader(), question);
    expect(answer.verdict).toBe("answered");
    expect(answer.quotes[0] && quoteText(answer, answer.quotes[0])).toContain("east of Latvia");
  });

  test("an answer in which it finds nothing is weak.", async () => {
    const findsNothing: LimitedReader = {
      read: async (_question, texts) => texts.map(() => nothingRead),
    };
    const [[question] = [""]] = answered;
    const answer = await askWith(findsNothing, question);
    expect(answer.verdict).toBe("weak");
    expect(answer.quotes).toHaveLength(1);
  });

  test.each(unanswered)(
    "one that always finds something answers no more than without: %s",
    async (question) => {
      const findsAll: LimitedReader = {
        read: async (_question, texts) => texts.map(() => finds({ start: 0, end: 1, score: 1 })),
      };
      expect(await askWith(findsAll, question)).toMatchObject({ verdict: "none", quotes: [] });
    },
  );

  test("one that gives up leaves the answer as it was.", async () => {
    const givesUp: LimitedReader = { read: async () => null };
    const [[question] = [""]] = answered;
    expect(await askWith(givesUp, question)).toEqual(await seeds.app.ask({ question }));
  });
});
