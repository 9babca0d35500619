import { join } from "node:path";
import { pipeline } from "@xenova/transformers";
import { openIndex } from "../../src/service/index.ts";
import { type Config, packageFolder, readConfig } from "../../src/config.ts";
import { readDocuments } from "../../src/documents/reading.ts";
import {
  dot,
  loadEmbedder,
  locateModel,
  withPrefix,
  type Embedder,
  type ModelLocation,
} from "../../src/embedding/index.ts";
import { buildLibrary, openLibrary, readCurrentManifest } from "../../src/library/index.ts";
import { defaultSplitterSettings, splitPassages } from "../../src/passages/index.ts";
import { type BenchFolders, configOf, serveMeasurements } from "./ownProcess.ts";

/** Of indexBench.ts, each to be run in a process of its own. */
export type IndexMeasurements = typeof measurements;

const measurements = {
  /** From the files to the published index. */
  async build(folders: BenchFolders) {
    const config = configOf(folders);
    const embedder = timeEmbedder(withPrefix(await loadModel(config), config.passagePrefix));
    const progress: number[] = [];
    const started = seconds();
    const cpuBefore = process.cpuUsage();
    const { documents, fingerprint } = await readDocuments(folders.documentsFolder);
    const read = seconds();
    const { manifest } = await buildLibrary({
      documents,
      sources: fingerprint,
      embedder: embedder.timed,
      splitter: defaultSplitterSettings,
      indexFolder: folders.indexFolder,
      now: new Date(),
      onProgress: () => progress.push(seconds()),
    });
    const { files } = manifest;
    const { documents: documentCount, passages, sentences } = manifest.counts;
    const ended = seconds();
    const cpu = process.cpuUsage(cpuBefore);
    const firstStep = Math.min(progress[0] ?? ended, embedder.firstCall() ?? ended);
    const lastStep = progress.at(-1) ?? ended;
    return {
      counts: { documents: documentCount, passages, sentences },
      bytes: {
        text: documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
        index: Object.values(files).reduce((sum, { bytes }) => sum + bytes, 0),
      },
      seconds: {
        total: ended - started,
        cpu: (cpu.user + cpu.system) / 1e6,
        read: read - started,
        /** All that comes before the first sentence is embedded. */
        beforeEmbedding: firstStep - read,
        embed: embedder.busySeconds(),
        /** All that comes between the first and the last progress, but embedding. */
        besideEmbedding: lastStep - firstStep - embedder.busySeconds(),
        write: ended - lastStep,
      },
    };
  },

  /** Splitting alone, which happens inside `buildLibrary` where it cannot be seen. */
  async split(folders: BenchFolders) {
    const { documents } = await readDocuments(folders.documentsFolder);
    const started = seconds();
    for (const document of documents) splitPassages(document);
    return { seconds: seconds() - started };
  },

  /** Opening the index alone, without the model. */
  async open(folders: BenchFolders) {
    const { manifest } = await readCurrentManifest(folders.indexFolder);
    const started = seconds();
    const library = await openLibrary(folders.indexFolder, manifest.embedder);
    const opened = seconds();
    library.close();
    return { seconds: opened - started };
  },

  /** All that a start does: the model, a look whether the documents changed, a build if they did. */
  async start(folders: BenchFolders) {
    const started = seconds();
    let hasBuilt = false;
    const app = await openIndex(configOf(folders), { finished: () => (hasBuilt = true) });
    const opened = seconds();
    await app.close();
    return { seconds: opened - started, hasBuilt };
  },

  /** Our embedder beside the library's own pipeline, and batches beside one text at a time. */
  async plain(input: { readonly documentsFolder: string; readonly texts: number }) {
    const { passages, sentences } = await readTexts(input.documentsFolder, input.texts);
    const tiny = await loadEmbedder(tinyBert);
    const own = await createOwnPipeline(tinyBert);
    const quoth = await loadModel(readConfig({}));
    const [ours, theirs] = await race(
      passages,
      (texts) => tiny.embed(texts),
      (texts) => oneByOne(texts, own),
    );
    const [batched, single] = await race(
      sentences,
      (texts) => quoth.embed(texts),
      (texts) => oneByOne(texts, async (text) => (await quoth.embed([text]))[0]),
    );
    return {
      passages: passages.length,
      sentences: sentences.length,
      ownPipeline: {
        secondsOurs: ours.seconds,
        secondsPlain: theirs.seconds,
        leastCosine: leastCosine(ours.vectors, theirs.vectors),
      },
      oneAtATime: {
        secondsOurs: batched.seconds,
        secondsPlain: single.seconds,
        leastCosine: leastCosine(batched.vectors, single.vectors),
      },
    };
  },
};

