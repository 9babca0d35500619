import { join } from "node:path";
import { calibrateThresholds } from "../../answer/index.ts";
import type { RecognisedLanguage } from "../../documents/index.ts";
import { planUpdate, readGeneration, updateIndex, type UpdateReport } from "../../library/index.ts";
import { defaultSplitterSettings } from "../../passages/index.ts";
import { gradeGenerations, type Grading, readOwnQuestions } from "./gradeGenerations.ts";
import { loadModels, type ModelOptions, type Models } from "./models.ts";

/** Where the documents and the index are, and the model the index is built with. */
export interface IndexOptions extends ModelOptions {
  /** Absolute path. Only read, except for documents that an operator adds. */
  readonly documentsFolder: string;
  /** Absolute path; created if it is not there. */
  readonly indexFolder: string;
  /** Larger documents are left out and reported. */
  readonly maxDocumentMegabytes: number;
  /** The languages in which pictures of text are read. Default: none; pictures are passed over. */
  readonly textRecognition?: readonly RecognisedLanguage[];
}

/** Hears what happens while an index is built. */
export interface BuildReporter {
  /** Called once, before anything is written. */
  started?(reason: string): void;
  progress?(sentences: { readonly done: number; readonly total: number }): void;
  finished?(report: BuildReport): void;
  /** Something is wrong, and Quoth goes on all the same. */
  warned?(warning: string): void;
}

export interface BuildReport extends UpdateReport {
  /** `null` if the documents folder has no `questions.yaml`. */
  readonly grading: Grading | null;
}

export interface RebuildOptions {
  /** Build from nothing instead of from the generation before. Default: no. */
  readonly isFull?: boolean;
  /** How much worse than the generation before a new one may answer, as a share. Default: 0.05. */
  readonly tolerance?: number;
  readonly reporter?: BuildReporter;
}

/**
 * Brings the index up to the documents, asks it the folder's own questions, and publishes it, unless
 * it answers worse than the one before. Takes seconds for a hundred changed documents and minutes for
 * thousands; whoever answers from the index goes on meanwhile.
 *
 * @throws ModelError, DocumentsFolderError, EmptyLibraryError, IndexLockedError or
 *   GradingQuestionsError; the index stays as it was.
 */
export async function rebuildIndex(
  options: IndexOptions,
  rebuilding: RebuildOptions = {},
): Promise<BuildReport> {
  return buildIndex(options, await loadModels(options), "as asked", rebuilding);
}

/** Says how the documents differ from the index, and changes nothing. @throws DocumentsFolderError */
export function planIndex(options: IndexOptions): ReturnType<typeof planUpdate> {
  return planUpdate(foldersOf(options));
}

/** As `rebuildIndex`, with models that are already loaded. @param reason what the reporter is told. */
export async function buildIndex(
  options: IndexOptions,
  models: Models,
  reason: string,
  { isFull = false, tolerance, reporter = {} }: RebuildOptions,
): Promise<BuildReport> {
  const { documentsFolder } = options;
  // A typing error in them is told before anything is built.
  const questions = await readOwnQuestions(documentsFolder);
  reporter.started?.(reason);
  let grading: Grading | null = null;
  const report = await updateIndex({
    ...foldersOf(options),
    parseCachePath: join(options.dataFolder, "parsed.jsonl.gz"),
    embedder: models.passages,
    splitter: defaultSplitterSettings,
    isFull,
    now: () => new Date(),
    calibrateThresholds: (library) =>
      calibrateThresholds({ library, embedder: models.questions, quoteModel: models.quoteModel }),
    onProgress: (sentences) => reporter.progress?.(sentences),
    async accept(next, previous) {
      grading = await gradeGenerations({ questions, models, next, previous, tolerance });
      return grading?.comparison?.isWorse !== true;
    },
  });
  if (!report.isNew) {
    const next = await readGeneration(options.indexFolder, report.generation);
    grading = await gradeGenerations({ questions, models, next, previous: null, tolerance });
  }
  const finished: BuildReport = { ...report, grading };
  reporter.finished?.(finished);
  return finished;
}

/** The folders as the library stage takes them. */
export function foldersOf(options: IndexOptions) {
  const { documentsFolder, indexFolder, maxDocumentMegabytes, textRecognition = [] } = options;
  return { documentsFolder, indexFolder, reading: { maxDocumentMegabytes, textRecognition } };
}
