import { describe, expect, test } from "vitest";
import { chooseSentenceRun, maxQuoteLength, quoteRun } from "../../../src/answer/quotes/quote.ts";
import { createQuoteModel } from "../../../src/answer/quotes/quoteModel.ts";
import type { StoredDocument } from "../../../src/library/rows/storedDocument.ts";
import { equalWeights, evidenceOf, questionOf } from "../../support/evidence.ts";

// A sentence whose cosine is c is e^c times as probable as one whose cosine is 0.
const model = createQuoteModel({
  features: { cosine: 1 },
  calibration: { slope: 1, intercept: 0 },
  thresholds: { answered: 0.5, weak: 0.2 },
});
const question = questionOf("ship");

/** Sentences, each as [its text, the odds that it answers]. */
type Sentences = readonly (readonly [string, number])[];

function choose(sentences: Sentences, document: Partial<StoredDocument> = {}) {
  const evidence = evidenceOf(
    sentences.map(([text, odds]) => ({ text, matches: [0], cosine: Math.log(odds) })),
    { document },
  );
  return { evidence, run: chooseSentenceRun(question, evidence, equalWeights(1), model) };
}

/** A sentence of this many letters, its full stop included. */
const long = (letters: number) => `${"Herring ".repeat(letters).slice(0, letters - 2)}s.`;

describe("The run of sentences that most probably answers is chosen:", () => {
  test.each<[string, Sentences, [number, number]]>([
    [
      "the one likely sentence",
      [
        ["A ship.", 0.01],
        ["A boat.", 98],
        ["A raft.", 0.01],
      ],
      [1, 1],
    ],
    [
      "two likely ones together",
      [
        ["A ship.", 45],
        ["A boat.", 45],
        ["A raft.", 0.01],
      ],
      [0, 1],
    ],
    [
      "what lies between them too",
      [
        ["A ship.", 45],
        ["A boat.", 0.01],
        ["A raft.", 45],
      ],
      [0, 2],
    ],
    [
      "the earlier one of two equals",
      [
        [long(340), 1],
        [long(340), 1],
      ],
      [0, 0],
    ],
    [
      "not beyond 350 letters",
      [
        [long(175), 50],
        [long(174), 50],
        [long(10), 20],
      ],
      [0, 1],
    ],
    [
      "nor with one letter more",
      [
        [long(175), 50],
        [long(175), 51],
      ],
      [1, 1],
    ],
    [
      "one sentence that is longer by itself",
      [
        [long(400), 90],
        [long(20), 1],
      ],
      [0, 0],
    ],
  ])("%s", (_, sentences, [first, last]) => {
    expect(choose(sentences).run).toMatchObject({ first, last });
  });

  test("a sentence that adds less than its length costs is left out.", () => {
    // 300 letters cost 0.03 × 301 ÷ 350 = 0.0258.
    const [gains, loses] = [0.027, 0.0245];
    const sentences = (share: number): Sentences => [
      ["Ships.", 1 - share],
      [long(300), share],
    ];
    expect(choose(sentences(gains)).run.last).toBe(1);
    expect(choose(sentences(loses)).run.last).toBe(0);
  });

  test.each([
    ["He added that it sank.", 0],
    ["The captain added that it sank.", 1],
  ])("one that begins with “He” brings along what explains it: %s", (sentence, first) => {
    // Beginning with "He" costs 0.3; what stands before costs only its length.
    const { run } = choose([
      ["A ship sank near the cape.", 0.0001],
      [sentence, 1],
    ]);
    expect(run).toMatchObject({ first, last: 1 });
  });

  test("one that begins with “He” stands alone, if it is much likelier than what is too long to join.", () => {
    const alone = (odds: number) =>
      choose([
        [long(345), 1 - odds],
        ["He sank.", odds],
      ]).run;
    // Less than 0.3 and a little for the length between the two is not enough.
    expect(alone(0.68)).toMatchObject({ first: 1, last: 1 });
    expect(alone(0.62)).toMatchObject({ first: 0, last: 0 });
  });

  test("one that begins with “He” stands alone, if there is nothing before.", () => {
    expect(
      choose([
        ["He sank.", 0.99],
        ["A ship came.", 0.0001],
      ]).run.first,
    ).toBe(0);
  });

  test("no quote goes over the end of a page.", () => {
    const pages = [
      { page: 1, start: 0 },
      { page: 2, start: "A ship. ".length },
    ];
    const sentences: Sentences = [
      ["A ship.", 45],
      ["A boat.", 46],
    ];
    const { run, evidence } = choose(sentences, { pages });
    expect(run).toMatchObject({ first: 1, last: 1 });
    expect(quoteRun(question, evidence, run).page).toBe(2);
    expect(choose(sentences).run).toMatchObject({ first: 0, last: 1 });
  });

  test("its share is the sum of its sentences', and its best is the likeliest of them.", () => {
    const { run } = choose([
      ["A ship.", 20],
      ["A boat.", 70],
      ["A raft.", 10],
    ]);
    expect(run).toMatchObject({ first: 0, last: 2, best: 1 });
    expect(run.probability).toBeCloseTo(1, 10);
  });
});

test("A quote is what stands in the document from the first sentence to the last, with its marks.", () => {
  const { evidence } = choose([
    ["A ship came.", 1],
    ["It carried 40 sailors.", 1],
    ["They slept.", 1],
  ]);
  const wanted = { ...questionOf("sailors", [{ kind: "number" }]) };
  const quote = quoteRun(wanted, evidence, { first: 0, last: 1, probability: 1, best: 1 });
  const { text } = evidence.document;
  expect(text.slice(quote.start, quote.end)).toBe("A ship came. It carried 40 sailors.");
  expect(quote.marks.map(({ start, end }) => text.slice(start, end))).toEqual(["40"]);
});

test("A quote fits a phone's screen.", () => {
  expect(maxQuoteLength).toBe(350);
});
