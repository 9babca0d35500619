import { resolve } from "node:path";
import {
  type PassageReader,
  type QuoteModel,
  readQuoteModel,
  readReadingWeights,
} from "../../answer/index.ts";
import {
  loadEmbedder,
  loadReader,
  locateModel,
  withPrefix,
  type Embedder,
  type LoadedReader,
} from "../../embedding/index.ts";

/** Which embedding model to use, and where models are. */
export interface ModelOptions {
  /** Absolute path of the folder of the models that Quoth ships with. */
  readonly modelsFolder: string;
  /** Absolute path of a folder for what can be made again: downloaded models go to `models/` in it. */
  readonly dataFolder: string;
  /** A folder in `modelsFolder`, a path, or a hub name, which is downloaded once. */
  readonly embeddingModel: string;
  /** Text the model expects before a question, such as "query: " for e5; empty for none. */
  readonly questionPrefix: string;
  /** Text the model expects before a passage, such as "passage: " for e5; empty for none. */
  readonly passagePrefix: string;
}

/** The model that reads question and passage together. */
export interface ReaderModelOptions extends ModelOptions {
  /** Named like `embeddingModel`; `null` for none. */
  readonly reader: string | null;
  /** A folder with quoth-reader-v1, which has the weights of what a reader finds. */
  readonly readerWeightsFolder: string;
  /** Time limit for each question; beyond it, the question is answered without the model. */
  readonly readerLimitMilliseconds: number;
}

/** What every answer needs: one embedder, with its prefix for each use, and the quote model. */
export interface Models {
  readonly passages: Embedder;
  readonly questions: Embedder;
  readonly quoteModel: QuoteModel;
}

/** @throws EmbeddingModelError if the model cannot be loaded. */
export async function loadModels(options: ModelOptions): Promise<Models> {
  const location = locateModel({
    setting: "EMBEDDING_MODEL",
    model: options.embeddingModel,
    ...foldersOf(options),
  });
  const model = await loadEmbedder(location);
  return {
    passages: withPrefix(model, options.passagePrefix),
    questions: withPrefix(model, options.questionPrefix),
    quoteModel: await readQuoteModel(options.modelsFolder),
  };
}

/**
 * @param onWarning hears, once for each kind of failure, of a model that is too slow or that breaks.
 * @returns `null` if none is chosen.
 * @throws ModelError if it cannot be loaded.
 */
export async function loadPassageReader(
  options: ReaderModelOptions,
  onWarning: (warning: string) => void,
): Promise<(PassageReader & { readonly reader: LoadedReader }) | null> {
  if (options.reader === null) return null;
  const weights = await readReadingWeights(options.readerWeightsFolder);
  const reader = await loadReader({
    model: options.reader,
    limitMilliseconds: options.readerLimitMilliseconds,
    ...foldersOf(options),
    onWarning,
  });
  return { reader, weights };
}

function foldersOf({ modelsFolder, dataFolder }: ModelOptions) {
  return { modelsFolder, cacheFolder: resolve(dataFolder, "models") };
}
