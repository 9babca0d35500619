import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { extname, join } from "node:path";
import type { IndexMeasurements } from "./indexMeasurement.ts";
import { createMeasuring } from "./ownProcess.ts";
import { addSection, writeSyntheticFolder } from "./syntheticFolder.ts";

/** What indexing costs, on one machine at one time. Megabytes are of a million bytes. */
export interface IndexFigures {
  readonly seed: number;
  readonly node: string;
  readonly cores: number;
  readonly sizes: readonly SizeFigures[];
  readonly plain: PlainFigures;
}

export interface SizeFigures {
  readonly documents: number;
  readonly passages: number;
  readonly sentences: number;
  readonly passagesPerSecond: number;
  /** From the files to the published index, without loading the model. */
  readonly seconds: StageSeconds;
  readonly peakMegabytes: number;
  /** A start after one document was edited: model, check, build, opening. */
  readonly afterEdit: { readonly seconds: number; readonly peakMegabytes: number };
  /** A start with nothing changed. */
  readonly start: { readonly seconds: number; readonly peakMegabytes: number };
  /** Opening the index alone. */
  readonly open: { readonly seconds: number; readonly peakMegabytes: number };
  readonly indexBytes: {
    readonly total: number;
    readonly perPassage: number;
    /** Without the documents' own text in UTF-8. */
    readonly perSentenceBeyondText: number;
  };
}

/** `null` for a stage that could not be told apart from the others this time. */
interface StageSeconds {
  readonly total: number;
  /**
   * All threads together, for the same span as `total`. Less than `total`: the machine was busy with
   * other things, and every stage took longer than it has to.
   */
  readonly cpu: number;
  readonly read: number;
  /** Timed alone, in another process. */
  readonly split: number;
  /** Stemming, and rows and words into the database. */
  readonly insertRows: number | null;
  readonly embed: number;
  readonly insertVectors: number | null;
  /** Saving the vectors, checksums, flushing, publishing. */
  readonly write: number;
}

/** How many times as long the plain way takes. */
interface PlainFigures {
  /** One passage at a time through the library's own pipeline, on a small untrained BERT. */
  readonly ownPipeline: PlainRatio;
  /** One sentence at a time through our embedder, on Quoth's model. */
  readonly oneAtATime: PlainRatio;
}

export interface PlainRatio {
  readonly texts: number;
  readonly textsPerSecond: number;
  readonly plainTextsPerSecond: number;
  readonly ratio: number;
  /** Of the two ways' vectors of a text: 1 if both do the same. */
  readonly leastCosine: number;
}

/**
 * Builds indexes of made-up documents in a temporary folder, and measures. Each measurement has a
 * process of its own, one at a time. Costs about a minute for 10,000 passages.
 */
export async function runIndexBench(options: {
  /** At least one, each 1 or more. */
  readonly sizes: readonly number[];
  readonly seed: number;
  /** Called before each measurement. */
  readonly onStep?: (step: string) => void;
}): Promise<IndexFigures> {
  const { sizes, seed, onStep } = options;
  const folder = await mkdtemp(join(tmpdir(), "quoth-bench-"));
  try {
    const measured: SizeFigures[] = [];
    for (const passages of sizes) {
      const figures = await measureSize(join(folder, String(passages)), {
        passages,
        seed,
        onStep: (step) => onStep?.(`${passages.toLocaleString("en")} passages: ${step}`),
      });
      measured.push(figures);
    }
    onStep?.("the plain way");
    const plain = await measurePlain(join(folder, "plain"), Math.min(...sizes, plainTexts), seed);
    return { seed, node: process.version, cores: availableParallelism(), sizes: measured, plain };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const measure = createMeasuring<IndexMeasurements>(
  join(import.meta.dirname, `indexMeasurement${extname(import.meta.filename)}`),
);

// Enough for a ratio that holds still; the plain way is slow.
const plainTexts = 500;

async function measureSize(
  folder: string,
  options: {
    readonly passages: number;
    readonly seed: number;
    readonly onStep: (step: string) => void;
  },
): Promise<SizeFigures> {
  const { onStep } = options;
  const folders = {
    documentsFolder: join(folder, "documents"),
    indexFolder: join(folder, "index"),
    dataFolder: join(folder, "data"),
  };
  onStep("writing the documents");
  const paths = await writeSyntheticFolder(folders.documentsFolder, options);
  onStep("building");
  const build = await measure("build", folders);
  onStep("splitting");
  const split = await measure("split", folders);
  onStep("opening");
  const open = await measure("open", folders);
  const start = await measure("start", folders);
  if (start.hasBuilt) throw new Error("Expected a start on a fresh index not to build it again.");
  onStep("building after an edit");
  // The first rebuild parses every file and remembers; what a maintainer waits for is every later one.
  await addSection(folders.documentsFolder, paths[0] ?? "");
  await measure("start", folders);
  await addSection(folders.documentsFolder, paths[Math.floor(paths.length / 2)] ?? "");
  const afterEdit = await measure("start", folders);
  await rm(folder, { recursive: true });
  const { counts, bytes, seconds } = build;
  return {
    ...counts,
    passagesPerSecond: counts.passages / seconds.total,
    seconds: {
      total: seconds.total,
      cpu: seconds.cpu,
      read: seconds.read,
      split: split.seconds,
      insertRows: positive(seconds.beforeEmbedding - split.seconds),
      embed: seconds.embed,
      insertVectors: positive(seconds.besideEmbedding),
      write: seconds.write,
    },
    peakMegabytes: build.peakMegabytes,
    afterEdit: { seconds: afterEdit.seconds, peakMegabytes: afterEdit.peakMegabytes },
    start: { seconds: start.seconds, peakMegabytes: start.peakMegabytes },
    open,
    indexBytes: {
      total: bytes.index,
      perPassage: bytes.index / counts.passages,
      perSentenceBeyondText: (bytes.index - bytes.text) / counts.sentences,
    },
  };
}

/** A remainder below nothing shows that the stages do not follow each other as they are taken to. */
function positive(value: number): number | null {
  return value > 0 ? value : null;
}

async function measurePlain(folder: string, texts: number, seed: number): Promise<PlainFigures> {
  await writeSyntheticFolder(folder, { passages: texts, seed });
  const plain = await measure("plain", { documentsFolder: folder, texts });
  const ratio = (
    count: number,
    way: { secondsOurs: number; secondsPlain: number; leastCosine: number },
  ): PlainRatio => ({
    texts: count,
    textsPerSecond: count / way.secondsOurs,
    plainTextsPerSecond: count / way.secondsPlain,
    ratio: way.secondsPlain / way.secondsOurs,
    leastCosine: way.leastCosine,
  });
  return {
    ownPipeline: ratio(plain.passages, plain.ownPipeline),
    oneAtATime: ratio(plain.sentences, plain.oneAtATime),
  };
}
