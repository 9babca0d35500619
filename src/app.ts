import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { type Ask, createAsk } from "./answer/answer.ts";
import { fitCuts } from "./answer/grading/cuts.ts";
import { askCanaries } from "./answer/grading/canaries.ts";
import {
  compareGrades,
  type Grade,
  type GradeComparison,
  gradeLibrary,
  readGradingQuestions,
} from "./answer/grading/grading.ts";
import { type QuoteModel, readQuoteModel } from "./answer/quotes/quoteModel.ts";
import type { Config } from "./config.ts";
import { chooseDigest, type Digest, type DigestOptions } from "./digest/digest.ts";
import type { ChooseDigests } from "./service/digests/preparing.ts";
import { questionsFile } from "./documents/files/files.ts";
import { type Embedder, withPrefix } from "./embedding/embedder.ts";
import { loadBiggerModels } from "./embedding/models/biggerModels.ts";
import { locateModel } from "./embedding/models/modelLocation.ts";
import { createTransformersEmbedder } from "./embedding/models/transformersEmbedder.ts";
import type { Generation } from "./library/generations/generations.ts";
import { openGeneration, openNewestLibrary, type Library } from "./library/library.ts";
import { createLiveLibrary } from "./library/liveLibrary.ts";
import { type Staleness, whyStale } from "./library/staleness.ts";
import { planUpdate, updateIndex, type UpdateReport } from "./library/update.ts";
import { verifyGeneration } from "./library/verify.ts";
import { acquireWriterLock, IndexLockedError } from "./library/generations/writerLock.ts";
import { defaultSplitterSettings } from "./passages/passages.ts";

/** What a build tells whoever started it. */
export interface BuildReporter {
  /** Once, before anything is written. */
  started?(reason: string): void;
  progress?(sentences: { readonly done: number; readonly total: number }): void;
  finished?(report: BuildReport): void;
  /** Something is wrong, and Quoth goes on all the same. */
  warned?(warning: string): void;
}

export interface BuildReport extends UpdateReport {
  /** `null` without `questions.yaml`. */
  readonly grading: Grading | null;
}

/** How a new index answers the folder's own questions, beside the one before. */
export interface Grading {
  readonly next: Grade;
  /** `null` if there was none before, or it was made with another model. */
  readonly previous: Grade | null;
  readonly comparison: GradeComparison | null;
}

/** Quoth with an open library, ready to answer. */
export interface App {
  readonly ask: Ask;
  /** Chooses a digest from the library of this moment; as `chooseDigest`. */
  digest(
    options: Omit<DigestOptions, "library" | "embedder" | "quoteModel">,
  ): Promise<Digest | "nothing">;
  /** Chooses several from one library, which stays open until the work ends. */
  readonly chooseDigests: ChooseDigests;
  /** Works with the library of this moment, which stays open until the work ends. */
  use<Result>(work: (library: Library) => Promise<Result> | Result): Promise<Result>;
  close(): Promise<void>;
}

/**
 * For the start of a process that lives long or holds much. V8 may let its heap grow to four times what
 * is alive before it looks for garbage. Half as much again took the bot at work from 520 to 330 MB; a
 * fifth keeps its memory level in a soak. Neither made answers slower.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=20");
}

/** The models as the settings choose them; models with their prefixes. */
export interface Models {
  readonly passages: Embedder;
  readonly questions: Embedder;
  readonly quoteModel: QuoteModel;
}

/**
 * Opens the index, building it first if there is none, or if the documents, the model or the format
 * have changed since, or if it is damaged. If that cannot be done, the newest whole generation
 * serves, with a warning. What is published later serves within two seconds.
 *
 * @throws if there is nothing to serve: ModelError, DocumentsFolderError, EmptyLibraryError
 *   or IndexLockedError; each says what to do.
 */
