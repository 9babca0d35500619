import type { Embedder } from "../embedding/embedder.ts";
import type { StoredDocument } from "../library/rows/storedDocument.ts";
import type { Library } from "../library/library.ts";
import { findWords } from "../passages/words.ts";
import { readQuestion } from "./question.ts";
import { chooseQuote, type Quote } from "./quote.ts";
import { type RankedPassage, rankPassages } from "./ranking.ts";
import { judge, type Judgement, type Verdict } from "./verdict.ts";
import { weighWords } from "./weighing.ts";
import { createWordMatching, type ReadText, readText } from "./wordMatch.ts";

/** What the documents say to a question. "none" is an answer like the others, with no quotes. */
export interface Answer {
  readonly question: string;
  readonly verdict: Verdict;
  /** How sure the first candidate is to answer, from 0 to 1; 0 without any. */
  readonly confidence: number;
  /** Best first: one to three if answered, one if weak, none if none. */
  readonly quotes: readonly Quote[];
  /** What comes next after the quotes, best first, for a reader who wants more; at most five. */
  readonly further: readonly Quote[];
  /** Ids of the documents nearest to the question, best first, quoted or not; at most three. */
  readonly nearest: readonly string[];
  /** All documents named above, by id, as they were when the answer was found. */
  readonly sources: ReadonlyMap<string, StoredDocument>;
}

/** What is asked. */
export interface Asked {
  readonly question: string;
}

/** Finds the quotes that answer a question. */
export type Ask = (asked: Asked) => Promise<Answer>;

/**
 * @param embedder the one the library was built with, with the prefix for questions if the model
 *   wants one.
 * @returns a function that answers from one library. Costs about 10 ms at 1,000 passages with the
 *   embedded model; may be called concurrently. It never throws for what a question says.
 */
export function createAsk(library: Library, embedder: Pick<Embedder, "embed">): Ask {
  const wordMatching = createWordMatching(embedder);
  return async ({ question: text }) => {
    const question = readQuestion(text, library);
    const [vector = new Float32Array()] = await embedder.embed([question.meant]);
    const considered = rankPassages(library, question, vector)
      .slice(0, consideredPassages)
      .flatMap((ranked) => {
        const document = library.document(ranked.passage.documentId);
        return document ? [{ ranked, document, read: readPassage(ranked, document) }] : [];
      });
    const matchWord = await wordMatching.prepare(
      question.words,
      considered.map(({ read }) => read),
    );
    const weighing = weighWords(library, question, matchWord);
    const candidates = considered.map(({ ranked, document }, index): Candidate => {
      const quote = chooseQuote(question, ranked, document, weighing);
      const judgement = judge(question, ranked, quote, document, weighing, index === 0);
      return { quote, document, judgement };
    });
    const { verdict, confidence } = candidates[0]?.judgement ?? noAnswer;
    const different = keepDifferent(candidates);
    const sure = different.filter(
      (candidate, index) => index === 0 || candidate.judgement.verdict === "answered",
    );
    const shown = sure.slice(0, mostQuotes[verdict]);
    const further = different.filter((candidate) => !shown.includes(candidate));
    return {
      question: question.text,
      verdict,
      confidence,
      quotes: shown.map(({ quote }) => quote),
      further: further.map(({ quote }) => quote),
      nearest: [...new Set(considered.map(({ document }) => document.id))].slice(0, 3),
      sources: new Map(considered.map(({ document }) => [document.id, document])),
    };
  };
}

/** The words of a quote, as they stand in its document. */
export function quoteText(answer: Pick<Answer, "sources">, quote: Quote): string {
  return sourceOf(answer, quote).text.slice(quote.start, quote.end);
}

/** @throws Error if the quote is another answer's. */
export function sourceOf(answer: Pick<Answer, "sources">, quote: Quote): StoredDocument {
  const document = answer.sources.get(quote.documentId);
  if (!document)
    throw new Error(`Expected a quote of this answer, got one of ${quote.documentId}.`);
  return document;
}

const noAnswer: Judgement = { verdict: "none", confidence: 0 };
const mostQuotes: Readonly<Record<Verdict, number>> = { answered: 3, weak: 1, none: 0 };
// Those further down are hardly ever among the best three, and each costs a look into its document.
const consideredPassages = 6;

interface Candidate {
  readonly quote: Quote;
  readonly document: StoredDocument;
  readonly judgement: Judgement;
}

/** Everything that says what a passage is about, its title and heading included. */
function readPassage({ passage }: RankedPassage, document: StoredDocument): ReadText {
  const text = document.text.slice(passage.start, passage.end);
  return readText(`${document.title}\n${passage.heading ?? ""}\n${text}`, document.language);
}

/** Those that say something that none before them does. */
function keepDifferent(candidates: readonly Candidate[]): Candidate[] {
  const kept: { candidate: Candidate; stems: Set<string> }[] = [];
  for (const candidate of candidates) {
    const { quote, document } = candidate;
    const words = findWords(document.text.slice(quote.start, quote.end), document.language);
    const stems = new Set(words.map((word) => word.stem));
    if (!kept.some((other) => overlap(stems, other.stems) > sameWords))
      kept.push({ candidate, stems });
  }
  return kept.map(({ candidate }) => candidate);
}

// Two reports of one sentence differ in a word or two.
const sameWords = 0.8;

/** The share of the smaller set that is in the other. */
function overlap(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((stem) => right.has(stem)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
}
