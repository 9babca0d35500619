import type { Span } from "../../documents/document.ts";
import { pointsBack } from "../../languages/index.ts";
import { pageAt } from "../../library/rows/storedDocument.ts";
import type { Question } from "../question/question.ts";
import type { PassageEvidence } from "../search/passageEvidence.ts";
import type { WordWeights } from "../search/weighing.ts";
import { findMarks } from "./marks.ts";
import type { QuoteModel } from "./quoteModel.ts";
import { measureSentences } from "./sentenceFeatures.ts";

/** Where words stand in a document: what a reader is shown is `document.text.slice(start, end)`. */
export interface Place extends Span {
  readonly documentId: string;
  /** The page it begins on, or `null` in a document without pages. */
  readonly page: number | null;
}

/** Words of a document that answer, by position. */
export interface Quote extends Place {
  /** What answers, inside the quote; positions in the document like its own. In order, no overlap. */
  readonly marks: readonly Span[];
}

/** A quote, and where else the same is said. */
export interface ShownQuote extends Quote {
  /** Quotes of other documents that say nearly the same, best first. */
  readonly alsoIn: readonly Place[];
}

/** A run of a passage's sentences, chosen as a quote. */
export interface ChosenRun {
  readonly first: number;
  readonly last: number;
  /** How probable it is that the answer is in the run, if it is in the passage: 0 to 1. */
  readonly share: number;
  /** Of its best sentence, in the list. */
  readonly best: number;
}

/** A quote is never longer, in UTF-16 units, unless one sentence is; it is what fits a phone's screen. */
export const longestQuote = 350;

/**
 * Chooses the run of whole sentences that most probably has the answer. A model says of each sentence
 * how probable it is; among the runs on one page that are short enough and begin with no unexplained
 * "He", the one with the largest sum is chosen, where length counts a little against it.
 */
export function chooseRun(
  question: Question,
  evidence: PassageEvidence,
  weights: WordWeights,
  model: QuoteModel,
): ChosenRun {
  const { sentences, document } = evidence;
  const shares = model.shares(measureSentences(question, evidence, weights));
  const best = shares.indexOf(Math.max(...shares));
  let chosen: ChosenRun = { first: best, last: best, share: shares[best] ?? 0, best };
  let most = -Infinity;
  for (const [first, opening] of sentences.entries()) {
    // What "He" means stands before: where there is something before, begin there.
    const isOrphan = first > 0 && pointsBack(opening.text, document.language);
    let share = 0;
    for (let last = first; last < sentences.length; last += 1) {
      const closing = sentences[last] ?? opening;
      const length = closing.end - opening.start;
      // A citation names one page.
      const isOnePage = pageAt(document, opening.start) === pageAt(document, closing.end - 1);
      if (last > first && (length > longestQuote || !isOnePage)) break;
      share += shares[last] ?? 0;
      const gain = share - lengthPenalty * (length / longestQuote) - (isOrphan ? orphanPenalty : 0);
      if (gain > most + smallestGain) {
        most = gain;
        const within = shares.slice(first, last + 1);
        chosen = { first, last, share, best: first + within.indexOf(Math.max(...within)) };
      }
    }
  }
  return chosen;
}

// On the question sets, 0.03 shows 245 letters a quote and finds the answer in 1 to 2 of 100 questions
// more than 0.1 does with 224; without any, quotes fill up to 270.
const lengthPenalty = 0.03;
// A quote that cannot be understood alone has to be much likelier.
const orphanPenalty = 0.3;
// Between equals the shorter and earlier one stays.
const smallestGain = 1e-9;

/** The quote of a run, with what answers in it marked. */
export function quoteRun(question: Question, evidence: PassageEvidence, run: ChosenRun): Quote {
  const { document, sentences } = evidence;
  const span = {
    start: sentences[run.first]?.start ?? 0,
    end: sentences[run.last]?.end ?? 0,
  };
  return {
    documentId: document.id,
    page: pageAt(document, span.start),
    ...span,
    marks: findMarks(question, document, span, sentences[run.best] ?? span),
  };
}

/** A quote's marks, counted from where the quote begins. */
export function marksWithin({ start: offset, marks }: Quote): Span[] {
  return marks.map(({ start, end }) => ({ start: start - offset, end: end - offset }));
}
