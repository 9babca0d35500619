import { locateModel } from "../models/modelLocation.ts";
import type { LimitedReader } from "./reader.ts";
import { limitReader } from "./timeLimit.ts";

/** The reader that the settings choose. */
export interface ReaderOptions {
  /** As `locateModel` reads it. */
  readonly model: string;
  readonly limitMilliseconds: number;
  readonly modelsFolder: string;
  readonly cacheFolder: string;
  /** Hears, once for each kind of failure, of a model that is too slow or breaks, and what to do. */
  onWarning(warning: string): void;
}

/** A reader that has been loaded, to be closed after use. */
export interface LoadedReader extends LimitedReader {
  /** Ends what it needs to run. Nothing can be read after it. */
  close(): Promise<void>;
}

/**
 * Loads a reader, and only now the library that runs it.
 *
 * @throws ModelError if the model cannot be had.
 */
export async function loadReader(options: ReaderOptions): Promise<LoadedReader> {
  const { model, limitMilliseconds, modelsFolder, cacheFolder } = options;
  const location = locateModel({ setting: "READER", model, modelsFolder, cacheFolder });
  const { createTransformersReader } = await import("./transformersReader.ts");
  const reader = await createTransformersReader(location);
  const limited = limitReader(reader, {
    limitMilliseconds,
    onFailure: ({ kind, cause }) =>
      options.onWarning(
        kind === "slow"
          ? `Expected the model of READER to be done within ${limitMilliseconds} ms, but it took longer, so questions are answered without it. Raise READER_LIMIT_MS, or set READER to off or to a smaller model.`
          : `Expected the model of READER to work, but it failed (${cause.message}), so questions are answered without it. Set READER to off or to another model.`,
      ),
  });
  return {
    read: (...asked) => limited.read(...asked),
    close: () => reader.close(),
  };
}
