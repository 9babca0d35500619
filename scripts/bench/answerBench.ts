import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { AnswerMeasurements, Pace } from "./answerMeasurement.ts";
import { createMeasuring } from "./ownProcess.ts";
import { measureReader, type ReaderFigures } from "./reader/readerBench.ts";
import { writeSyntheticFolder } from "./syntheticFolder.ts";

/** What answering costs, on one machine at one time. Megabytes are of a million bytes. */
export interface AnswerFigures {
  readonly seed: number;
  readonly questions: number;
  readonly node: string;
  readonly cores: number;
  readonly sizes: readonly AnswerSizeFigures[];
}

export interface AnswerSizeFigures {
  readonly passages: number;
  readonly sentences: number;
  /** From the question to the finished answer. */
  readonly answer: Pace;
  /** A keyword search for the same questions, already read. */
  readonly bm25: Pace;
  /** How many times as long an answer takes, all together. */
  readonly ratio: number;
  /** Resident in the process after it opened model and index. */
  readonly openedMegabytes: number;
  /** The most that was resident while it answered. */
  readonly residentMegabytes: number;
  /** `null` if none was to be measured. All other figures are without one. */
  readonly reader: ReaderFigures | null;
}

/**
 * Builds indexes of made-up documents in a temporary folder and asks them, each in a process of its
 * own, so that what building leaves in memory is not counted. Costs a minute for 10,000 passages.
 */
export async function runAnswerBench(options: {
  /** At least one, each 1 or more. */
  readonly sizes: readonly number[];
  /** 1 or more. */
  readonly questions: number;
  readonly seed: number;
  /** As the setting `READER`. */
  readonly reader: string;
  /** Called before each measurement. */
  readonly onStep?: (step: string) => void;
}): Promise<AnswerFigures> {
  const { sizes, questions, seed, reader, onStep } = options;
  const folder = await mkdtemp(join(tmpdir(), "quoth-bench-"));
  try {
    const measured: AnswerSizeFigures[] = [];
    for (const passages of sizes) {
      const figures = await measureSize(join(folder, String(passages)), {
        passages,
        questions,
        seed,
        reader,
        onStep: (step) => onStep?.(`${passages.toLocaleString("en")} passages: ${step}`),
      });
      measured.push(figures);
    }
    const cores = availableParallelism();
    return { seed, questions, node: process.version, cores, sizes: measured };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const measure = createMeasuring<AnswerMeasurements>(
  join(import.meta.dirname, `answerMeasurement${extname(import.meta.filename)}`),
);

async function measureSize(
  folder: string,
  options: {
    readonly passages: number;
    readonly questions: number;
    readonly seed: number;
    readonly reader: string;
    readonly onStep: (step: string) => void;
  },
): Promise<AnswerSizeFigures> {
  const { onStep, questions, seed, reader } = options;
  const folders = {
    documentsFolder: join(folder, "documents"),
    indexFolder: join(folder, "index"),
    dataFolder: join(folder, "data"),
  };
  onStep("writing the documents");
  await writeSyntheticFolder(folders.documentsFolder, options);
  onStep("building");
  const built = await measure("build", { folders, questions, seed });
  onStep(`asking ${questions} questions`);
  const asked = await measure("answer", { folders, questions: built.questions });
  const read =
    reader === "off"
      ? null
      : await measureReader({ folders, questions: built.questions, reader, onStep });
  await rm(folder, { recursive: true });
  const { whole: answer, wordsAlone: bm25, openedMegabytes, residentMegabytes } = asked;
  return {
    passages: built.counts.passages,
    sentences: built.counts.sentences,
    answer,
    bm25,
    ratio: bm25.perSecond / answer.perSecond,
    openedMegabytes,
    residentMegabytes,
    reader: read,
  };
}
