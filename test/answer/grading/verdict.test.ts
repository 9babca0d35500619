import { describe, expect, test } from "vitest";
import type { AnswerType } from "../../../src/answer/question/answerTypes.ts";
import { createQuoteModel } from "../../../src/answer/quotes/quoteModel.ts";
import type { TermMatches } from "../../../src/answer/retrieval/passageEvidence.ts";
import { judgeQuote, type JudgeOptions } from "../../../src/answer/grading/verdict.ts";
import { equalWeights, evidenceOf, questionOf } from "../../support/evidence.ts";

const thresholds = { answered: 0.8, weak: 0.4 };

interface Case {
  readonly question?: string;
  readonly wanted?: readonly AnswerType[];
  readonly text?: string;
  readonly matches?: TermMatches;
  readonly title?: TermMatches;
  readonly semanticScore?: number;
  readonly cosine?: number;
  readonly margin?: number;
  readonly calibration?: { readonly slope: number; readonly intercept: number };
}

/** Judges a passage of one sentence, all of it quoted, to a question of two words. */
function judgeCase({
  question = "ship anchor",
  wanted = [],
  text = "They rest here.",
  matches = [0, 0],
  title = [0, 0],
  semanticScore = 0,
  cosine = 0,
  margin = 0,
  calibration = { slope: 1, intercept: 0 },
}: Case) {
  const asked = questionOf(question, wanted);
  const options: JudgeOptions = {
    question: asked,
    evidence: evidenceOf([{ text, matches, cosine }], { title, semanticScore }),
    run: { first: 0, last: 0, probability: 1, best: 0 },
    quote: { documentId: "document", page: null, start: 0, end: text.length, marks: [] },
    weights: equalWeights(asked.terms.length),
    margin,
    thresholds: thresholds,
    quoteModel: createQuoteModel({ features: {}, calibration, thresholds }),
  };
  return judgeQuote(options);
}

const logOdds = (confidence: number) => Math.log(confidence / (1 - confidence));
/** What a question of two words starts with. */
const base = 0.1 * Math.log(3);

describe("The evidence for a quote adds up:", () => {
  test.each<[string, Case, number]>([
    ["nothing but two words to look for", {}, 0],
    ["half of the question's words", { matches: [1, 0] }, 0.5],
    ["all of them", { matches: [1, 1] }, 1],
    ["words that are alike", { matches: [0.5, 0.7] }, 0.6],
    ["one word in the title only", { title: [1, 0] }, 0.5 + 0.3 * 0.5],
    ["a word in the title that is only alike", { title: [0.8, 0] }, 0.4],
    ["the meaning of the passage", { semanticScore: 0.5 }, 0.7 * 0.5],
    ["the meaning of its best sentence", { cosine: 0.6 }, 0.5 * 0.6],
    ["a lead over the next passage", { margin: 2 }, 0.06 * 2],
    // The title does not speak for a further quote, but it still names what it is about.
    ["a passage that is behind", { title: [1, 0], margin: -1 }, 0.3 * 0.5 - 0.06],
    ["no date, where one is wanted", { wanted: [{ kind: "time" }] }, -0.2],
    ["no figure, where one is wanted", { wanted: [{ kind: "number" }] }, -0.3],
    ["no place, where one is wanted", { wanted: [{ kind: "place" }] }, 0],
    ["a name that is not there", { question: "Riga anchor" }, -0.05],
    ["a name that is there", { question: "Riga anchor", matches: [1, 0] }, 0.5],
    ["a name that is another's", { question: "Riga anchor", matches: [0.44, 0] }, 0.22 - 0.05],
    ["a name that is nearly there", { question: "Riga anchor", matches: [0.45, 0] }, 0.225],
  ])("%s", (_, options, sum) => {
    expect(logOdds(judgeCase(options).confidence)).toBeCloseTo(base + sum, 6);
  });

  test("and becomes a probability by the model's curve.", () => {
    const { confidence } = judgeCase({ matches: [1, 1], calibration: { slope: 5, intercept: -3 } });
    expect(logOdds(confidence)).toBeCloseTo(5 * (base + 1) - 3, 6);
  });
});

describe("A probability becomes a verdict:", () => {
  // The log-odds of a probability, as an intercept to a curve that is nearly flat.
  const at = (confidence: number, options: Case = {}) =>
    judgeCase({ ...options, calibration: { slope: 1e-12, intercept: logOdds(confidence) } });
  test.each<[number, Case, string]>([
    [0.801, {}, "answered"],
    [0.799, {}, "weak"],
    [0.401, {}, "weak"],
    [0.399, {}, "none"],
    [0.999, { wanted: [{ kind: "time" }] }, "weak"],
    [0.399, { wanted: [{ kind: "time" }] }, "none"],
    [0.999, { wanted: [{ kind: "number" }] }, "none"],
    [0.999, { wanted: [{ kind: "number" }], text: "They rest in 12 harbours." }, "answered"],
    [0.999, { wanted: [{ kind: "time" }], text: "They rest on 4 May 2026." }, "answered"],
    [0.999, { wanted: [{ kind: "person" }] }, "answered"],
  ])("%f with %j is %s", (confidence, options, verdict) => {
    expect(at(confidence, options).verdict).toBe(verdict);
  });

  test("a figure that the question itself names is none.", () => {
    const options: Case = {
      question: "12 ships",
      wanted: [{ kind: "number" }],
      text: "They are 12 here.",
    };
    expect(at(0.999, options).verdict).toBe("none");
  });
});
