import { resolve } from "node:path";
import { type QuoteModel, readQuoteModel } from "../../answer/index.ts";
import {
  loadBiggerModels,
  loadEmbedder,
  locateModel,
  withPrefix,
  type BiggerModels,
  type Embedder,
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

/** The optional models that order passages again and look for the answer inside a quote. */
export interface BiggerModelOptions extends ModelOptions {
  /** Named like `embeddingModel`; empty for none. */
  readonly rerankerModel: string;
  /** Time limit for each question; beyond it, the question is answered without the model. */
  readonly rerankerLimitMilliseconds: number;
  /** Named like `embeddingModel`; empty for none. */
  readonly readerModel: string;
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
 * @throws ModelError if a model that is named cannot be loaded.
 */
export function loadOptionalModels(
  options: BiggerModelOptions,
  onWarning: (warning: string) => void,
): Promise<BiggerModels> {
  return loadBiggerModels({
    reranker: {
      model: options.rerankerModel,
      limitMilliseconds: options.rerankerLimitMilliseconds,
    },
    reader: { model: options.readerModel, limitMilliseconds: options.readerLimitMilliseconds },
    ...foldersOf(options),
    onWarning,
  });
}

function foldersOf({ modelsFolder, dataFolder }: ModelOptions) {
  return { modelsFolder, cacheFolder: resolve(dataFolder, "models") };
}
