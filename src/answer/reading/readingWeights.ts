import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/**
 * How much of what a reader says counts, fitted by `scripts/training/reader/fit.py` on several question
 * sets together.
 */
export interface ReadingWeights {
  /** The languages of questions and passages that the reader was found to help with: `["en"]`. */
  readonly languages: readonly string[];
  /** For the order of passages: a weighted sum. */
  readonly order: Weights<OrderFeature>;
  /** How much of `order` the reader's own features have to give for no more passages to be read. */
  readonly enough: number;
  /** For the choice of sentences: exponents of the quote model's and the reader's probabilities. */
  readonly sentences: { readonly quoteModel: number; readonly reader: number };
  /** For the probability that a quote answers: the log-odds are a weighted sum. */
  readonly verdict: Weights<VerdictFeature>;
  /** The least probability, 0 to 1, of a sure answer and of a weak one. */
  readonly thresholds: { readonly answered: number; readonly weak: number };
}

export const orderFeatures = ["retrieval", "answered", "margin", "found"] as const;
export type OrderFeature = (typeof orderFeatures)[number];

export const verdictFeatures = [
  "intercept",
  "order",
  "quoted",
  "evidence",
  "lead",
  "isDoubted",
  "lacksNumber",
] as const;
export type VerdictFeature = (typeof verdictFeatures)[number];

export type Weights<Name extends string> = Readonly<Record<Name, number>>;

/** The weights cannot be read. The message says what to do. */
class ReadingWeightsError extends Error {
  override readonly name = "ReadingWeightsError";
}

const weightsOf = <Name extends string>(names: readonly [Name, ...Name[]]) =>
  z.record(z.enum(names), z.number());

const readingWeightsSchema = z.object({
  languages: z.array(z.string()),
  order: weightsOf(orderFeatures),
  enough: z.number(),
  sentences: z.object({ quoteModel: z.number().min(0), reader: z.number().min(0) }),
  verdict: weightsOf(verdictFeatures),
  thresholds: z.object({ answered: z.number().min(0).max(1), weak: z.number().min(0).max(1) }),
});

/** The folder of the shipped reader in `models/`, and the file of its weights in an answer. */
const readerFolder = "quoth-reader-v1";
const weightsFile = "answering.json";

/**
 * Reads the weights that are shipped with the reader. They are used for every reader.
 *
 * @throws ReadingWeightsError if the file is missing or says something else.
 */
export async function readReadingWeights(modelsFolder: string): Promise<ReadingWeights> {
  const path = join(modelsFolder, readerFolder, weightsFile);
  try {
    return readingWeightsSchema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw new ReadingWeightsError(
      `Expected in ${path} how much a reader's readings count, but the file cannot be read or lacks a weight. Restore the models folder, or set READER=off.`,
      { cause: error },
    );
  }
}

/** The weighted sum of features. */
export function weightedSum<Name extends string>(
  features: Weights<Name>,
  weights: Weights<Name>,
): number {
  return (Object.keys(weights) as Name[]).reduce(
    (sum, name) => sum + features[name] * weights[name],
    0,
  );
}
