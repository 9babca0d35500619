import { readFile } from "node:fs/promises";
import { createAsk } from "../../../src/answer/index.ts";
import { openLibrary } from "../../../src/library/index.ts";
import { loadModels, loadPassageReader } from "../../../src/service/index.ts";
import { chooseReader } from "../../../src/config.ts";
import { percentile } from "../../evaluate/metrics.ts";
import { type BenchFolders, configOf, serveMeasurements } from "../ownProcess.ts";

/** Of readerBench.ts, each to be run in a process of its own. */
export type ReaderMeasurements = typeof measurements;

/** What answers cost those who ask, however many do at once. */
export interface AskersFigures {
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
  readonly perSecond: number;
  /** The share of questions for which passages were read. */
  readonly readShare: number;
  /** The longest time for which nothing else was done in this process's thread. */
  readonly longestPauseMilliseconds: number;
  /** The most that was resident in this process, of a million bytes. */
  readonly residentMegabytes: number;
  /** The same of the processes that it started; `null` where nobody tells. */
  readonly readerMegabytes: number | null;
}

const measurements = {
  /** Asks each question once, by so many askers, each of whom waits for an answer before the next. */
  async ask(input: {
    readonly folders: BenchFolders;
    readonly questions: readonly string[];
    readonly askers: number;
    /** As the setting `READER`. */
    readonly reader: string;
  }): Promise<AskersFigures> {
    const config = configOf(input.folders);
    const models = await loadModels(config);
    const chosen = { ...config, ...chooseReader(input.reader, config.modelsFolder) };
    const passageReader = await loadPassageReader(
      // However long it takes, so that the time is that of reading.
      { ...chosen, readerLimitMilliseconds: 600_000 },
      (warning) => console.error(warning),
    );
    const read = new Set<string>();
    const library = await openLibrary(config.indexFolder, models.passages);
    const ask = createAsk(library, models.questions, {
      ...models,
      passageReader: passageReader && {
        ...passageReader,
        reader: {
          read: (question, ...rest) => {
            read.add(question);
            return passageReader.reader.read(question, ...rest);
          },
        },
      },
    });
    // The first answers wait for the compiler.
    for (const question of input.questions.slice(0, warmUpQuestions)) await ask({ question });
    read.clear();
    const pauses = watchPauses();
    const milliseconds: number[] = [];
    const memory: number[] = [];
    const waiting = input.questions.values();
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: input.askers }, async () => {
        for (const question of waiting) {
          const asked = performance.now();
          await ask({ question });
          milliseconds.push(performance.now() - asked);
          memory.push(process.memoryUsage.rss() / 1e6);
        }
      }),
    );
    const seconds = (performance.now() - begun) / 1000;
    const readerMegabytes = await childrenMegabytes();
    library.close();
    await passageReader?.reader.close();
    return {
      p50Milliseconds: percentile(milliseconds, 0.5) ?? 0,
      p95Milliseconds: percentile(milliseconds, 0.95) ?? 0,
      perSecond: milliseconds.length / seconds,
      readShare: read.size / new Set(input.questions).size,
      longestPauseMilliseconds: pauses.stop(),
      residentMegabytes: Math.max(...memory),
      readerMegabytes,
    };
  },
};

const warmUpQuestions = 20;
const lookEveryMilliseconds = 5;

/** Looks for times in which a timer that was due had to wait. */
function watchPauses() {
  let [last, longest] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - lookEveryMilliseconds);
    last = now;
  }, lookEveryMilliseconds);
  return {
    stop() {
      clearInterval(timer);
      return longest;
    },
  };
}

/** Linux tells which processes one has started, and how much of memory is theirs. */
async function childrenMegabytes(): Promise<number | null> {
  try {
    const list = await readFile(`/proc/self/task/${process.pid}/children`, "utf8");
    const kibibytes = await Promise.all(
      list
        .split(" ")
        .filter((pid) => pid.trim() !== "")
        .map(async (pid) => {
          const status = await readFile(`/proc/${pid}/status`, "utf8");
          return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? NaN);
        }),
    );
    return kibibytes.reduce((sum, each) => sum + each, 0) * (1024 / 1e6);
  } catch {
    // Another system, or one that was built without telling.
    return null;
  }
}

serveMeasurements(measurements);
