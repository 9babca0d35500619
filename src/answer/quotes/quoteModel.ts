import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { featureNames, type SentenceFeatures } from "./sentenceFeatures.ts";

/** From which confidence on a quote counts as answering, and from which as answering weakly. */
export interface VerdictCuts {
  readonly answered: number;
  readonly weak: number;
}

/** Says which sentence of a passage answers; linear, trained by `scripts/train-quote-model.ts`. */
export interface QuoteModel {
  /**
   * @returns for each sentence of one passage how probable it is that it has the answer, if any of
   *   them has it; their sum is 1.
   */
  shares(sentences: readonly SentenceFeatures[]): number[];
  /** The verdict's: what evidence has to be multiplied with and added to, for a log-odds. */
  readonly calibration: { readonly slope: number; readonly intercept: number };
  /** For a library that has none of its own. */
  readonly cuts: VerdictCuts;
}

/** The weights cannot be read. The message says what to do. */
export class QuoteModelError extends Error {
  override readonly name = "QuoteModelError";
}

/** The folder in `models/` with the weights that Quoth ships with. */
export const quoteModelName = "quoth-quote-v1";

const weightsFile = "weights.json";

export const quoteModelSchema = z.object({
  features: z.record(z.string(), z.number()),
  calibration: z.object({ slope: z.number().positive(), intercept: z.number() }),
  cuts: z.object({ answered: z.number().min(0).max(1), weak: z.number().min(0).max(1) }),
});

/** @throws QuoteModelError if there are no weights, or they are for other features. */
export async function readQuoteModel(modelsFolder: string): Promise<QuoteModel> {
  const path = join(modelsFolder, quoteModelName, weightsFile);
  const json = await readFile(path, "utf8").catch((error: unknown) => {
    throw new QuoteModelError(
      `Expected the weights of ${quoteModelName} in ${path}, cannot read them. Restore the models folder, or set MODELS_DIR.`,
      { cause: error },
    );
  });
  const parsed = quoteModelSchema.safeParse(parseJson(json));
  const weights = parsed.data;
  const isComplete = featureNames.every((name) => weights && name in weights.features);
  if (!weights || !isComplete) {
    throw new QuoteModelError(
      `Expected in ${path} a weight for each of ${featureNames.length} features, got others. Restore the file, or train it anew: scripts/train-quote-model.ts.`,
    );
  }
  return createQuoteModel(weights);
}

/** A model from its weights, by the features' names. */
export function createQuoteModel({
  features,
  calibration,
  cuts,
}: z.infer<typeof quoteModelSchema>): QuoteModel {
  return {
    calibration,
    cuts,
    shares(sentences) {
      const scores = sentences.map((values) =>
        featureNames.reduce((sum, name) => sum + (values[name] ?? 0) * (features[name] ?? 0), 0),
      );
      const highest = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - highest));
      const total = odds.reduce((sum, value) => sum + value, 0);
      return odds.map((value) => value / total);
    },
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Not JSON is no weights, like any other wrong content.
    return null;
  }
}
