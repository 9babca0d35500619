import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Answer, Ask } from "../../../src/answer/answer.ts";
import {
  compareGrades,
  type FailedQuestion,
  type Grade,
  gradeLibrary,
  type GradingQuestion,
  GradingQuestionsError,
  readGradingQuestions,
} from "../../../src/answer/grading/grading.ts";
import type { Verdict } from "../../../src/answer/verdict.ts";
import { openSeeds, projectFolder } from "../../support/seeds.ts";

describe("A list of questions", () => {
  test("gives each question with its phrase, or null where the documents don't say.", () => {
    const yaml = `
# About the harbour
- question: "When does it open? "
  expect: at six
- { question: Who built it?, expect: none }
- { question: Who pays?, expect: NONE }
- question: Which ships may enter?
  expect: none of them
- expect: >
    a phrase that goes on
    over two lines
  question: And then?
`;
    expect(readGradingQuestions(yaml)).toEqual([
      { question: "When does it open?", expect: "at six" },
      { question: "Who built it?", expect: null },
      { question: "Who pays?", expect: null },
      { question: "Which ships may enter?", expect: "none of them" },
      { question: "And then?", expect: "a phrase that goes on over two lines" },
    ]);
  });

  test.each(["2024", "1.50", "2023-12-12", "true", "0x10", "no", "null", "~"])(
    "takes %s as the phrase that it is.",
    (phrase) => {
      expect(readGradingQuestions(`- {question: Q?, expect: ${phrase}}`)).toEqual([
        { question: "Q?", expect: phrase },
      ]);
    },
  );

  test.each(["", "\n", "# nothing yet\n", "[]", "---\n"])("may be empty: %j", (yaml) => {
    expect(readGradingQuestions(yaml)).toEqual([]);
  });

  test.each([
    ["question: Q?", "Expected a list of questions"],
    ["just words", "Expected a list of questions"],
    ["- question: [", "cannot be parsed"],
    ["- Q?", "Entry 1: expected `question` and `expect`, got something else"],
    [
      "- {question: Q?}",
      "Entry 1 (Q?): expected `expect` to be a phrase of the first quote, or none",
    ],
    ["- {expect: a}", "Entry 1: expected `question` to be a text"],
    ["- {question: '  ', expect: a}", "Entry 1: expected `question` to be a text, got nothing"],
    [
      "- {question: Q?, expect: }",
      "Entry 1 (Q?): expected `expect` to be a phrase of the first quote, or none; got nothing",
    ],
    ["- {question: Q?, expect: [a, b]}", "Entry 1 (Q?): expected `expect` to be a phrase"],
    ["- {question: Q?, expect: a, expects: b}", "got `expects` too"],
    [
      "- {question: Q?, expect: a}\n- {question: Q?, expect: b}",
      "Entry 2 (Q?): expected each question once",
    ],
  ])("that makes no sense is refused: %j", (yaml, message) => {
    expect(() => readGradingQuestions(yaml)).toThrow(GradingQuestionsError);
    expect(() => readGradingQuestions(yaml)).toThrow(message);
  });

  test("is told all its faults at once.", () => {
    const yaml = "- {question: A?}\n- {question: B?, expect: b}\n- {expect: c}";
    expect(() => readGradingQuestions(yaml)).toThrow(/Entry 1 [^]*Entry 3/);
    expect(() => readGradingQuestions(yaml)).not.toThrow(/Entry 2/);
  });
});

/** Answers with these words as the first quote, and says "none" to all else. */
function answering(answers: Readonly<Record<string, readonly [Verdict, ...string[]]>>): Ask {
  return ({ question }) => {
    const [verdict, ...texts] = answers[question] ?? (["none"] as const);
    const text = texts.join("\n");
    const starts = texts.map((_, index) => texts.slice(0, index).join("\n").length + (index && 1));
    const source: Answer["sources"] = new Map([
      [
        "page",
        {
          id: "page",
          path: "page.md",
          title: "Page",
          publisher: null,
          published: null,
          url: null,
          language: null,
          text,
          questions: [],
          paths: [],
          pages: [],
          story: "",
        },
      ],
    ]);
    const quotes = texts.map((words, index) => {
      const start = starts[index] ?? 0;
      return {
        documentId: "page",
        start,
        end: start + words.length,
        marks: [],
        page: null,
        alsoIn: [],
      };
    });
    return Promise.resolve({
      question,
      verdict,
      confidence: 1,
      quotes,
      further: [],
      disagreement: null,
      newest: null,
      foreignLanguage: null,
      nearest: [],
      sources: source,
    });
  };
}

