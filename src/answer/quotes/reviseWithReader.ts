import type { LimitedReader, ReadSpan } from "../../embedding/index.ts";
import type { Candidate } from "../quoteFinder.ts";
import type { Question } from "../question/question.ts";
import type { Quote } from "./quote.ts";
import type { Verdict } from "../verdict.ts";

/**
 * Has an extractive reader look for the answer in each quote that is not judged "none", marks what it
 * finds and revises the verdict. Costs one run of the reader for each of these quotes.
 *
 * @returns the candidates unchanged, if there is no reader or it exceeds its time limit.
 */
export async function reviseWithReader(
  reader: LimitedReader | null,
  question: Question,
  candidates: readonly Candidate[],
): Promise<readonly Candidate[]> {
  const worthReading = candidates.filter(({ verdict }) => verdict !== "none");
  if (!reader || worthReading.length === 0) return candidates;
  const texts = worthReading.map(({ quote, document }) => ({
    title: document.title,
    text: document.text.slice(quote.start, quote.end),
  }));
  const readings = await reader.read(question.correctedText, texts);
  if (!readings) return candidates;
  return candidates.map((candidate) => {
    const reading = readings[worthReading.indexOf(candidate)];
    if (reading === undefined) return candidate;
    const span = reading.spanMargin > 0 ? (reading.spans[0] ?? null) : null;
    const { quote, verdict } = candidate;
    return { ...candidate, quote: markSpan(quote, span), verdict: reviseVerdict(verdict, span) };
  });
}

/** Replaces a quote's marks by the words that a reader found, if their score is 0.5 or more. */
export function markSpan(quote: Quote, span: ReadSpan | null): Quote {
  if (!span || span.score < confidentScore) return quote;
  return {
    ...quote,
    marks: [{ start: quote.start + span.start, end: quote.start + span.end }],
  };
}

/**
 * Revises a verdict by what a reader found in the quote:
 *
 *     before     score ≥ 0.5     0.05 to 0.5     nothing found, or < 0.05
 *     answered   answered        answered        weak
 *     weak       answered        weak            none
 *     none       none            none            none
 *
 * One step at most, and never up from "none": a reader that has to find something would find an answer
 * in a quote that matches too little of the question.
 */
export function reviseVerdict(verdict: Verdict, span: ReadSpan | null): Verdict {
  if (verdict === "none") return "none";
  const score = span?.score ?? 0;
  if (score >= confidentScore) return "answered";
  if (score >= doubtfulScore) return verdict;
  return verdict === "answered" ? "weak" : "none";
}

// From 0.5 on, these words are likelier than all others and "no answer" together. Both were set by
// reasoning, not measured: check them with your model and questions.yaml.
const confidentScore = 0.5;
const doubtfulScore = 0.05;
