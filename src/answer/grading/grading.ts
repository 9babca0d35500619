import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { type Answer, type Ask, quoteText } from "../answer.ts";
import type { Verdict } from "./verdict.ts";

/** A question to which the maintainer of the documents knows the answer. */
export interface GradingQuestion {
  readonly question: string;
  /** What the first quote must contain; `null` if the documents don't say. */
  readonly expect: string | null;
}

/** A question that did not get the answer that was expected. */
export interface FailedQuestion extends GradingQuestion {
  /** What came instead. */
  readonly verdict: Verdict;
  /** The words of the first quote; `null` without one. */
  readonly quote: string | null;
}

/** How well a library answers. Plain data, which JSON can hold. */
export interface Grade {
  /**
   * Of the questions that the documents answer, the share whose first quote has the answer; `null` if
   * there is no such question.
   */
  readonly recall: number | null;
  /** Of the questions that they do not answer, the share that got a quote; `null` if there is none. */
  readonly falseAnswers: number | null;
  /** Both lists are in the order of the questions. */
  readonly passed: readonly GradingQuestion[];
  readonly failed: readonly FailedQuestion[];
}

/** `questions.yaml` is not a list of questions. The message names every wrong entry. */
export class GradingQuestionsError extends Error {
  override readonly name = "GradingQuestionsError";
}

/**
 * Reads a list of questions:
 *
 *     - question: Where did the ministers meet?
 *       expect: in Kyiv
 *     - question: What did they eat?
 *       expect: none
 *
 * `none`, in capitals or not, means that the documents don't say. If the phrase is the very word, add
 * a word beside it, such as `none of them`. Numbers and dates are compared as they are written.
 *
 * @returns the questions, in order; none for an empty text.
 * @throws GradingQuestionsError naming every wrong entry.
 */
export function readGradingQuestions(yamlText: string): GradingQuestion[] {
  const entries = z.array(z.unknown()).safeParse(parseEntries(yamlText) || []);
  if (!entries.success) {
    throw new GradingQuestionsError(
      "Expected a list of questions, each `- question: …` with `expect: …` below it, got something else. Write it so, or take the file out of the folder.",
    );
  }
  const problems: string[] = [];
  const questions = new Map<string, GradingQuestion>();
  for (const [index, entry] of entries.data.entries()) {
    const read = entrySchema.safeParse(entry);
    if (!read.success) {
      problems.push(
        ...read.error.issues.map((issue) => `${nameEntry(index, entry)}: ${issue.message}`),
      );
    } else if (questions.has(read.data.question)) {
      problems.push(`${nameEntry(index, entry)}: expected each question once, got it again`);
    } else {
      questions.set(read.data.question, read.data);
    }
  }
  if (problems.length > 0) {
    throw new GradingQuestionsError(
      `Some questions to grade by make no sense. Correct them:\n${problems.map((problem) => `  ${problem}`).join("\n")}`,
    );
  }
  return [...questions.values()];
}

/**
 * Asks every question, one after the other, and grades the answers. A weak answer counts like a sure
 * one, because a private chat shows it: it is right if its first quote has the phrase, and false if
 * the documents don't say. Letter case, white space and the form of quotation marks are ignored.
 *
 * Costs an answer for each question.
 */
export async function gradeLibrary(
  ask: Ask,
  questions: readonly GradingQuestion[],
): Promise<Grade> {
  const passed: GradingQuestion[] = [];
  const failed: FailedQuestion[] = [];
  for (const { question, expect } of questions) {
    const answer = await ask({ question });
    const quote = firstQuote(answer);
    const isRight =
      expect === null
        ? answer.verdict === "none"
        : quote !== null && fold(quote).includes(fold(expect));
    if (isRight) passed.push({ question, expect });
    else failed.push({ question, expect, verdict: answer.verdict, quote });
  }
  return {
    recall: share(passed.filter(isAnswerable), questions.filter(isAnswerable)),
    falseAnswers: share(failed.filter(isUnanswerable), questions.filter(isUnanswerable)),
    passed,
    failed,
  };
}

