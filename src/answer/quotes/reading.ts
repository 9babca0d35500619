import type { AnswerSpan, LimitedReader } from "../../embedding/reader.ts";
import type { Candidate } from "../candidates.ts";
import type { Question } from "../question/question.ts";
import type { Quote } from "./quote.ts";
import type { Verdict } from "../verdict.ts";

/**
 * Has a reader read the quotes that may be shown; those judged "none" cost nothing.
 *
 * @returns the candidates as they were, if there is no reader or it gives up.
 */
export async function readCandidates(
  reader: LimitedReader | null,
  question: Question,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const worthReading = candidates.filter(({ verdict }) => verdict !== "none");
  if (!reader || worthReading.length === 0) return candidates;
  const texts = worthReading.map(({ quote, document }) =>
    document.text.slice(quote.start, quote.end),
  );
  const spans = await reader.read(question.meant, texts);
  if (!spans) return candidates;
  return candidates.map((candidate) => {
    const span = spans[worthReading.indexOf(candidate)];
    if (span === undefined) return candidate;
    const { quote, verdict } = candidate;
    return { ...candidate, quote: markSpan(quote, span), verdict: revise(verdict, span) };
  });
}

/** Marks the words that a reader found in a quote, if it is sure of them; else leaves its marks. */
export function markSpan(quote: Quote, span: AnswerSpan | null): Quote {
  if (!span || span.score < sure) return quote;
  return {
    ...quote,
    marks: [{ start: quote.start + span.start, end: quote.start + span.end }],
  };
}

/**
 * What a verdict becomes once a reader has looked for the answer in the quote:
 *
 *     before     found, score ≥ 0.5     found, less sure     not found, or score < 0.05
 *     answered   answered               answered             weak
 *     weak       answered               weak                 none
 *     none       none                   none                 none
 *
 * One step at most, and never up from "none": what holds too little of the question is no answer,
 * however much it looks like one to a model that has to find something.
 */
export function revise(verdict: Verdict, span: AnswerSpan | null): Verdict {
  if (verdict === "none") return "none";
  const score = span?.score ?? 0;
  if (score >= sure) return "answered";
  if (score >= doubtful) return verdict;
  return verdict === "answered" ? "weak" : "none";
}

// From 0.5 on, these words are likelier than all others and no answer together. Set by reasoning:
// measure with your model and questions.yaml before you rely on them.
const sure = 0.5;
const doubtful = 0.05;
