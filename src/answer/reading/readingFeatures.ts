import { readNumbers } from "../../languages/index.ts";
import type { Question } from "../question/question.ts";
import type { SentenceRun } from "../quotes/quote.ts";
import type { PassageEvidence } from "../retrieval/passageEvidence.ts";
import type { PassageReading } from "./passageReading.ts";
import {
  type OrderFeature,
  type ReadingWeights,
  type VerdictFeature,
  type Weights,
  weightedSum,
} from "./readingWeights.ts";

/** What orders passages that have been read. `retrieval` is the score that they came with. */
export function measureOrder(retrieval: number, reading: PassageReading): Weights<OrderFeature> {
  return {
    retrieval,
    answered: reading.answeredLogit,
    margin: reading.spanMargin / marginScale,
    found: logShare(sum(reading.sentenceShares)),
  };
}

/** What a verdict is measured by. */
export interface ReadQuote {
  readonly question: Question;
  readonly evidence: PassageEvidence;
  readonly reading: PassageReading;
  readonly run: Pick<SentenceRun, "first" | "last">;
  /** The passage's score, without what it got for being new or near. */
  readonly retrieval: number;
  /** The log-odds that the quote answers by words and vectors alone. */
  readonly evidenceLogOdds: number;
  /** How far its passage is ahead of the next in the order; below 0 if behind the first. */
  readonly lead: number;
  /** By words and vectors alone, the question would not be answered. */
  readonly isDoubted: boolean;
}

/** What tells whether a quote answers; the passage's place in the order tells most. */
export function measureVerdict(
  { question, evidence, reading, run, retrieval, evidenceLogOdds, lead, isDoubted }: ReadQuote,
  { order }: Pick<ReadingWeights, "order">,
): Weights<VerdictFeature> {
  return {
    intercept: 1,
    order: weightedSum(measureOrder(retrieval, reading), order),
    quoted: logShare(sum(reading.sentenceShares.slice(run.first, run.last + 1))),
    evidence: evidenceLogOdds,
    lead: Math.max(-maxLead, Math.min(maxLead, lead)),
    isDoubted: isDoubted ? 1 : 0,
    lacksNumber: lacksNumber(question, evidence) ? 1 : 0,
  };
}

// A passage near what is asked about is ahead by far more, and no surer for it.
const maxLead = 5;

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
