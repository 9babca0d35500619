import { existsSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { EmbeddingModelError } from "./embedder.ts";

/** Where a model's files are, or will be once they are downloaded. */
export interface ModelLocation {
  /** The name the library asks for: below `folder`, or on the hub. */
  readonly name: string;
  /** The folder that holds a folder called `name`. */
  readonly folder: string;
  /** False: no request leaves the machine. */
  readonly mayDownload: boolean;
}

/**
 * Reads the `EMBEDDING_MODEL` setting.
 *
 * - the name of a folder in `modelsFolder` (`quoth-en-v1`), or a path: local files only;
 * - `owner/name` (`Xenova/all-MiniLM-L6-v2`): a model of the Hugging Face hub, downloaded once into
 *   `cacheFolder`.
 *
 * `models/missing` reads as a hub name; begin a path with `./` or `/` to be sure.
 *
 * @throws EmbeddingModelError if the setting is neither, or is a path to no model.
 */
export function locateModel(options: {
  readonly model: string;
  readonly modelsFolder: string;
  readonly cacheFolder: string;
}): ModelLocation {
  const { model, modelsFolder, cacheFolder } = options;
  const local = [join(modelsFolder, model), model].map((path) => resolve(path)).find(isModelFolder);
  if (local) return { name: basename(local), folder: dirname(local), mayDownload: false };
  const isPath = isAbsolute(model) || /^\.{1,2}([/\\]|$)/.test(model);
  if (!isPath && /^[\w.-]+\/[\w.-]+$/.test(model)) {
    return { name: model, folder: resolve(cacheFolder), mayDownload: true };
  }
  throw new EmbeddingModelError(
    `Expected EMBEDDING_MODEL to be a folder with a model (tokenizer.json and onnx/), in ${modelsFolder} or by its path, or a hub name such as Xenova/all-MiniLM-L6-v2; got "${model}". Correct it, or leave it out for the embedded model.`,
  );
}

function isModelFolder(path: string): boolean {
  return existsSync(join(path, "tokenizer.json")) && existsSync(join(path, "onnx"));
}
