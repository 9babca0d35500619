import { extname, join } from "node:path";
import { type BenchFolders, createMeasuring } from "../ownProcess.ts";
import type { AskersFigures, ReaderMeasurements } from "./readerMeasurement.ts";

/** What a reader adds to answers, for each number of askers at once. */
export type ReaderFigures = readonly {
  readonly askers: number;
  readonly without: AskersFigures;
  readonly with: AskersFigures;
  /** How many times as long half of the answers take at most with the reader. */
  readonly ratio: number;
}[];

/**
 * Asks the same questions with and without a reader, in turn, each in a process of its own.
 *
 * @param options.reader as the setting `READER`.
 */
export async function measureReader(options: {
  readonly folders: BenchFolders;
  readonly questions: readonly string[];
  readonly reader: string;
  onStep(step: string): void;
}): Promise<ReaderFigures> {
  const { folders, reader } = options;
  const questions = options.questions.slice(0, mostQuestions);
  const figures: ReaderFigures[number][] = [];
  for (const askers of [1, 20]) {
    options.onStep(`${askers} asking ${questions.length} questions, without and with the reader`);
    const without = await measure("ask", { folders, questions, askers, reader: "off" });
    const read = await measure("ask", { folders, questions, askers, reader });
    figures.push({
      askers,
      without,
      with: read,
      ratio: read.p50Milliseconds / without.p50Milliseconds,
    });
  }
  return figures;
}

// Enough for a 95th percentile; each takes a tenth of a second.
const mostQuestions = 200;

const measure = createMeasuring<ReaderMeasurements>(
  join(import.meta.dirname, `readerMeasurement${extname(import.meta.filename)}`),
);
