import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { featureNames, type SentenceFeatures } from "./sentenceFeatures.ts";

/** The least confidence, 0 to 1, of a sure answer and of a weak one. */
export interface VerdictThresholds {
  readonly answered: number;
  readonly weak: number;
}

/** A linear model of which sentence of a passage answers, trained by `scripts/train-quote-model.ts`. */
export interface QuoteModel {
  /**
   * The softmax of the sentences' weighted features: for each sentence of one passage the probability
   * that it has the answer, if any of them has it. The sum is 1.
   */
  sentenceProbabilities(sentences: readonly SentenceFeatures[]): number[];
  /** Turns a quote's evidence into the log-odds that it answers: `slope × evidence + intercept`. */
  readonly calibration: { readonly slope: number; readonly intercept: number };
  /** For a library without thresholds of its own. */
  readonly thresholds: VerdictThresholds;
}

/** The weights cannot be read, or do not fit this version. The message says what to do. */
export class QuoteModelError extends Error {
  override readonly name = "QuoteModelError";
}

/** The folder of the shipped weights in `models/`. */
export const quoteModelName = "quoth-quote-v1";

const weightsFile = "weights.json";

/** A quote model as its file stores it; the file calls the thresholds `cuts`. */
export const quoteModelSchema = z
  .object({
    features: z.record(z.string(), z.number()),
    calibration: z.object({ slope: z.number().positive(), intercept: z.number() }),
    cuts: z.object({ answered: z.number().min(0).max(1), weak: z.number().min(0).max(1) }),
  })
  .transform(({ cuts: thresholds, ...weights }) => ({ ...weights, thresholds }));

/**
 * Reads the shipped weights.
 *
 * @throws QuoteModelError if the file is missing, or its weights are for other features.
 */
export async function readQuoteModel(modelsFolder: string): Promise<QuoteModel> {
  const path = join(modelsFolder, quoteModelName, weightsFile);
  const json = await readFile(path, "utf8").catch((error: unknown) => {
    throw new QuoteModelError(
      `Expected the weights of ${quoteModelName} in ${path}, but the file cannot be read. Restore the models folder, or set MODELS_DIR.`,
      { cause: error },
    );
  });
  const parsed = quoteModelSchema.safeParse(parseJson(json));
  const weights = parsed.data;
  const isComplete = featureNames.every((name) => weights && name in weights.features);
  if (!weights || !isComplete) {
    throw new QuoteModelError(
      `Expected in ${path} a weight for each of ${featureNames.length} features, got others. Restore the file, or train a new one: npx tsx scripts/train-quote-model.ts.`,
    );
  }
  return createQuoteModel(weights);
}

/** Makes a model of its weights. A feature without a weight counts 0. */
export function createQuoteModel({
  features,
  calibration,
  thresholds,
}: z.infer<typeof quoteModelSchema>): QuoteModel {
  return {
    calibration,
    thresholds,
    sentenceProbabilities(sentences) {
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
    // The caller reports text that is not JSON like any other wrong content.
    return null;
  }
}
