import { join } from "node:path";
import { createAsk } from "../../src/answer/index.ts";
import { readQuestion } from "../../src/answer/question/question.ts";
import { loadModels, rebuildIndex } from "../../src/service/index.ts";
import { databaseFile } from "../../src/library/generations/manifest.ts";
import { openLibrary } from "../../src/library/index.ts";
import { openDatabase } from "../../src/library/rows/database.ts";
import { mean, percentile } from "../evaluate/metrics.ts";
import { type BenchFolders, configOf, serveMeasurements } from "./ownProcess.ts";
import { makeQuestions } from "./syntheticQuestions.ts";

/** Of answerBench.ts, each to be run in a process of its own. */
export type AnswerMeasurements = typeof measurements;

const measurements = {
  /** Builds the index, and makes questions of what is in it. */
  async build(input: {
    readonly folders: BenchFolders;
    readonly questions: number;
    readonly seed: number;
  }) {
    const config = configOf(input.folders);
    const { manifest } = await rebuildIndex(config);
    const library = await openLibrary(config.indexFolder, manifest.embedder);
    const questions = await makeQuestions(library, { count: input.questions, seed: input.seed });
    library.close();
    return { counts: manifest.counts, questions };
  },

  /** Asks questions of an index that another process has built. */
  async answer(input: { readonly folders: BenchFolders; readonly questions: readonly string[] }) {
    const config = configOf(input.folders);
    const models = await loadModels(config);
    const library = await openLibrary(config.indexFolder, models.passages);
    const ask = createAsk(library, models.questions, models);
    const keywordSearch = openDatabase(
      join(config.indexFolder, "generations", library.generation, databaseFile),
    );
    const openedMegabytes = residentMegabytes();
    for (const question of input.questions.slice(0, warmUpQuestions)) await ask({ question });
    const whole: number[] = [];
    const wordsAlone: number[] = [];
    let mostMegabytes = 0;
    for (const [index, question] of input.questions.entries()) {
      const { terms } = await readQuestion(question, library);
      const stems = terms.flatMap((term) => term.stems);
      const answer = async () => whole.push(await time(() => ask({ question })));
      const search = async () =>
        wordsAlone.push(await time(() => keywordSearch.searchTerms(stems, 100)));
      // Whoever comes second finds the pages of the file read: each does in turn.
      for (const run of index % 2 === 0 ? [answer, search] : [search, answer]) await run();
      mostMegabytes = Math.max(mostMegabytes, residentMegabytes());
    }
    library.close();
    keywordSearch.close();
    return {
      whole: summarise(whole),
      wordsAlone: summarise(wordsAlone),
      openedMegabytes,
      residentMegabytes: mostMegabytes,
    };
  },
};

// The first answers wait for the compiler.
const warmUpQuestions = 20;

/** How long answers take. */
export interface Pace {
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
  /** One after the other. */
  readonly perSecond: number;
}

async function time(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function summarise(milliseconds: readonly number[]): Pace {
  return {
    p50Milliseconds: percentile(milliseconds, 0.5) ?? 0,
    p95Milliseconds: percentile(milliseconds, 0.95) ?? 0,
    perSecond: 1_000 / (mean(milliseconds) ?? Infinity),
  };
}

function residentMegabytes(): number {
  return process.memoryUsage.rss() / 1e6;
}

serveMeasurements(measurements);
