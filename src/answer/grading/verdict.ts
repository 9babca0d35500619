import type { Question } from "../question/question.ts";
import { findNewAnswers } from "../quotes/marks.ts";
import type { Quote, SentenceRun } from "../quotes/quote.ts";
import type { QuoteModel, VerdictThresholds } from "../quotes/quoteModel.ts";
import { combineMatches, type PassageEvidence } from "../retrieval/passageEvidence.ts";
import { coverage, exactMatches, type TermWeights } from "../retrieval/termWeights.ts";

/**
 * How sure an answer is: `answered` is shown with confidence, `weak` with a caution (and in a group
 * not at all), `none` is an honest "the documents don't say".
 */
export type Verdict = "answered" | "weak" | "none";

/** How good an answer a quote is. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The probability that the quote answers the question, 0 to 1. */
  readonly confidence: number;
}

export interface JudgeOptions {
  readonly question: Question;
  readonly evidence: PassageEvidence;
  readonly run: SentenceRun;
  readonly quote: Quote;
  readonly weights: TermWeights;
  /** How far the passage's score is ahead of the next best; below 0 for all but the best. */
  readonly margin: number;
  readonly thresholds: VerdictThresholds;
  readonly quoteModel: QuoteModel;
}

/**
 * Judges a quote as an answer: `sumEvidence`, made a probability by a logistic curve whose two
 * parameters were fitted with the quote model (Platt 1999), and compared with the thresholds.
 *
 * Whatever its probability, a quote without the figure that the question asks for is no answer, and
 * one without the date is a weak answer at best.
 */
export function judgeQuote(options: JudgeOptions): Judgement {
  const { thresholds } = options;
  const missing = missingAnswerTypes(options);
  const confidence = 1 / (1 + Math.exp(-logOdds(options, missing)));
  // Of 216 questions for a figure with an answer in their passage, 207 have one within the quote.
  if (missing.includes("number")) return { verdict: "none", confidence };
  if (confidence >= thresholds.answered && missing.length === 0) {
    return { verdict: "answered", confidence };
  }
  return { verdict: confidence >= thresholds.weak ? "weak" : "none", confidence };
}

/** Makes a judgement no surer than a verdict. */
export function limitVerdict(
  { verdict, confidence }: Judgement,
  surest: Verdict,
  thresholds: VerdictThresholds,
): Judgement {
  if (surest === "answered" || verdict === "none") return { verdict, confidence };
  const limit = surest === "none" ? thresholds.weak : thresholds.answered;
  return { verdict: surest, confidence: Math.min(confidence, limit) };
}

/** The log-odds that a quote answers, by words and vectors: what `judgeQuote` compares with thresholds. */
export function measureEvidence(options: JudgeOptions): number {
  return logOdds(options, missingAnswerTypes(options));
}

function logOdds(options: JudgeOptions, missing: readonly ("time" | "number")[]): number {
  const { slope, intercept } = options.quoteModel.calibration;
  return slope * sumEvidence(options, missing) + intercept;
}

/**
 * Adds up what speaks for a quote and what speaks against it:
 *
 *     1     × coverage of the question's terms by the quote (of the best passage, by its title too)
 *     0.7   × cosine of the passage
 *     0.5   × cosine of its best sentence
 *     0.3   × coverage by the title, the same stems only
 *     0.06  × how far the passage is ahead of the next best
 *     0.1   × log(1 + number of terms): the more there was to find, the more a find says
 *     −0.2  a date is asked for and the quote has none
 *     −0.3  a figure is asked for and the quote has none
 *     −0.05 a name in the question is nowhere in the passage
 *
 * The weights were set by hand on all question sets together. A logistic regression on 29 such
 * features of SQuAD's training questions was better there (.96 of pairs in order instead of .94) and
 * worse everywhere else (Natural Questions against news .73 to .89 instead of .95).
 */
function sumEvidence(
  { question, evidence, run, weights, margin }: JudgeOptions,
  missing: readonly ("time" | "number")[],
): number {
  const { ranked, titleMatches, sentences, allMatches } = evidence;
  const quoted = sentences.slice(run.first, run.last + 1).map(({ matches }) => matches);
  // Only the best quote may borrow from its title: otherwise every passage of the right document
  // would answer.
  const shown = combineMatches(margin >= 0 ? [titleMatches, ...quoted] : quoted);
  const lacksName = question.terms.some(
    ({ isName }, index) => isName && (allMatches[index] ?? 0) < minNameCosine,
  );
  return (
    coverage(shown, weights) +
    0.7 * ranked.semanticScore +
    0.5 * Math.max(...ranked.sentenceCosines) +
    0.3 * coverage(exactMatches(titleMatches), weights) +
    0.06 * margin +
    0.1 * Math.log(1 + question.terms.length) -
    (missing.includes("time") ? 0.2 : 0) -
    (missing.includes("number") ? 0.3 : 0) -
    (lacksName ? 0.05 : 0)
  );
}

// Below this cosine a name is another of its kind: "Estonia" for "Latvia".
const minNameCosine = 0.45;

/**
 * Which of a date and a figure the question asks for and the quote does not give. Names and places
 * are not recognised surely enough to miss them.
 */
function missingAnswerTypes({
  question,
  quote,
  evidence: { document },
}: Pick<JudgeOptions, "question" | "quote" | "evidence">): ("time" | "number")[] {
  const text = document.text.slice(quote.start, quote.end);
  return question.answerTypes.flatMap((type) => {
    if (type.kind !== "time" && type.kind !== "number") return [];
    const found = findNewAnswers(question, [type], text, document.language);
    return found.length === 0 ? [type.kind] : [];
  });
}
