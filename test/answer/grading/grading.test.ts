import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Answer, Ask } from "../../../src/answer/answer.ts";
import {
  gradeLibrary,
  type GradingQuestion,
  readGradingQuestions,
} from "../../../src/answer/grading/grading.ts";
import type { Verdict } from "../../../src/answer/grading/verdict.ts";
import { openSeeds, projectFolder } from "../../support/seeds.ts";

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
          pageKind: "page",
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
      corrections: [],
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
