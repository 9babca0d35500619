import type { Question } from "./question/question.ts";
import { newWanted } from "./quotes/marks.ts";
import type { ChosenRun, Quote } from "./quotes/quote.ts";
import type { QuoteModel, VerdictCuts } from "./quotes/quoteModel.ts";
import { type Held, holdTogether, type PassageEvidence } from "./search/passageEvidence.ts";
import { coverage, type WordWeights } from "./search/weighing.ts";

/**
 * How sure an answer is: `answered` is shown with confidence, `weak` with a caution (and in a group
 * not at all), `none` is an honest "the documents don't say".
 */
export type Verdict = "answered" | "weak" | "none";

/** What a quote is worth as an answer. */
export interface Judgement {
  readonly verdict: Verdict;
  /** How probable it is that the quote answers, 0 to 1. */
  readonly confidence: number;
}

export interface JudgeOptions {
  readonly question: Question;
  readonly evidence: PassageEvidence;
  readonly run: ChosenRun;
  readonly quote: Quote;
  readonly weights: WordWeights;
  /** How far the passage's score is ahead of the next best; below 0 for all but the best. */
  readonly margin: number;
  readonly cuts: VerdictCuts;
  readonly quoteModel: QuoteModel;
}

/**
 * Judges a quote as an answer: `weighEvidence`, made a probability by a logistic curve whose two
 * parameters are fitted with the quote model's (Platt 1999), and cut.
 *
 * A quote without the figure that is asked for is no answer; one without the date that is asked for
 * is a weak one at best.
 */
export function judge(options: JudgeOptions): Judgement {
  const { cuts, quoteModel } = options;
  const lacking = lackedKinds(options);
  const { slope, intercept } = quoteModel.calibration;
  const confidence = 1 / (1 + Math.exp(-(slope * weighEvidence(options, lacking) + intercept)));
  // Of 216 questions for a figure with an answer in their passage, 207 have one within reach.
  if (lacking.includes("number")) return { verdict: "none", confidence };
  if (confidence >= cuts.answered && lacking.length === 0)
    return { verdict: "answered", confidence };
  return { verdict: confidence >= cuts.weak ? "weak" : "none", confidence };
}

/**
 * Adds up what speaks for a quote: how much of the question it holds in words and in meaning, how
 * much of it is the title's, how far its passage is ahead, how much there was to find; and against
 * it: a kind of thing or a name that is asked for and is not there.
 *
 * The weights are set by hand on all question sets together. A logistic fitted freely on 29 such
 * features of SQuAD's training questions was better there (.96 of pairs in order instead of .94) and
 * worse everywhere else (Natural Questions against news .73 to .89 instead of .95).
 */
function weighEvidence(
  { question, evidence, run, weights, margin }: Omit<JudgeOptions, "quote" | "cuts" | "quoteModel">,
  lacking: readonly ("time" | "number")[],
): number {
  const { ranked, title, sentences, whole } = evidence;
  const quoted = sentences.slice(run.first, run.last + 1).map((sentence) => sentence.held);
  // The best quote may lean on its title; a further one has to answer by itself, or every passage of
  // the right document would.
  const shown = holdTogether(margin >= 0 ? [title, ...quoted] : quoted);
  const isUnnamed = question.words.some((word, index) => word.isName && isMissing(whole, index));
  return (
    coverage(shown, weights) +
    0.7 * ranked.meaning +
    0.5 * Math.max(...ranked.sentences) +
    0.3 * coverage(onlyExact(title), weights) +
    0.06 * margin +
    0.1 * Math.log(1 + question.words.length) -
    (lacking.includes("time") ? 0.2 : 0) -
    (lacking.includes("number") ? 0.3 : 0) -
    (isUnnamed ? 0.05 : 0)
  );
}

/** Which of a date and a figure the question asks for and the quote does not have anew. */
function lackedKinds({
  question,
  quote,
  evidence: { document },
}: Pick<JudgeOptions, "question" | "quote" | "evidence">): ("time" | "number")[] {
  const text = document.text.slice(quote.start, quote.end);
  return question.wanted.flatMap((wanted) => {
    // Names and places are not told surely enough by their looks.
    if (wanted.kind !== "time" && wanted.kind !== "number") return [];
    const found = newWanted(question, [wanted], text, document.language);
    return found.length === 0 ? [wanted.kind] : [];
  });
}

/** Below this cosine a word is another of its kind: "Estonia" for "Latvia". */
function isMissing(held: Held, index: number): boolean {
  return (held[index] ?? 0) < 0.45;
}

function onlyExact(held: Held): Held {
  return held.map((value) => (value === 1 ? 1 : 0));
}
