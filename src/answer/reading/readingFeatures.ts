import { readNumbers } from "../../languages/index.ts";
import type { Question } from "../question/question.ts";
import type { SentenceRun } from "../quotes/quote.ts";
import type { PassageEvidence } from "../retrieval/passageEvidence.ts";
import type { PassageReading } from "./passageReading.ts";
import type { OrderFeature, VerdictFeature, Weights } from "./readingWeights.ts";

/** What orders passages that have been read. `retrieval` is the score that they came with. */
export function measureOrder(retrieval: number, reading: PassageReading): Weights<OrderFeature> {
  return {
    retrieval,
    answered: reading.answeredLogit,
    margin: reading.spanMargin / marginScale,
    found: logShare(sum(reading.sentenceShares)),
  };
}

/**
 * What tells whether a quote answers.
 *
 * @param options.evidence the log-odds that it answers by words and vectors alone.
 * @param options.lead how far its passage is ahead of the next in the order, below 0 if behind the first.
 */
export function measureVerdict(options: {
  readonly question: Question;
  readonly evidence: PassageEvidence;
  readonly reading: PassageReading;
  readonly run: Pick<SentenceRun, "first" | "last">;
  readonly evidenceLogOdds: number;
  readonly lead: number;
}): Weights<VerdictFeature> {
  const { question, evidence, reading, run } = options;
  return {
    intercept: 1,
    answered: reading.answeredLogit,
    margin: reading.spanMargin / marginScale,
    found: logShare(sum(reading.sentenceShares)),
    quoted: logShare(sum(reading.sentenceShares.slice(run.first, run.last + 1))),
    evidence: options.evidenceLogOdds,
    lead: options.lead,
    lacksNumber: lacksNumber(question, evidence) ? 1 : 0,
  };
}

/** Whether the question names a figure, a year or a version that title, heading and passage do not. */
function lacksNumber({ text }: Question, { document, ranked }: PassageEvidence): boolean {
  const asked = readNumbers(text, document.language).filter(({ isPronoun }) => !isPronoun);
  if (asked.length === 0) return false;
  const { start, end, heading } = ranked.passage;
  const told = `${document.title}\n${heading ?? ""}\n${document.text.slice(start, end)}`;
  const values = new Set(readNumbers(told, document.language).map(({ value }) => value));
  return asked.some(
    ({ start: from, end: to, value }) => !values.has(value) && !told.includes(text.slice(from, to)),
  );
}

/** Margins reach about 20; this brings them to the size of the other features. */
const marginScale = 4;

function logShare(share: number): number {
  return Math.log(share + 1e-3);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
