import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, quoteText, sourceOf } from "../../src/answer/answer.ts";
import { maxQuoteLength } from "../../src/answer/quotes/quote.ts";
import { answered, openSeeds, unanswered } from "../support/seeds.ts";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
const ask = (question: string): Promise<Answer> => seeds.app.ask({ question });

beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());

describe("What the seeds answer is answered, the right quote first:", () => {
  test.each(answered)("%s", async (question, ...mustHold) => {
    const answer = await ask(question);
    expect(answer.verdict).toBe("answered");
    const [first] = answer.quotes;
    const text = first && quoteText(answer, first);
    for (const words of mustHold) expect(text).toContain(words);
  });
});

describe("What the seeds do not answer is declined, without a quote:", () => {
  test.each(unanswered)("%s", async (question) => {
    expect(await ask(question)).toMatchObject({ verdict: "none", quotes: [] });
  });
});

describe("Whatever is asked,", () => {
  const oddQuestions = [
    "",
    " ",
    "?",
    "😀",
    "the",
    "hello",
    'AND OR NOT NEAR("drone", 2) *',
    "drone' OR 1=1 --",
    "Де збудують завод дронів?",
    "drone ".repeat(700),
    "x".repeat(4096),
    "\uD83D half a pair",
  ];

  test.each([...answered.map(([question]) => question), ...oddQuestions])(
    "a quote is one to three whole sentences of its document, at most 350 units long: %j",
    async (question) => {
      const answer = await ask(question);
      expect(answer.quotes.length).toBeLessThanOrEqual(3);
      for (const quote of answer.quotes) {
        const { documentId } = quote;
        const documents = await seeds.app.use((library) => library.getDocuments([documentId]));
        const document = documents.get(documentId);
        expect(document?.text.slice(quote.start, quote.end)).toBe(quoteText(answer, quote));
        expect(quote.end - quote.start).toBeLessThanOrEqual(maxQuoteLength);
        expect(quoteText(answer, quote)).toMatch(/^[“"\p{Lu}].*[.!?]["”]?$/su);
      }
    },
  );

  test.each(answered)("the words that answer are marked inside the quote: %s", async (question) => {
    const answer = await ask(question);
    for (const quote of answer.quotes) {
      expect(quote.marks.length).toBeGreaterThan(0);
      let position = quote.start;
      for (const mark of quote.marks) {
        expect(mark.start).toBeGreaterThanOrEqual(position);
        expect(mark.end).toBeGreaterThan(mark.start);
        position = mark.end;
      }
      expect(position).toBeLessThanOrEqual(quote.end);
    }
  });
});

const marked: readonly [string, string][] = [
  ["When did the ministers meet?", "December 12, 2023"],
  ["Where did the ministers meet?", "in Kyiv"],
  ["At which base was the factory announced?", "Luznava military base"],
  ["Who is the president of Latvia?", "Edgars Rinkevičs"],
  ["How soon will interceptor drones be deployed?", "within two months"],
];
test.each(marked)("To “%s”, “%s” is what is marked.", async (question, expected) => {
  const answer = await ask(question);
  const [quote] = answer.quotes;
  const source = quote && sourceOf(answer, quote);
  expect(quote?.marks.map((mark) => source?.text.slice(mark.start, mark.end))).toContain(expected);
});

test("A quote that asks for the sentence before it (“The SVR claimed …”, “He added …”) brings it along.", async () => {
  const answer = await ask("Did the Kremlin gather people for a long war?");
  const [first] = answer.quotes;
  expect(first && quoteText(answer, first)).toMatch(/^Rinkevičs stressed .* He added /);
});

test("A question for a figure is not answered by a quote without one.", async () => {
  expect((await ask("How many recruits will Latvia train?")).verdict).toBe("none");
});

test("No two quotes of an answer say the same.", async () => {
  for (const [question] of answered) {
    const answer = await ask(question);
    const texts = answer.quotes.map((quote) => quoteText(answer, quote));
    expect(new Set(texts).size).toBe(texts.length);
  }
});

test("Questions asked at once are answered as if they had been asked one by one.", async () => {
  const questions = answered.map(([question]) => question);
  const together = await Promise.all(questions.map(ask));
  for (const [index, question] of questions.entries()) {
    expect(together[index]?.quotes).toEqual((await ask(question)).quotes);
  }
});
