import type { Reranker } from "../reranker.ts";
import { ModelError, type ModelLocation } from "./modelLocation.ts";
import { learnPairing, maxTokens } from "./textPairs.ts";
import { loadTransformer, modelError, type Output } from "./transformers.ts";

/**
 * Loads a cross-encoder, such as Xenova/ms-marco-MiniLM-L-6-v2: a classifier of pairs of texts with
 * one logit, or with two of which the second means "relevant". The score is the logistic function of
 * the logit, or of the difference of the two.
 *
 * @throws ModelError if files are missing or broken, the hub cannot be reached, or it is a model of
 *   another kind.
 */
export async function createTransformersReranker(location: ModelLocation): Promise<Reranker> {
  const transformer = await loadTransformer(location, "classification");
  const tokenize = (text: string) => transformer.tokenize(text.slice(0, mostCharacters));
  try {
    const pair = learnPairing(transformer);
    const scoreOne = async (question: readonly number[], text: readonly number[]) => {
      if (question.length === 0 || text.length === 0) return 0;
      // One at a time: quantized models scale their numbers by the whole batch, so that a text's
      // score would depend on its company.
      const { logits } = await transformer.run([pair(question, text).row]);
      return logistic(readLogit(location, logits));
    };
    await scoreOne(tokenize("probe"), tokenize("probe"));
    return {
      id: transformer.id,
      async score(question, texts) {
        const asked = tokenize(question);
        const scores: number[] = [];
        for (const text of texts) scores.push(await scoreOne(asked, tokenize(text)));
        return scores;
      },
    };
  } catch (error) {
    throw modelError(location, error);
  }
}

// No more is read than fits into the window, but a text of megabytes would be taken apart whole.
const mostCharacters = maxTokens * 16;

function readLogit(location: ModelLocation, logits: Output | undefined): number {
  const [first = 0, second = 0] = logits?.data ?? [];
  if (logits?.shape[1] === 1) return first;
  if (logits?.shape[1] === 2) return second - first;
  throw new ModelError(
    `Expected the model ${location.name} to give one or two logits for two texts, got ${logits?.shape[1] ?? "none"}. Set ${location.setting} to a cross-encoder.`,
  );
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
