import type { AnswerSpan, Reader } from "../reader.ts";
import { ModelError, type ModelLocation } from "./modelLocation.ts";
import { learnPairing, maxTokens } from "./textPairs.ts";
import { type TokenizedText, tokenizeText } from "./tokenizedText.ts";
import { loadTransformer, modelError, type Output } from "./transformers.ts";

/**
 * Loads a model for extractive question answering, such as
 * Xenova/distilbert-base-cased-distilled-squad, whose tokenizer cuts words into pieces as BERT's does.
 *
 * The model gives each token a logit for being the first of the answer and one for being the last.
 * Over the text's tokens and the row's first ([CLS], which stands for "no answer", as in SQuAD 2.0),
 * both become probabilities by softmax, and
 *
 *     score(span)      = p(first token begins) × p(last token ends)
 *     score(no answer) = p([CLS] begins) × p([CLS] ends)
 *
 * The best span of at most 30 tokens is the answer, unless "no answer" scores as high. A model
 * trained without questions that have no answer (SQuAD 1.1) hardly ever says so, but then spreads
 * its probability over many spans, so that the score is low too.
 *
 * @throws ModelError if files are missing or broken, the hub cannot be reached, or it is a model of
 *   another kind.
 */
export async function createTransformersReader(location: ModelLocation): Promise<Reader> {
  const transformer = await loadTransformer(location, "questionAnswering");
  if (!transformer.hasWordPieces) {
    throw new ModelError(
      `Expected the model ${location.name} to have a WordPiece tokenizer, as BERT and its kin do, got one of another kind, which does not tell where a token stands. Set ${location.setting} to another model.`,
    );
  }
  const tokenize = (text: string) => tokenizeText(text, transformer, maxTokens);
  try {
    const pair = learnPairing(transformer);
    const readOne = async (question: TokenizedText, text: TokenizedText) => {
      if (question.ids.length === 0 || text.ids.length === 0) return null;
      const { row, textStart, textLength } = pair(question.ids, text.ids);
      // One at a time: quantized models scale their numbers by the whole batch, so that a text's
      // answer would depend on its company.
      const outputs = await transformer.run([row]);
      const [starts, ends] = [outputs["start_logits"], outputs["end_logits"]].map((logits) =>
        toProbabilities(location, logits, textStart, textLength),
      );
      return chooseSpan(starts ?? [], ends ?? [], text);
    };
    await readOne(tokenize("probe"), tokenize("probe"));
    return {
      id: transformer.id,
      async read(question, texts) {
        const asked = tokenize(question);
        const spans: (AnswerSpan | null)[] = [];
        for (const text of texts) spans.push(await readOne(asked, tokenize(text)));
        return spans;
      },
    };
  } catch (error) {
    throw modelError(location, error);
  }
}

const mostAnswerTokens = 30;

/** By softmax: first that of [CLS], then those of the text's tokens. */
function toProbabilities(
  location: ModelLocation,
  logits: Output | undefined,
  textStart: number,
  textLength: number,
): number[] {
  if (!logits) {
    throw new ModelError(
      `Expected the model ${location.name} to give start_logits and end_logits. Set ${location.setting} to a model for extractive question answering.`,
    );
  }
  const { data } = logits;
  const values = [data[0] ?? 0, ...data.slice(textStart, textStart + textLength)];
  const highest = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** @param starts and `ends`: of no answer, then of the text's tokens as far as they were read. */
function chooseSpan(
  starts: readonly number[],
  ends: readonly number[],
  { spans }: TokenizedText,
): AnswerSpan | null {
  const [noStart = 0, ...tokenStarts] = starts;
  const tokenEnds = ends.slice(1);
  let best: AnswerSpan | null = null;
  let least = noStart * (ends[0] ?? 0);
  for (const [first, startProbability] of tokenStarts.entries()) {
    for (const [offset, endProbability] of tokenEnds
      .slice(first, first + mostAnswerTokens)
      .entries()) {
      const score = startProbability * endProbability;
      const [from, to] = [spans[first], spans[first + offset]];
      if (score <= least || !from || !to) continue;
      best = { start: from.start, end: to.end, score };
      least = score;
    }
  }
  return best;
}
