import type { Quote } from "../quotes/quote.ts";
import type { QuoteModel } from "../quotes/quoteModel.ts";
import type { Judgement } from "../grading/verdict.ts";
import type { PassageReading, Readings } from "./passageReading.ts";
import { measureOrder, measureVerdict, type ReadQuote } from "./readingFeatures.ts";
import { type ReadingWeights, weightedSum } from "./readingWeights.ts";

/** A passage as the order needs it. */
interface Scored {
  readonly score: number;
  /** How new its document is, 0 to 1, if the question asks for the latest; otherwise 0. */
  readonly recency: number;
}

/**
 * Orders passages by the weighted sum of `measureOrder`; those that were not read follow as they were.
 *
 * @param readings `null` leaves the order as it is, with the passages' own scores.
 * @returns each with that sum, best first.
 */
export function orderByReading<Passage extends Scored>(
  passages: readonly Passage[],
  readings: Readings<Passage> | null,
): { passage: Passage; orderScore: number }[] {
  if (!readings) return passages.map((passage) => ({ passage, orderScore: passage.score }));
  const { ofPassages, weights } = readings;
  const scored = passages.flatMap((passage) => {
    const reading = ofPassages.get(passage);
    if (!reading) return [];
    const sum = weightedSum(measureOrder(passage.score, reading), weights.order);
    return [{ passage, orderScore: sum + recencyWeight * passage.recency }];
  });
  const ordered = scored.toSorted((a, b) => b.orderScore - a.orderScore);
  const last = ordered.at(-1)?.orderScore ?? 0;
  const unread = passages.filter((passage) => !ofPassages.has(passage));
  return [...ordered, ...unread.map((passage) => ({ passage, orderScore: last }))];
}

// Set by hand: of passages that answer, the reader's order differs by 1 to 3; a month's age decides
// between them, and nothing that does not answer gets past one that does.
const recencyWeight = 3;

/**
 * The quote model for one passage that was read: the probability that a sentence answers becomes
 *
 *     quote model's ^ a × (reader's + 0.001) ^ b ÷ their sum
 *
 * with the exponents of `weights.sentences`.
 */
export function readQuoteModelFor(
  model: QuoteModel,
  { sentenceShares }: PassageReading,
  { sentences: exponents }: ReadingWeights,
): QuoteModel {
  return {
    ...model,
    sentenceProbabilities(sentences) {
      const own = model.sentenceProbabilities(sentences);
      const both = own.map(
        (probability, index) =>
          probability ** exponents.quoteModel *
          ((sentenceShares[index] ?? 0) + 1e-3) ** exponents.reader,
      );
      const total = both.reduce((sum, value) => sum + value, 0);
      return both.map((value) => value / total);
    },
  };
}

/** Marks in a quote what the reader found, if it is likelier than everything else together. */
export function markReading(quote: Quote, { best }: PassageReading): Quote {
  const isSure =
    best !== null && best.score >= 0.5 && best.start >= quote.start && best.end <= quote.end;
  return { ...quote, marks: isSure ? [{ start: best.start, end: best.end }] : [] };
}

/** Judges a quote of a passage that was read, by the logistic curve of `measureVerdict`. */
export function judgeReading(quote: ReadQuote, weights: ReadingWeights): Judgement {
  const { verdict, thresholds } = weights;
  const logOdds = weightedSum(measureVerdict(quote, weights), verdict);
  const confidence = 1 / (1 + Math.exp(-logOdds));
  if (confidence >= thresholds.answered) return { verdict: "answered", confidence };
  return { verdict: confidence >= thresholds.weak ? "weak" : "none", confidence };
}