const opening: GradingQuestion = { question: "When does it open?", expect: "at six" };
const eating: GradingQuestion = { question: "What do they eat?", expect: null };

describe("A library is graded", () => {
  test("by the share of questions that it finds the phrase to, and by that of its false answers.", async () => {
    const ask = answering({
      "When does it open?": ["answered", "It opens at six."],
      "Who rules?": ["answered", "The harbour is old.", "Anna rules."],
      "What do they eat?": ["answered", "Boats bring herring."],
    });
    const grade = await gradeLibrary(ask, [
      opening,
      { question: "Who rules?", expect: "Anna" },
      { question: "Where is it?", expect: "Ostvik" },
      eating,
      { question: "What do they drink?", expect: null },
    ]);
    expect(grade).toEqual({
      recall: 1 / 3,
      falseAnswers: 1 / 2,
      passed: [opening, { question: "What do they drink?", expect: null }],
      failed: [
        {
          question: "Who rules?",
          expect: "Anna",
          verdict: "answered",
          quote: "The harbour is old.",
        },
        { question: "Where is it?", expect: "Ostvik", verdict: "none", quote: null },
        { ...eating, verdict: "answered", quote: "Boats bring herring." },
      ],
    });
    expect(JSON.parse(JSON.stringify(grade))).toEqual(grade);
  });

  test("with weak answers counted like sure ones, for better and for worse.", async () => {
    const ask = answering({
      "When does it open?": ["weak", "It opens at six."],
      "What do they eat?": ["weak", "Boats bring herring."],
    });
    expect(await gradeLibrary(ask, [opening, eating])).toMatchObject({
      recall: 1,
      falseAnswers: 1,
    });
  });

  test.each([
    ["AT SIX", "It opens at\n\nsix."],
    ["the master's “log”", 'The Master’s "log" is kept.'],
    ["Ri\u0304ga", "It lies in R\u012Bga."],
  ])("with %j found in %j.", async (phrase, quote) => {
    const ask = answering({ "Q?": ["answered", quote] });
    const { recall } = await gradeLibrary(ask, [{ question: "Q?", expect: phrase }]);
    expect(recall).toBe(1);
  });

  test("with no share where there is no question.", async () => {
    const ask = answering({});
    expect(await gradeLibrary(ask, [])).toEqual({
      recall: null,
      falseAnswers: null,
      passed: [],
      failed: [],
    });
    expect(await gradeLibrary(ask, [eating])).toMatchObject({ recall: null, falseAnswers: 0 });
    expect(await gradeLibrary(ask, [opening])).toMatchObject({ recall: 0, falseAnswers: null });
  });
});

/** "+a" passed, "-a" failed; after a "?" the documents don't say. */
function gradeOf(...outcomes: string[]): Grade {
  const questions = outcomes.map((outcome) => ({
    question: outcome.slice(1),
    expect: outcome.includes("?") ? null : "phrase",
  }));
  const failed = questions
    .filter((_, index) => outcomes[index]?.startsWith("-"))
    .map((question): FailedQuestion => ({ ...question, verdict: "none", quote: null }));
  const passed = questions.filter((_, index) => outcomes[index]?.startsWith("+"));
  return { recall: null, falseAnswers: null, passed, failed };
}

const numbered = (sign: string, count: number, from = 0, end = "") =>
  Array.from({ length: count }, (_, index) => `${sign}${from + index}${end}`);