export async function openApp(config: Config, reporter: BuildReporter = {}): Promise<App> {
  const models = await loadModels(config);
  const biggerModels = await loadBiggerModels({
    reranker: {
      model: config.rerankerModel,
      limitMilliseconds: config.rerankerLimitMilliseconds,
    },
    reader: { model: config.readerModel, limitMilliseconds: config.readerLimitMilliseconds },
    ...modelFolders(config),
    onWarning: (warning) => reporter.warned?.(warning),
  });
  const stale = await whyStale({ ...toFolders(config), embedder: models.passages });
  if (stale !== null) await buildOrWarn(config, models, stale, reporter);
  const live = await createLiveLibrary({
    indexFolder: config.indexFolder,
    async open() {
      const { library, warnings } = await openNewestLibrary(config.indexFolder, models.passages);
      for (const warning of warnings) reporter.warned?.(warning);
      const ask = createAsk(library, models.questions, { ...models, ...biggerModels });
      return { library, ask, close: () => library.close() };
    },
    onError: (error) => reporter.warned?.(error instanceof Error ? error.message : String(error)),
  });
  const chooseDigests: ChooseDigests = (work) =>
    live.use(({ library }) =>
      work({
        library,
        choose: (options) =>
          chooseDigest({
            ...options,
            library,
            embedder: models.questions,
            quoteModel: models.quoteModel,
          }),
      }),
    );
  return {
    ask: (asked) => live.use(({ ask }) => ask(asked)),
    digest: (options) => chooseDigests(({ choose }) => choose(options)),
    chooseDigests,
    use: (work) => live.use(({ library }) => work(library)),
    close: () => live.close(),
  };
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
 * it answers worse than the one before.
 *
 * @throws as `openApp`; also GradingQuestionsError.
 */
export async function rebuildIndex(
  config: Config,
  options: RebuildOptions = {},
): Promise<BuildReport> {
  return build(config, await loadModels(config), "as asked", options);
}

/** Says how the documents differ from the index, and changes nothing. @throws DocumentsFolderError */
export function planIndex(config: Config): ReturnType<typeof planUpdate> {
  return planUpdate(toFolders(config));
}

/**
 * Looks for anything wrong with the index in use: its files, its contents, and whether it finds ten
 * of its own sentences again.
 *
 * @returns the problems, a sentence each.
 * @throws IndexNotFoundError, IndexMismatchError or ModelError.
 */
export async function verifyIndex(config: Config, generation: Generation): Promise<string[]> {
  const problems = await verifyGeneration(generation.folder);
  if (problems.length > 0) return problems;
  const models = await loadModels(config);
  const library = openGeneration(generation, models.passages);
  try {
    return await askCanaries(library, createAsk(library, models.questions, models), 10);
  } finally {
    library.close();
  }
}

/** @throws EmbeddingModelError if the settings' model cannot be loaded. */
export async function loadModels(config: Config): Promise<Models> {
  const location = locateModel({
    setting: "EMBEDDING_MODEL",
    model: config.embeddingModel,
    ...modelFolders(config),
  });
  const model = await createTransformersEmbedder(location);
  return {
    passages: withPrefix(model, config.passagePrefix),
    questions: withPrefix(model, config.questionPrefix),
    quoteModel: await readQuoteModel(config.modelsFolder),
  };
}

/** Builds; where that cannot be done and something else can serve, says so and goes on. */
async function buildOrWarn(
  config: Config,
  models: Models,
  stale: Staleness,
  reporter: BuildReporter,
): Promise<void> {
  try {
    await build(config, models, stale.reason, { reporter });
  } catch (error) {
    if (!stale.isServable && !(error instanceof IndexLockedError)) throw error;
    reporter.warned?.(error instanceof Error ? error.message : String(error));
    // Somebody is building what we lack: it is worth waiting for.
    if (!stale.isServable) await waitForIndex(config, models);
  }
}

async function waitForIndex(config: Config, models: Models): Promise<void> {
  const lookMilliseconds = 500;
  for (;;) {
    const lock = await acquireWriterLock(config.indexFolder, new Date()).catch((error: unknown) => {
      if (error instanceof IndexLockedError) return null;
      throw error;
    });
    await lock?.release();
    if (lock) break;
    await setTimeout(lookMilliseconds);
  }
  // Whoever built may have been killed, or had other documents.
  const stale = await whyStale({ ...toFolders(config), embedder: models.passages });
  if (stale && !stale.isServable) await build(config, models, stale.reason, {});
}

async function build(
  config: Config,
  models: Models,
  reason: string,
  { isFull = false, tolerance, reporter = {} }: RebuildOptions,
): Promise<BuildReport> {
  reporter.started?.(reason);
  let grading: Grading | null = null;
  const report = await updateIndex({
    ...toFolders(config),
    parseCachePath: join(config.dataFolder, "parsed.jsonl.gz"),
    embedder: models.passages,
    splitter: defaultSplitterSettings,
    isFull,
    now: () => new Date(),
    fitCuts: (library) =>
      fitCuts({ library, embedder: models.questions, quoteModel: models.quoteModel }),
    onProgress: (sentences) => reporter.progress?.(sentences),
    async accept(next, previous) {
      grading = await gradeGenerations(config, models, { next, previous }, tolerance);
      return grading?.comparison?.isWorse !== true;
    },
  });
  const finished: BuildReport = { ...report, grading };
  reporter.finished?.(finished);
  return finished;
}

async function gradeGenerations(
  config: Config,
  models: Models,
  generations: { readonly next: Generation; readonly previous: Generation | null },
  tolerance?: number,
): Promise<Grading | null> {
  const yaml = await readFile(join(config.seedsFolder, questionsFile), "utf8").catch(() => null);
  if (yaml === null) return null;
  const questions = readGradingQuestions(yaml);
  const grade = async (generation: Generation) => {
    const library = openGeneration(generation, models.passages);
    try {
      return await gradeLibrary(createAsk(library, models.questions, models), questions);
    } finally {
      library.close();
    }
  };
  const next = await grade(generations.next);
  // One made with another model cannot be asked, and so not be compared with.
  const previous = generations.previous && (await grade(generations.previous).catch(() => null));
  return { next, previous, comparison: previous && compareGrades(previous, next, tolerance) };
}

function toFolders(config: Config) {
  return {
    documentsFolder: config.seedsFolder,
    indexFolder: config.indexFolder,
    reading: { maxDocumentMegabytes: config.maxDocumentMegabytes },
  };
}

function modelFolders(config: Config) {
  return {
    modelsFolder: config.modelsFolder,
    cacheFolder: resolve(config.dataFolder, "models"),
  };
}
