import type { Embedder } from "../embedding/embedder.ts";
import type { LimitedReader } from "../embedding/reader.ts";
import type { LimitedReranker } from "../embedding/reranker.ts";
import type { StoredDocument } from "../library/rows/storedDocument.ts";
import type { StoredPassage } from "../library/rows/database.ts";
import type { Library } from "../library/library.ts";
import { createConsidering } from "./candidates.ts";
import { continueQuestion, continueVector, leanOf } from "./question/followUp.ts";
import { foreignLanguage } from "./question/foreignLanguage.ts";
import { type Question, readQuestion } from "./question/question.ts";
import type { Place, ShownQuote } from "./quotes/quote.ts";
import type { QuoteModel, VerdictCuts } from "./quotes/quoteModel.ts";
import { readCandidates } from "./quotes/reading.ts";
import { rankPassages } from "./search/ranking.ts";
import { rerankBest } from "./search/reranking.ts";
import { findDisagreement, type Disagreement } from "./sources/disagreement.ts";
import { spreadSources } from "./sources/spread.ts";
import type { Judgement, Verdict } from "./verdict.ts";

/** What the documents say to a question. "none" is an answer like the others, with no quotes. */
export interface Answer {
  readonly question: string;
  readonly verdict: Verdict;
  /** How probable it is that the best quote answers, from 0 to 1; 0 without any. */
  readonly confidence: number;
  /** Best first: one to three if answered, one if weak, none if none. */
  readonly quotes: readonly ShownQuote[];
  /** What comes next after the quotes, best first, for a reader who wants more; at most five. */
  readonly further: readonly ShownQuote[];
  /** Two of `quotes` that give different figures or dates to what is asked; else `null`. */
  readonly disagreement: Disagreement | null;
  /** When the newest document quoted was published, if the question is about now; else `null`. */
  readonly newest: string | null;
  /** The question's language, if none of the documents is in it and nothing sure was found. */
  readonly foreignLanguage: string | null;
  /** Ids of the documents nearest to the question, best first, quoted or not; at most three. */
  readonly nearest: readonly string[];
  /** All documents named above, by id, as they were when the answer was found. */
  readonly sources: ReadonlyMap<string, StoredDocument>;
}

/** What is asked. */
export interface Asked {
  readonly question: string;
  /**
   * The question before, which this one may lean on: "and when?". It changes nothing if this one
   * stands alone. Default: none.
   */
  readonly previous?: string | null;
  /** Asked about these words: what stands near them comes before all else. Default: none. */
  readonly near?: Pick<Place, "documentId" | "start" | "end"> | null;
}

/** Finds the quotes that answer a question. */
export type Ask = (asked: Asked) => Promise<Answer>;

export interface AskModels {
  readonly quoteModel: QuoteModel;
  /** Default: the library's own, else the quote model's. */
  readonly cuts?: VerdictCuts;
  /** Reads the best passages again. Default: none. */
  readonly reranker?: LimitedReranker | null;
  /** Looks for the answer in the quotes. Default: none. */
  readonly reader?: LimitedReader | null;
}

/**
 * @param embedder the one the library was built with, with the prefix for questions if the model
 *   wants one.
 * @returns a function that answers from one library, from nothing but what is asked. Costs about
 *   10 ms at 1,000 passages with the embedded model; may be called concurrently. It never throws for
 *   what a question says.
 */
export function createAsk(
  library: Library,
  embedder: Pick<Embedder, "embed">,
  { quoteModel, cuts, reranker = null, reader = null }: AskModels,
): Ask {
  const considering = createConsidering({ library, embedder, quoteModel, cuts });
  return async ({ question: text, previous = null, near = null }) => {
    const { question, vector } = await understand(text, previous, library, embedder);
    const ranking = await rankPassages(library, question, vector, near);
    const reranked = await rerankBest(reranker, library, question, ranking);
    const read = await considering.read(question, reranked.slice(0, readPassages));
    const judged = considering.choose(question, read, quotedPassages);
    const candidates = await readCandidates(reader, question, judged);
    const { verdict, confidence } = candidates[0] ?? nothingFound;
    const spread = spreadSources(candidates);
    const sure = spread.filter((found, index) => index === 0 || found.verdict === "answered");
    const { shown, disagreement } = findDisagreement(question, sure, mostQuotes[verdict]);
    const further = spread.filter((candidate) => !shown.includes(candidate));
    return {
      question: question.text,
      verdict,
      confidence,
      quotes: shown.map(({ quote }) => quote),
      further: further.slice(0, mostFurther).map(({ quote }) => quote),
      disagreement,
      newest: question.asksForLatest ? newestOf(shown) : null,
      foreignLanguage:
        verdict === "answered" ? null : foreignLanguage(question.text, library.languages),
      nearest: [...new Set(candidates.map(({ document }) => document.id))].slice(0, 3),
      sources: new Map(candidates.map(({ document }) => [document.id, document])),
    };
  };
}

/**
 * The order in which an answer considers passages, for measuring it.
 *
 * @returns a function that gives the passages for a question, best first: those that are read word by
 *   word, then all others that either search found.
 */
export function createRank(
  library: Library,
  embedder: Pick<Embedder, "embed">,
  { quoteModel }: Pick<AskModels, "quoteModel">,
): (question: string) => Promise<StoredPassage[]> {
  const considering = createConsidering({ library, embedder, quoteModel });
  return async (text) => {
    const { question, vector } = await understand(text, null, library, embedder);
    const ranking = await rankPassages(library, question, vector);
    const read = await considering.read(question, ranking.slice(0, readPassages));
    const first = read.passages.map(({ evidence }) => evidence.ranked.passage);
    return [...first, ...ranking.slice(readPassages).map(({ passage }) => passage)];
  };
}

/** The words of a quote, as they stand in its document. */
export function quoteText(
  answer: Pick<Answer, "sources">,
  quote: Pick<Place, "documentId" | "start" | "end">,
): string {
  return sourceOf(answer, quote).text.slice(quote.start, quote.end);
}

/** @throws Error if the quote is another answer's. */
export function sourceOf(
  answer: Pick<Answer, "sources">,
  { documentId }: Pick<Place, "documentId">,
): StoredDocument {
  const document = answer.sources.get(documentId);
  if (!document) throw new Error(`Expected a quote of this answer, got one of ${documentId}.`);
  return document;
}

const nothingFound: Judgement = { verdict: "none", confidence: 0 };
const mostQuotes: Readonly<Record<Verdict, number>> = { answered: 3, weak: 1, none: 0 };
const mostFurther = 5;
// Beyond the first ten, reading never brought a passage to the top on any question set.
const readPassages = 12;
// What is shown and what follows; some of them say the same.
const quotedPassages = 6;

async function understand(
  text: string,
  previousText: string | null,
  library: Library,
  embedder: Pick<Embedder, "embed">,
): Promise<{ question: Question; vector: Float32Array }> {
  const alone = await readQuestion(text, library);
  const lean = previousText === null ? 0 : leanOf(alone);
  const previous =
    previousText !== null && lean > 0 ? await readQuestion(previousText, library) : null;
  const [vector = new Float32Array(), earlier] = await embedder.embed(
    previous ? [alone.meant, previous.meant] : [alone.meant],
  );
  if (!previous || !earlier) return { question: alone, vector };
  return {
    question: continueQuestion(alone, previous),
    vector: continueVector(vector, earlier, lean),
  };
}

function newestOf(shown: readonly { readonly document: StoredDocument }[]): string | null {
  return (
    shown
      .flatMap(({ document }) => document.published ?? [])
      .toSorted()
      .at(-1) ?? null
  );
}
