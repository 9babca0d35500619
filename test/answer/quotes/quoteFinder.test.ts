import { describe, expect, test } from "vitest";
import { createQuoteFinder } from "../../../src/answer/quotes/quoteFinder.ts";
import { readQuestion } from "../../../src/answer/question/question.ts";
import { createQuoteModel } from "../../../src/answer/quotes/quoteModel.ts";
import { rankPassages } from "../../../src/answer/retrieval/ranking.ts";
import { libraryOf, page } from "../../support/digests.ts";
import { createTableEmbedder } from "../../support/tableEmbedder.ts";

// "boat" is .8 of a "ship", "raft" .36 and "cart" .34.
const embedder = createTableEmbedder({
  ship: [1, 0],
  boat: [0.8, 0.6],
  raft: [0.36, Math.sqrt(1 - 0.36 ** 2)],
  cart: [0.34, Math.sqrt(1 - 0.34 ** 2)],
});
const quoteModel = createQuoteModel({
  features: {},
  calibration: { slope: 1, intercept: 0 },
  thresholds: { answered: 0.5, weak: 0.2 },
});

/** The passages of a library that a question finds, by path, with what reading adds to their scores. */
async function read(question: string, files: Readonly<Record<string, string>>) {
  const library = await libraryOf(files, embedder);
  const asked = await readQuestion(question, library);
  const [vector = new Float32Array()] = await embedder.embed([question]);
  const ranking = await rankPassages(library, asked, vector);
  const finder = createQuoteFinder({ library, embedder, quoteModel });
  const { passages } = await finder.matchPassages(asked, ranking);
  return {
    order: passages.map(({ document }) => document.path),
    added: Object.fromEntries(
      passages.map(({ document, score, evidence }) => [
        document.path,
        score - evidence.ranked.score,
      ]),
    ),
  };
}

describe("Reading adds to a passage's score", () => {
  test.each([
    ["the word itself in its text", "Quay", "One ship rests.", 1.7],
    ["a word of like meaning", "Quay", "One boat rests.", 1.7 * 0.8],
    ["a word that is hardly alike", "Quay", "One raft rests.", 1.7 * 0.36],
    ["a word that is too unlike", "Quay", "One cart rests.", 0],
    ["the word itself in its title", "Our ship", "One boat rests.", 1.7 + 1.2],
    ["a word of like meaning in its title", "Our boat", "One raft rests.", 1.7 * 0.8],
  ])("for %s: “%s” / “%s”", async (_, title, text, expected) => {
    const { added } = await read("ship", { "a.md": page({ title, language: "en" }, text) });
    expect(added["a.md"]).toBeCloseTo(expected, 5);
  });

  test("half for words that stand side by side as in the question.", async () => {
    const { added, order } = await read("red ship", {
      "apart.md": page({ title: "Quay", language: "en" }, "Red is one ship."),
      "beside.md": page({ title: "Quay", language: "en" }, "One red ship is."),
    });
    expect(order).toEqual(["beside.md", "apart.md"]);
    expect(added["apart.md"]).toBeCloseTo(1.7, 5);
    expect(added["beside.md"]).toBeCloseTo(1.7 + 0.5, 5);
  });

  test("for the words that fewer passages have more: of “ship anchor” the anchor says more.", async () => {
    const { added } = await read("ship anchor", {
      "a.md": page({ title: "Quay", language: "en" }, "One ship rests."),
      "b.md": page({ title: "Quay", language: "en" }, "One ship sails."),
      "c.md": page({ title: "Quay", language: "en" }, "One anchor rests."),
    });
    // log(1 + (passages − n + 0.5) ÷ (n + 0.5)), for two of three passages and for one.
    const [ship, anchor] = [Math.log(1 + 1.5 / 2.5), Math.log(1 + 2.5 / 1.5)];
    expect(added["a.md"]).toBeCloseTo((1.7 * ship) / (ship + anchor), 5);
    expect(added["c.md"]).toBeCloseTo((1.7 * anchor) / (ship + anchor), 5);
  });

  test("for “the latest” up to a half, by how new the document is.", async () => {
    const files = {
      "june.md": page(
        { title: "Quay", language: "en", published: "2026-06-30" },
        "One ship rests.",
      ),
      "may.md": page({ title: "Quay", language: "en", published: "2026-05-31" }, "One ship sails."),
      "undated.md": page({ title: "Quay", language: "en" }, "One ship sinks."),
    };
    const { added } = await read("ship now", files);
    expect((added["june.md"] ?? 0) - (added["undated.md"] ?? 0)).toBeCloseTo(0.5, 5);
    expect((added["may.md"] ?? 0) - (added["undated.md"] ?? 0)).toBeCloseTo(0.25, 5);
    const plain = await read("ship", files);
    expect(plain.added["june.md"]).toBeCloseTo(plain.added["undated.md"] ?? 0, 5);
  });
});

describe("Of each passage that is considered,", () => {
  test("the quote model chooses the sentence, and the margin is to the next best passage.", async () => {
    const library = await libraryOf(
      {
        "a.md": page(
          { title: "Quay", language: "en" },
          "One ship rests. The gulls cry all day long.",
        ),
        "b.md": page(
          { title: "Quay", language: "en" },
          "One boat rests. The gulls cry at dusk too.",
        ),
      },
      embedder,
    );
    const model = createQuoteModel({
      features: { cosine: 20 },
      calibration: { slope: 1, intercept: 0 },
      thresholds: { answered: 0.5, weak: 0.2 },
    });
    const finder = createQuoteFinder({ library, embedder, quoteModel: model });
    const question = await readQuestion("ship", library);
    const ranking = await rankPassages(library, question, Float32Array.of(1, 0));
    const candidates = finder.chooseQuotes(
      question,
      await finder.matchPassages(question, ranking),
      2,
    );
    const words = candidates.map(({ document, quote }) =>
      document.text.slice(quote.start, quote.end),
    );
    expect(words).toEqual(["One ship rests.", "One boat rests."]);
    expect(candidates[0]?.score).toBeGreaterThan(candidates[1]?.score ?? 0);
    expect(
      finder.chooseQuotes(question, await finder.matchPassages(question, ranking), 1),
    ).toHaveLength(1);
  });
});