describe("Of two grades", () => {
  const compare = (previous: Grade, next: Grade, tolerance?: number) => {
    const { isWorse, lost } = compareGrades(previous, next, tolerance);
    return { isWorse, lost: lost.map(({ question }) => question) };
  };

  test("the same are no worse.", () => {
    const grade = gradeOf("+a", "-b", "+c?", "-d?");
    expect(compare(grade, grade, 0)).toEqual({ isWorse: false, lost: [] });
  });

  test("one question of twenty is tolerated, two are not.", () => {
    const all = gradeOf(...numbered("+", 20));
    const oneLost = gradeOf("-0", ...numbered("+", 19, 1));
    const twoLost = gradeOf("-0", "-1", ...numbered("+", 18, 2));
    expect(compare(all, oneLost)).toEqual({ isWorse: false, lost: ["0"] });
    expect(compare(all, twoLost)).toEqual({ isWorse: true, lost: ["0", "1"] });
    expect(compare(all, oneLost, 0)).toEqual({ isWorse: true, lost: ["0"] });
    expect(compare(all, twoLost, 0.1)).toEqual({ isWorse: false, lost: ["0", "1"] });
  });

  test("false answers count apart from recall: many questions found do not outweigh them.", () => {
    const before = gradeOf(...numbered("-", 40), ...numbered("+", 10, 100, "?"));
    const after = gradeOf(...numbered("+", 40), "-100?", ...numbered("+", 9, 101, "?"));
    expect(compare(before, after)).toEqual({ isWorse: true, lost: ["100?"] });
  });

  test("a question gained makes up for one lost, which is named all the same.", () => {
    expect(compare(gradeOf("+a", "-b"), gradeOf("-a", "+b"), 0)).toEqual({
      isWorse: false,
      lost: ["a"],
    });
  });

  test("only questions of both are compared.", () => {
    const before = gradeOf("+a", "+gone", "+gone too");
    expect(compare(before, gradeOf("+a", "-new", "-new?"), 0)).toEqual({
      isWorse: false,
      lost: [],
    });
    expect(compare(before, gradeOf("-a", ...numbered("+", 100)))).toEqual({
      isWorse: true,
      lost: ["a"],
    });
    expect(compare(before, gradeOf("-new"), 0)).toEqual({ isWorse: false, lost: [] });
  });

  test("a question with another expectation is another question.", () => {
    const before = gradeOf("+a");
    const after: Grade = {
      ...gradeOf(),
      failed: [{ question: "a", expect: "other", verdict: "answered", quote: "phrase" }],
    };
    expect(compare(before, after, 0)).toEqual({ isWorse: false, lost: [] });
  });

  test("an empty one is neither better nor worse.", () => {
    const none = gradeOf();
    expect(compare(none, none, 0)).toEqual({ isWorse: false, lost: [] });
    expect(compare(none, gradeOf("-a", "-b?"), 0)).toEqual({ isWorse: false, lost: [] });
    expect(compare(gradeOf("+a", "+b?"), none, 0)).toEqual({ isWorse: false, lost: [] });
  });

  test.each([-0.1, 1.1, Number.NaN])("a tolerance of %s is refused.", (tolerance) => {
    expect(() => compareGrades(gradeOf(), gradeOf(), tolerance)).toThrow(RangeError);
  });

  test("with a tolerance of 1 anything goes.", () => {
    expect(compare(gradeOf("+a", "+b"), gradeOf("-a", "-b"), 1).isWorse).toBe(false);
  });
});

test("The seeds' own questions: nearly all are found, and what the seeds don't say is never said with confidence.", async () => {
  const questions = readGradingQuestions(
    await readFile(join(projectFolder, "seeds", "questions.yaml"), "utf8"),
  );
  const seeds = await openSeeds();
  try {
    const { recall, passed, failed } = await gradeLibrary(seeds.app.ask, questions);
    expect(passed.length + failed.length).toBe(questions.length);
    expect(recall).toBeGreaterThanOrEqual(0.9);
    const saidWithConfidence = failed.filter(
      ({ expect: phrase, verdict }) => phrase === null && verdict === "answered",
    );
    expect(saidWithConfidence).toEqual([]);
  } finally {
    await seeds.close();
  }
});
