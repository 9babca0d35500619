import type { Span } from "../../documents/index.ts";
import { pointsBack } from "../../languages/index.ts";
import { pageAt } from "../../library/index.ts";
import type { Question } from "../question/question.ts";
import type { PassageEvidence } from "../retrieval/passageEvidence.ts";
import type { TermWeights } from "../retrieval/termWeights.ts";
import { completeRun } from "./completeRun.ts";
import { findMarks } from "./marks.ts";
import type { QuoteModel } from "./quoteModel.ts";
import { withItsCode } from "./codeInQuotes.ts";
import { measureSentences } from "./sentenceFeatures.ts";

/** A position in a document: a reader is shown `document.text.slice(start, end)`. */
export interface Place extends Span {
  readonly documentId: string;
  /** The page it begins on, or `null` in a document without pages. */
  readonly page: number | null;
}

/** Words of a document that answer a question, by position. */
export interface Quote extends Place {
  /** The parts of the quote that answer; positions in the document, in order, without overlap. */
  readonly marks: readonly Span[];
}

/** A quote, and the other places that say the same. */
export interface ShownQuote extends Quote {
  /** Quotes of other documents that say nearly the same, best first. */
  readonly alsoIn: readonly Place[];
}

/** Consecutive sentences of a passage, `first` to `last`, both included. */
export interface SentenceRun {
  readonly first: number;
  readonly last: number;
  /** The probability that the run has the answer, if the passage has it: 0 to 1. */
  readonly probability: number;
  /** Index of its likeliest sentence, in the passage. */
  readonly best: number;
}

/** In UTF-16 units: what fits on a phone's screen. Only a single sentence, or code, may make it longer. */
export const maxQuoteLength = 350;

/**
 * Chooses the whole sentences that most probably hold the answer. Among the runs that lie on one page
 * and are at most `maxQuoteLength` long, it takes the one with the largest
 *
 *     sum of the sentences' probabilities − 0.03 × length ÷ 350 − 0.3 if it begins with "He" or the like
 *
 * Costs about 0.4 ms, most of it for measuring the sentences.
 */
export function chooseSentenceRun(
  question: Question,
  evidence: PassageEvidence,
  weights: TermWeights,
  model: QuoteModel,
): SentenceRun {
  const { sentences, document } = evidence;
  const probabilities = model.sentenceProbabilities(measureSentences(question, evidence, weights));
  const best = probabilities.indexOf(Math.max(...probabilities));
  let chosen: SentenceRun = {
    first: best,
    last: best,
    probability: probabilities[best] ?? 0,
    best,
  };
  let bestGain = -Infinity;
  for (const [first, opening] of sentences.entries()) {
    // What "He" refers to is in the sentence before, if there is one.
    const isOrphan = first > 0 && pointsBack(opening.text, document.language);
    let probability = 0;
    for (let last = first; last < sentences.length; last += 1) {
      const closing = sentences[last] ?? opening;
      const length = closing.end - opening.start;
      // A citation names one page, or where to begin to listen.
      const isOnePage =
        document.pageKind === "second" ||
        pageAt(document, opening.start) === pageAt(document, closing.end - 1);
      if (last > first && (length > maxQuoteLength || !isOnePage)) break;
      probability += probabilities[last] ?? 0;
      const gain =
        probability - lengthPenalty * (length / maxQuoteLength) - (isOrphan ? orphanPenalty : 0);
      if (gain > bestGain + minGain) {
        bestGain = gain;
        const within = probabilities.slice(first, last + 1);
        chosen = {
          first,
          last,
          probability,
          best: first + within.indexOf(Math.max(...within)),
        };
      }
    }
  }
  return chosen;
}

// On the question sets, 0.03 gives quotes of 245 letters and has the answer in 1 to 2 of 100 questions
// more than 0.1, whose quotes have 224. Without a penalty quotes fill up to 270 letters.
const lengthPenalty = 0.03;
// Set by hand: a quote that cannot be understood alone has to be much likelier.
const orphanPenalty = 0.3;
// Of equal runs, the earlier and shorter one is kept despite rounding.
const minGain = 1e-9;

/** Makes a quote of a run of sentences, completed (`completeRun`), with its marks and its code. */
export function quoteRun(question: Question, evidence: PassageEvidence, run: SentenceRun): Quote {
  const { document, sentences } = evidence;
  const { first, last } = completeRun(evidence, run, maxQuoteLength);
  const span = {
    start: sentences[first]?.start ?? 0,
    end: sentences[last]?.end ?? 0,
  };
  const whole = withItsCode(span, evidence.ranked.passage, document);
  return {
    documentId: document.id,
    page: pageAt(document, whole.start),
    ...whole,
    marks: findMarks(question, document, span, sentences[run.best] ?? span),
  };
}

/** A quote's marks, as positions in the quote's own text. */
export function marksWithin({ start: offset, marks }: Quote): Span[] {
  return marks.map(({ start, end }) => ({ start: start - offset, end: end - offset }));
}