// Quoth's own model averages inside its graph: only a BERT-like one needs the library to do it.
const tinyBert: ModelLocation = {
  setting: "EMBEDDING_MODEL",
  name: "tiny-bert-random",
  folder: join(packageFolder, "test", "fixtures"),
  mayDownload: false,
};

function loadModel(config: Config): Promise<Embedder> {
  return loadEmbedder(
    locateModel({
      setting: "EMBEDDING_MODEL",
      model: config.embeddingModel,
      modelsFolder: config.modelsFolder,
      cacheFolder: config.dataFolder,
    }),
  );
}

function seconds(): number {
  return performance.now() / 1000;
}

/** Counts the time while at least one call is under way: calls at the same time count once. */
function timeEmbedder(embedder: Embedder) {
  let first: number | undefined;
  let busy = 0;
  let underWay = 0;
  let since = 0;
  const timed: Embedder = {
    ...embedder,
    async embed(texts) {
      if (underWay === 0) since = seconds();
      first ??= since;
      underWay += 1;
      try {
        return await embedder.embed(texts);
      } finally {
        underWay -= 1;
        if (underWay === 0) busy += seconds() - since;
      }
    },
  };
  return { timed, firstCall: () => first, busySeconds: () => busy };
}

async function readTexts(folder: string, count: number) {
  const { documents } = await readDocuments(folder);
  const found = documents
    .flatMap((document) => splitPassages(document).map((passage) => ({ document, passage })))
    .slice(0, count);
  const slice = (text: string) => (span: { start: number; end: number }) =>
    text.slice(span.start, span.end);
  return {
    passages: found.map(({ document, passage }) => slice(document.text)(passage)),
    sentences: found.flatMap(({ document, passage }) =>
      passage.sentences.map(slice(document.text)),
    ),
  };
}

type Vectors = readonly (Float32Array | undefined)[];

async function createOwnPipeline({ name, folder }: ModelLocation) {
  const extract = await pipeline("feature-extraction", name, {
    cache_dir: folder,
    local_files_only: true,
  });
  return async (text: string) => {
    const tensor = await extract(text, { pooling: "mean", normalize: true });
    return tensor.data as Float32Array;
  };
}

async function oneByOne(
  texts: readonly string[],
  embed: (text: string) => Promise<Float32Array | undefined>,
): Promise<Vectors> {
  const vectors: (Float32Array | undefined)[] = [];
  for (const text of texts) vectors.push(await embed(text));
  return vectors;
}

const rounds = 3;

/** Two ways over the same texts in turn, so that a busy machine slows both; the best round of each. */
async function race(
  texts: readonly string[],
  ...ways: readonly ((texts: readonly string[]) => Promise<Vectors>)[]
): Promise<[Lap, Lap]> {
  const laps = ways.map((): Lap => ({ seconds: Infinity, vectors: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, way] of ways.entries()) {
      const started = seconds();
      const vectors = await way(texts);
      const lap = { seconds: seconds() - started, vectors };
      if (lap.seconds < (laps[index]?.seconds ?? 0)) laps[index] = lap;
    }
  }
  const [first, second] = laps;
  if (!first || !second) throw new Error(`Expected two ways to race, got ${ways.length}.`);
  return [first, second];
}

interface Lap {
  readonly seconds: number;
  readonly vectors: Vectors;
}

/** Below 1 by more than a rounding error, the two ways do not do the same thing. */
function leastCosine(left: Vectors, right: Vectors): number {
  const none = new Float32Array();
  return Math.min(...left.map((vector, index) => dot(vector ?? none, right[index] ?? none)));
}

serveMeasurements(measurements);
