import { parse as parseYaml } from "yaml";
import { z } from "zod";
import { type Answer, type Ask, quoteText } from "../answer.ts";
import type { Verdict } from "../verdict.ts";

/** A question that the documents' maintainer knows the answer to. */
export interface GradingQuestion {
  readonly question: string;
  /** What the first quote must contain; `null` if the documents don't say. */
  readonly expect: string | null;
}

/** A question that did not get what was expected. */
export interface FailedQuestion extends GradingQuestion {
  /** What came instead: how sure the answer was, and the first quote's words, if there is one. */
  readonly verdict: Verdict;
  readonly quote: string | null;
}

/** How well a library answers. Plain data: what `JSON.stringify` writes of it is all there is. */
export interface Grade {
  /**
   * Share of the questions with an answer in the documents whose first quote contains it; `null` if
   * there is no such question.
   */
  readonly recall: number | null;
  /** Share of the questions without one that got a quote all the same; `null` if there is none. */
  readonly falseAnswers: number | null;
  /** In the order of the questions, like `failed`. */
  readonly passed: readonly GradingQuestion[];
  readonly failed: readonly FailedQuestion[];
}

/** The questions to grade by make no sense. The message lists every entry that does not. */
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
 * `none`, in capitals or not, means that the documents don't say. A phrase that is this very word is
 * written with something of what stands around it, such as `none of them`. A number or a date is
 * taken as it is written.
 *
 * @returns the questions in their order; none for an empty text.
 * @throws GradingQuestionsError naming every entry that makes no sense.
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
 * Asks every question, one after the other, and counts. A weak answer counts like a sure one, for
 * better and for worse: it is found if it contains the phrase, and false if nothing should have
 * come, since in a private chat it is shown. Letter case, white space and the form of quotation marks
 * make no difference to a phrase.
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

/** What a library's grade says beside that of the library before. */
export interface GradeComparison {
  /** Recall fell, or false answers rose, by more than the tolerance. */
  readonly isWorse: boolean;
  /** The questions that passed before and fail now. There may be some though it is not worse. */
  readonly lost: readonly FailedQuestion[];
}

/**
 * Compares two grades by the questions that both were asked with the same expectation: a hard question
 * that is new makes no library worse, nor does an easy one that is gone. Without such questions
 * nothing is worse.
 *
 * @param tolerance how much worse recall and false answers may each become, as a share from 0 (not
 *   by a single question) to 1 (anything goes). 0.05 is one question of twenty.
 * @throws RangeError for a tolerance that is no share.
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
    // One of twenty is 0.05 exactly; as a difference of two shares it would be a little more.
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
