import { type LimitedReader, limitReader } from "../reader.ts";
import { type LimitedReranker, limitReranker } from "../reranker.ts";
import type { TimeLimit } from "../timeLimit.ts";
import { locateModel, type ModelSetting } from "./modelLocation.ts";

/** The models that Quoth can do without. */
export interface BiggerModels {
  readonly reranker: LimitedReranker | null;
  readonly reader: LimitedReader | null;
}

/** One of them as the settings choose it. */
export interface ModelChoice {
  /** As `locateModel` reads it; none if empty. */
  readonly model: string;
  readonly limitMilliseconds: number;
}

/**
 * Loads what is chosen, and nothing else.
 *
 * @param options.onWarning hears, once for each kind of failure, of a model that is too slow or
 *   breaks while it is used, and what to do.
 * @throws ModelError if a model cannot be had.
 */
export async function loadBiggerModels(options: {
  readonly reranker: ModelChoice;
  readonly reader: ModelChoice;
  readonly modelsFolder: string;
  readonly cacheFolder: string;
  onWarning(warning: string): void;
}): Promise<BiggerModels> {
  const { reranker, reader, modelsFolder, cacheFolder } = options;
  const locate = (setting: ModelSetting, { model }: ModelChoice) =>
    locateModel({ setting, model, modelsFolder, cacheFolder });
  const limit = (
    setting: ModelSetting,
    limitSetting: string,
    { limitMilliseconds }: ModelChoice,
  ): TimeLimit => ({
    limitMilliseconds,
    onFailure: ({ kind, cause }) =>
      options.onWarning(
        kind === "slow"
          ? `Expected the model of ${setting} to be done within ${limitMilliseconds} ms, but it took longer, so questions are answered without it. Raise ${limitSetting}, or choose a smaller model.`
          : `Expected the model of ${setting} to work, but it failed (${cause.message}), so questions are answered without it. Choose another model, or leave the setting out.`,
      ),
  });
  const loadReranker = async () => {
    const { createTransformersReranker } = await import("./transformersReranker.ts");
    return limitReranker(
      await createTransformersReranker(locate("RERANKER_MODEL", reranker)),
      limit("RERANKER_MODEL", "RERANKER_LIMIT_MS", reranker),
    );
  };
  const loadReader = async () => {
    const { createTransformersReader } = await import("./transformersReader.ts");
    return limitReader(
      await createTransformersReader(locate("READER_MODEL", reader)),
      limit("READER_MODEL", "READER_LIMIT_MS", reader),
    );
  };
  return {
    reranker: reranker.model ? await loadReranker() : null,
    reader: reader.model ? await loadReader() : null,
  };
}
