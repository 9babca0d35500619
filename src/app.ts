import { resolve } from "node:path";
import { type Ask, createAsk } from "./answer/answer.ts";
import type { Config } from "./config.ts";
import { DocumentsFolderError, fingerprintFolder } from "./documents/folder.ts";
import { type Embedder, withPrefix } from "./embedding/embedder.ts";
import { locateModel } from "./embedding/modelLocation.ts";
import { createTransformersEmbedder } from "./embedding/transformersEmbedder.ts";
import {
  IndexDamagedError,
  IndexMismatchError,
  IndexNotFoundError,
  type Manifest,
  readCurrentManifest,
} from "./library/generations.ts";
import { type Library, openLibrary } from "./library/library.ts";
import { planUpdate, updateIndex, type UpdateReport } from "./library/update.ts";
import { defaultSplitterSettings } from "./passages/passages.ts";

/** What a build tells whoever started it. */
export interface BuildReporter {
  /** Once, before anything is written. */
  started?(reason: string): void;
  progress?(sentences: { readonly done: number; readonly total: number }): void;
  finished?(report: UpdateReport): void;
}

/** Quoth with an open library, ready to answer. */
export interface App {
  readonly ask: Ask;
  readonly library: Library;
  close(): void;
}

/**
 * Opens the index, building it first if there is none, or if the documents, the model or the format
 * have changed since. Without the documents' folder, a whole index serves as it is.
 *
 * @throws EmbeddingModelError, DocumentsFolderError or EmptyLibraryError; each says what to do.
 */
export async function openApp(config: Config, reporter: BuildReporter = {}): Promise<App> {
  const model = await loadModel(config);
  const passageEmbedder = withPrefix(model, config.passagePrefix);
  const reason = await whyStale(config, passageEmbedder);
  if (reason !== null) await build(config, passageEmbedder, { reason, reporter });
  const library = await openLibrary(config.indexFolder, passageEmbedder).catch(
    async (error: unknown) => {
      if (!(error instanceof IndexDamagedError)) throw error;
      await build(config, passageEmbedder, { reason: error.message, reporter });
      return openLibrary(config.indexFolder, passageEmbedder);
    },
  );
  return {
    ask: createAsk(library, withPrefix(model, config.questionPrefix)),
    library,
    close: () => library.close(),
  };
}

/**
 * Brings the index up to the documents.
 *
 * @param options `isFull` builds from nothing instead of from the generation before.
 * @throws as `openApp`.
 */
export async function rebuildIndex(
  config: Config,
  options: { readonly isFull?: boolean; readonly reporter?: BuildReporter } = {},
): Promise<UpdateReport> {
  const embedder = withPrefix(await loadModel(config), config.passagePrefix);
  return build(config, embedder, { reason: "as asked", ...options });
}

/** Says how the documents differ from the index, and changes nothing. @throws DocumentsFolderError */
export function planIndex(config: Config): ReturnType<typeof planUpdate> {
  return planUpdate({
    documentsFolder: config.seedsFolder,
    indexFolder: config.indexFolder,
    reading: config,
  });
}

function loadModel(config: Config): Promise<Embedder> {
  return createTransformersEmbedder(
    locateModel({
      model: config.embeddingModel,
      modelsFolder: config.modelsFolder,
      cacheFolder: resolve(config.dataFolder, "models"),
    }),
  );
}

/** @returns why the index has to be built anew, or `null` if it need not be. */
async function whyStale(config: Config, embedder: Embedder): Promise<string | null> {
  let manifest: Manifest;
  try {
    ({ manifest } = await readCurrentManifest(config.indexFolder));
  } catch (error) {
    if (error instanceof IndexNotFoundError) return "there is none yet";
    if (error instanceof IndexMismatchError || error instanceof IndexDamagedError) {
      return error.message;
    }
    throw error;
  }
  if (manifest.embedder.id !== embedder.id) return "the embedding model is another";
  if (manifest.splitter.targetWords !== defaultSplitterSettings.targetWords) {
    return "passages are cut differently now";
  }
  const sources = await fingerprintFolder(config.seedsFolder, config).catch((error: unknown) => {
    if (error instanceof DocumentsFolderError) return null;
    throw error;
  });
  const isCurrent = sources === null || sources === manifest.sources;
  return isCurrent ? null : "the documents have changed";
}

async function build(
  config: Config,
  embedder: Embedder,
  options: {
    readonly reason: string;
    readonly isFull?: boolean;
    readonly reporter?: BuildReporter;
  },
): Promise<UpdateReport> {
  const { reporter = {} } = options;
  reporter.started?.(options.reason);
  const report = await updateIndex({
    documentsFolder: config.seedsFolder,
    indexFolder: config.indexFolder,
    reading: config,
    embedder,
    splitter: defaultSplitterSettings,
    isFull: options.isFull ?? false,
    now: () => new Date(),
    onProgress: (sentences) => reporter.progress?.(sentences),
  });
  reporter.finished?.(report);
  return report;
}
