import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  askCanaries,
  compareGrades,
  createAsk,
  type Grade,
  type GradeComparison,
  gradeLibrary,
  readGradingQuestions,
} from "../../answer/index.ts";
import { questionsFile } from "../../documents/index.ts";
import {
  openGeneration,
  verifyGeneration,
  type Generation,
  type Library,
} from "../../library/index.ts";
import { loadModels, type ModelOptions, type Models } from "./models.ts";

/** How a new index answers the folder's own questions, beside the one before. */
export interface Grading {
  readonly next: Grade;
  /** `null` if there was none before, or it was made with another model. */
  readonly previous: Grade | null;
  readonly comparison: GradeComparison | null;
}

/**
 * Reads `questions.yaml` of the documents folder.
 *
 * @returns `null` if there is no such file.
 * @throws GradingQuestionsError if it cannot be understood.
 */
export async function readOwnQuestions(documentsFolder: string): Promise<OwnQuestions | null> {
  const yaml = await readFile(join(documentsFolder, questionsFile), "utf8").catch(() => null);
  return yaml === null ? null : readGradingQuestions(yaml);
}

/** The folder's own questions that have an answer, for whoever is offered some. None if there is no such file. */
export async function listOwnQuestions(documentsFolder: string): Promise<string[]> {
  try {
    const questions = await readOwnQuestions(documentsFolder);
    return (questions ?? []).flatMap(({ question, expect }) => (expect === null ? [] : [question]));
  } catch {
    // Whoever indexes the folder is told what is wrong with it.
    return [];
  }
}

type OwnQuestions = ReturnType<typeof readGradingQuestions>;

/** Asks two generations the folder's own questions. @returns `null` if there are none. */
export async function gradeGenerations(options: {
  /** As `readOwnQuestions` gives them. */
  readonly questions: OwnQuestions | null;
  readonly models: Models;
  readonly next: Generation;
  readonly previous: Generation | null;
  /** As `RebuildOptions.tolerance`. */
  readonly tolerance: number | undefined;
}): Promise<Grading | null> {
  const { questions, models, tolerance } = options;
  if (!questions) return null;
  const grade = (generation: Generation) =>
    withGeneration(generation, models, (library) =>
      gradeLibrary(createAsk(library, models.questions, models), questions),
    );
  const next = await grade(options.next);
  // One made with another model cannot be asked, and so not be compared with.
  const previous = options.previous && (await grade(options.previous).catch(() => null));
  return { next, previous, comparison: previous && compareGrades(previous, next, tolerance) };
}

/**
 * Looks for anything wrong with a generation: its files, its contents, and whether it finds ten of its
 * own sentences again. Reads the whole index.
 *
 * @returns the problems, a sentence each.
 * @throws IndexNotFoundError, IndexMismatchError or ModelError.
 */
export async function verifyIndex(
  options: ModelOptions,
  generation: Generation,
): Promise<string[]> {
  const problems = await verifyGeneration(generation.folder);
  if (problems.length > 0) return problems;
  const models = await loadModels(options);
  return withGeneration(generation, models, (library) =>
    askCanaries(library, createAsk(library, models.questions, models), 10),
  );
}

async function withGeneration<Result>(
  generation: Generation,
  models: Models,
  work: (library: Library) => Promise<Result>,
): Promise<Result> {
  const library = openGeneration(generation, models.passages);
  try {
    return await work(library);
  } finally {
    library.close();
  }
}
