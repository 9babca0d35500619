import type { Embedder } from "../embedding/embedder.ts";
import type { LimitedReader } from "../embedding/reader.ts";
import type { LimitedReranker } from "../embedding/reranker.ts";
import type { StoredDocument } from "../library/rows/storedDocument.ts";
import type { Library } from "../library/library.ts";
import { findWords } from "../passages/words.ts";
import { readQuestion } from "./question.ts";
import { chooseQuote, type Quote } from "./quote.ts";
import { type RankedPassage, rankPassages } from "./ranking.ts";
import { readCandidates } from "./reading.ts";
import { rerankBest } from "./reranking.ts";
import { judge, type Verdict } from "./verdict.ts";
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

/** Models that an answer can do without. */
export interface AnswerModels {
  /** Reads the best passages again. Default: none. */
  readonly reranker?: LimitedReranker | null;
  /** Looks for the answer in the quotes. Default: none. */
  readonly reader?: LimitedReader | null;
}

/**
 * @param embedder the one the library was built with, with the prefix for questions if the model
 *   wants one.
 * @returns a function that answers from one library. Costs about 10 ms at 1,000 passages with the
 *   embedded model; may be called concurrently. It never throws for what a question says.
 */
export function createAsk(
  library: Library,
  embedder: Pick<Embedder, "embed">,
  { reranker = null, reader = null }: AnswerModels = {},
): Ask {
  const wordMatching = createWordMatching(embedder);
  return async ({ question: text }) => {
    const question = readQuestion(text, library);
    const [vector = new Float32Array()] = await embedder.embed([question.meant]);
    const ranking = rankPassages(library, question, vector);
    const considered = (await rerankBest(reranker, library, question, ranking))
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
    const judged = considered.map(({ ranked, document }, index) => {
      const quote = chooseQuote(question, ranked, document, weighing);
      return {
        quote,
        document,
        ...judge(question, ranked, quote, document, weighing, index === 0),
      };
    });
    const candidates = await readCandidates(reader, question, judged);
    const verdict = candidates[0]?.verdict ?? "none";
    const confidence = judged[0]?.confidence ?? 0;
    const different = keepDifferent(candidates);
    const sure = different.filter(
      (candidate, index) => index === 0 || candidate.verdict === "answered",
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

const mostQuotes: Readonly<Record<Verdict, number>> = { answered: 3, weak: 1, none: 0 };
// Those further down are hardly ever among the best three, and each costs a look into its document.
const consideredPassages = 6;

interface Candidate {
  readonly quote: Quote;
  readonly document: StoredDocument;
  readonly verdict: Verdict;
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
