import { existsSync } from "node:fs";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";

/** The settings that name a model. */
export type ModelSetting = keyof typeof advice;

/** Where a model's files are, or will be once they are downloaded. */
export interface ModelLocation {
  /** The setting that names it, for messages. */
  readonly setting: ModelSetting;
  /** The name the library asks for: below `folder`, or on the hub. */
  readonly name: string;
  /** The folder that holds a folder called `name`. */
  readonly folder: string;
  /** False: no request leaves the machine. */
  readonly mayDownload: boolean;
}

/** A model cannot be had or does not work. The message says what to do. */
export class ModelError extends Error {
  override readonly name = "ModelError";
}

/**
 * Reads a setting that names a model.
 *
 * - the name of a folder in `modelsFolder` (`quoth-en-v1`), or a path: local files only;
 * - `owner/name` (`Xenova/all-MiniLM-L6-v2`): a model of the Hugging Face hub, downloaded once into
 *   `cacheFolder`.
 *
 * `models/missing` reads as a hub name; begin a path with `./` or `/` to be sure.
 *
 * @throws ModelError if the setting is neither, or is a path to no model.
 */
export function locateModel(options: {
  readonly setting: ModelSetting;
  readonly model: string;
  readonly modelsFolder: string;
  readonly cacheFolder: string;
}): ModelLocation {
  const { setting, model, modelsFolder, cacheFolder } = options;
  const local = [join(modelsFolder, model), model].map((path) => resolve(path)).find(isModelFolder);
  if (local) return { setting, name: basename(local), folder: dirname(local), mayDownload: false };
  const isPath = isAbsolute(model) || /^\.{1,2}([/\\]|$)/.test(model);
  if (!isPath && /^[\w.-]+\/[\w.-]+$/.test(model)) {
    return { setting, name: model, folder: resolve(cacheFolder), mayDownload: true };
  }
  const { words, example, without } = advice[setting];
  throw new ModelError(
    `Expected ${setting} to be ${words}a folder with a model (tokenizer.json and onnx/), in ${modelsFolder} or by its path, or a hub name such as ${example}; got "${model}". Correct it, or ${without}.`,
  );
}

/** A good model of the hub, and what leaving the setting out means. */
const advice = {
  EMBEDDING_MODEL: {
    words: "",
    example: "Xenova/all-MiniLM-L6-v2",
    without: "leave it out for the embedded model",
  },
  READER: {
    words: "on, off, ",
    example: "Xenova/distilbert-base-cased-distilled-squad",
    without: "set it to off to do without one",
  },
} as const;

function isModelFolder(path: string): boolean {
  return existsSync(join(path, "tokenizer.json")) && existsSync(join(path, "onnx"));
}
