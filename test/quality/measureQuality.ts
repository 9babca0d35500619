import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { type Answer, type Ask, quoteText } from "../../src/answer/answer.ts";

/** A question of a `questions.yaml`. */
export interface QualityQuestion {
  /** The key that it stands under: `time`, `person`, `unanswerable`, … */
  readonly kind: string;
  readonly question: string;
  /** What the first quote must say; `null` if the documents don't say. */
  readonly expect: string | null;
}

/** What became of some questions, each counted once. */
export interface Outcome {
  /** The first quote says what is expected; or nothing is quoted, where nothing should be. */
  readonly right: number;
  /** Answered with confidence, but wrongly. */
  readonly falseAnswers: number;
  /** Answered with a caution, and wrongly. */
  readonly falseHints: number;
  /** Nothing is quoted, though the documents say it. */
  readonly falseSilences: number;
}

/** How questions of one kind came out. */
export interface KindOutcome extends Outcome {
  readonly kind: string;
  readonly asked: number;
  /** A line for each question that did not come out right, with what came instead. */
  readonly wrong: readonly string[];
}

/** Reads `questions.yaml`: kinds, and in each `question: phrase of the first quote, or none`. */
export async function readQuestions(folder: string): Promise<QualityQuestion[]> {
  const yaml = await readFile(join(folder, "questions.yaml"), "utf8");
  // In this schema every value is a string: 1904 stays as it is written.
  const kinds = z
    .record(z.string(), z.record(z.string(), z.string()))
    .parse(parseYaml(yaml, { schema: "failsafe" }));
  return Object.entries(kinds).flatMap(([kind, questions]) =>
    Object.entries(questions).map(([question, expect]) => ({
      kind,
      question,
      expect: expect === "none" ? null : expect,
    })),
  );
}

/** Asks all questions, one after the other. */
export async function measureKinds(
  ask: Ask,
  questions: readonly QualityQuestion[],
): Promise<KindOutcome[]> {
  const kinds = [...new Set(questions.map(({ kind }) => kind))];
  const outcomes: KindOutcome[] = [];
  for (const kind of kinds) {
    const ofKind = questions.filter((question) => question.kind === kind);
    const counts = { right: 0, falseAnswers: 0, falseHints: 0, falseSilences: 0 };
    const wrong: string[] = [];
    for (const { question, expect } of ofKind) {
      const answer = await ask({ question });
      const result = resultOf(answer, expect);
      counts[result] += 1;
      if (result !== "right") wrong.push(`${question} (${result}) ${firstWords(answer) ?? ""}`);
    }
    outcomes.push({ kind, asked: ofKind.length, ...counts, wrong });
  }
  return outcomes;
}

/** Each count as a share of all that were asked, 0 to 1. */
export function sharesOf(outcomes: readonly KindOutcome[]): Outcome {
  const asked = outcomes.reduce((sum, outcome) => sum + outcome.asked, 0);
  const share = (name: keyof Outcome) =>
    outcomes.reduce((sum, outcome) => sum + outcome[name], 0) / asked;
  return {
    right: share("right"),
    falseAnswers: share("falseAnswers"),
    falseHints: share("falseHints"),
    falseSilences: share("falseSilences"),
  };
}

function resultOf(answer: Answer, expect: string | null): keyof Outcome {
  const quote = firstWords(answer);
  const isRight = expect === null ? quote === null : (quote?.includes(expect) ?? false);
  if (isRight) return "right";
  if (answer.verdict === "answered") return "falseAnswers";
  return answer.verdict === "weak" ? "falseHints" : "falseSilences";
}

function firstWords(answer: Answer): string | null {
  const [first] = answer.quotes;
  return first ? quoteText(answer, first).replaceAll(/\s+/g, " ") : null;
}