/** How a library's grade compares with that of the one before. */
export interface GradeComparison {
  /** True if recall fell, or false answers rose, by more than the tolerance. */
  readonly isWorse: boolean;
  /** The questions that passed before and fail now; there may be some although it is not worse. */
  readonly lost: readonly FailedQuestion[];
}

/**
 * Compares two grades by the questions that both were asked with the same expectation, so that adding a
 * hard question or removing an easy one makes no library worse. Without such questions nothing is worse.
 *
 * @param tolerance how much worse recall and false answers may each become, as a share: 0 allows not a
 *   single question, 0.05 one of twenty, 1 anything.
 * @throws RangeError for a tolerance outside 0 to 1.
 */
export function compareGrades(previous: Grade, next: Grade, tolerance = 0.05): GradeComparison {
  if (!(tolerance >= 0 && tolerance <= 1)) {
    throw new RangeError(`Expected a tolerance from 0 to 1, got ${tolerance}.`);
  }
  const passedBefore = new Set(previous.passed.map(keyOf));
  const failedBefore = new Set(previous.failed.map(keyOf));
  const lost = next.failed.filter((question) => passedBefore.has(keyOf(question)));
  const gained = next.passed.filter((question) => failedBefore.has(keyOf(question)));
  const shared = [...next.passed, ...next.failed].filter(
    (question) => passedBefore.has(keyOf(question)) || failedBefore.has(keyOf(question)),
  );
  const isWorse = [isAnswerable, isUnanswerable].some((isKind) => {
    const loss = lost.filter(isKind).length - gained.filter(isKind).length;
    // Counted in questions: 0.05 of twenty is one exactly, while 0.95 − 0.9 is a little more than 0.05.
    return loss > tolerance * shared.filter(isKind).length + roundingError;
  });
  return { isWorse, lost };
}

const roundingError = 1e-9;

function parseEntries(yamlText: string): unknown {
  try {
    // In this schema every value is a string: 2024 and 1.50 stay as they are written.
    return parseYaml(yamlText, { schema: "failsafe" });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GradingQuestionsError(
      `Expected a YAML list of questions, but it cannot be parsed: ${reason.trim()}`,
      { cause: error },
    );
  }
}

const unknownKeys = "expected only `question` and `expect`";
const entrySchema = z.strictObject(
  {
    question: z
      .string("expected `question` to be a text")
      .trim()
      .min(1, "expected `question` to be a text, got nothing"),
    expect: z
      .string("expected `expect` to be a phrase of the first quote, or none")
      .trim()
      .min(1, "expected `expect` to be a phrase of the first quote, or none; got nothing")
      .transform((written) => (written.toLowerCase() === "none" ? null : written)),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `${unknownKeys}, got \`${issue.keys.join("`, `")}\` too`
        : "expected `question` and `expect`, got something else",
  },
);

/** "Entry 3 (Where did …?)" for the third of the list. */
function nameEntry(index: number, entry: unknown): string {
  const { data } = z.object({ question: z.string().trim().min(1) }).safeParse(entry);
  return `Entry ${index + 1}${data ? ` (${data.question})` : ""}`;
}

function firstQuote(answer: Answer): string | null {
  const [first] = answer.quotes;
  return first ? quoteText(answer, first) : null;
}

function fold(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/\s+/g, " ");
}

function isAnswerable({ expect }: GradingQuestion): boolean {
  return expect !== null;
}

function isUnanswerable({ expect }: GradingQuestion): boolean {
  return expect === null;
}

function share(part: readonly unknown[], whole: readonly unknown[]): number | null {
  return whole.length === 0 ? null : part.length / whole.length;
}

function keyOf({ question, expect }: GradingQuestion): string {
  return JSON.stringify([question, expect]);
}
