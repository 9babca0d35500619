import type { Embedder } from "../../embedding/index.ts";
import type { Library, StoredDocument } from "../../library/index.ts";
import type { Question } from "../question/question.ts";
import { recency } from "../question/recency.ts";
import { chooseSentenceRun, type Quote, quoteRun } from "./quote.ts";
import type { QuoteModel, VerdictThresholds } from "./quoteModel.ts";
import {
  matchPassage,
  type PassageEvidence,
  surfaceFormsOf,
  tokenizePassage,
} from "../retrieval/passageEvidence.ts";
import type { RankedPassage } from "../retrieval/ranking.ts";
import {
  computeTermWeights,
  coverage,
  exactMatches,
  selectRareTerms,
  type TermWeights,
} from "../retrieval/termWeights.ts";
import { createWordComparer } from "../retrieval/wordSimilarity.ts";
import {
  judgeReading,
  markReading,
  orderByReading,
  readQuoteModelFor,
} from "../reading/judgeReading.ts";
import type { Readings } from "../reading/passageReading.ts";
import { readContradictions } from "../grading/contradiction.ts";
import { type Judgement, judgeQuote, limitVerdict, measureEvidence } from "../grading/verdict.ts";

/** A passage, the quote in it that answers best, and how good an answer that is. */
export interface Candidate extends Judgement {
  readonly evidence: PassageEvidence;
  readonly document: StoredDocument;
  readonly score: number;
  readonly quote: Quote;
}

export interface QuoteFinderOptions {
  readonly library: Pick<Library, "manifest" | "newestPublished" | "getDocuments">;
  readonly embedder: Pick<Embedder, "embed">;
  readonly quoteModel: QuoteModel;
  /** Default: the library's own, else the quote model's. */
  readonly thresholds?: VerdictThresholds | undefined;
}

/** Passages that have been matched term by term, best first. */
interface MatchedPassages {
  readonly weights: TermWeights;
  readonly passages: readonly MatchedPassage[];
}

export interface MatchedPassage {
  readonly evidence: PassageEvidence;
  readonly document: StoredDocument;
  readonly score: number;
  /** How much of `score` is for being new or near: what does not make it answer any better. */
  readonly bonus: number;
  /** How new its document is, 0 to 1, if the question asks for the latest; otherwise 0. */
  readonly recency: number;
}

export interface QuoteFinder {
  /** Matches passages term by term and reorders them by `scorePassage`. */
  matchPassages(question: Question, ranked: readonly RankedPassage[]): Promise<MatchedPassages>;
  /**
   * Chooses and judges a quote in each of the first `count` passages; best passage first. With readings,
   * passages are in their order, those that were read before the others.
   */
  chooseQuotes(
    question: Question,
    matched: MatchedPassages,
    count: number,
    readings?: Readings<MatchedPassage> | null,
  ): Candidate[];
}

/** Costs about 0.2 ms for each passage that is matched and 0.5 ms for each that is quoted. */
export function createQuoteFinder(options: QuoteFinderOptions): QuoteFinder {
  const { library, embedder, quoteModel } = options;
  const thresholds =
    options.thresholds ?? library.manifest.verdictThresholds ?? quoteModel.thresholds;
  const wordComparer = createWordComparer(embedder);
  return {
    async matchPassages(question, ranked) {
      const documents = await library.getDocuments(ranked.map(({ passage }) => passage.documentId));
      const tokenized = ranked.flatMap((passage) => {
        const document = documents.get(passage.passage.documentId);
        return document ? [tokenizePassage(passage, document)] : [];
      });
      const similarity = await wordComparer.prepare(
        selectRareTerms(library, question),
        tokenized.flatMap(surfaceFormsOf),
      );
      const weights = computeTermWeights(library, question);
      const newest = question.asksForLatest ? library.newestPublished : null;
      const passages = tokenized.map((passage): MatchedPassage => {
        const { document } = passage;
        const evidence = matchPassage(question, passage, similarity);
        const newness = newest === null ? 0 : recency(document.published, newest);
        const bonus = recencyWeight * newness;
        return {
          evidence,
          document,
          score: scorePassage(evidence, weights) + bonus,
          bonus: bonus + passage.ranked.bonus,
          recency: newness,
        };
      });
      return { weights, passages: passages.toSorted((a, b) => b.score - a.score) };
    },
    chooseQuotes(question, matched, count, readings = null) {
      const { weights, passages } = matched;
      const isDoubted =
        readings !== null && this.chooseQuotes(question, matched, 1)[0]?.verdict === "none";
      const ordered = orderByReading(passages, readings);
      const surestFor = readContradictions(question);
      const quoted = ordered.slice(0, count).map(({ passage, orderScore }) => {
        const { evidence, document } = passage;
        const reading = readings?.ofPassages.get(passage) ?? null;
        const model =
          readings && reading
            ? readQuoteModelFor(quoteModel, reading, readings.weights)
            : quoteModel;
        const run = chooseSentenceRun(question, evidence, weights, model);
        const quote = quoteRun(question, evidence, run);
        const surest = surestFor({ document, quote, passage: evidence.ranked.passage });
        return { passage, orderScore, reading, run, quote, surest };
      });
      // What says otherwise than the question is not in the way of what answers it.
      const best = quoted.toSorted(
        (a, b) => Number(a.surest === "none") - Number(b.surest === "none"),
      );
      const scores = [...best, ...ordered.slice(count)].map(({ orderScore }) => orderScore);
      return best.map(({ passage, orderScore, reading, run, quote, surest }, index): Candidate => {
        const { evidence, document, score } = passage;
        const lead = orderScore - (scores[index === 0 ? 1 : 0] ?? 0);
        const chosen = { question, evidence, run, quote, weights, thresholds, quoteModel };
        const found = { evidence, document, score };
        if (!readings || !reading) {
          const judgement = judgeQuote({ ...chosen, margin: lead });
          return { ...found, quote, ...limitVerdict(judgement, surest, thresholds) };
        }
        const evidenceLogOdds = measureEvidence({ ...chosen, margin: index === 0 ? 0 : -1 });
        const retrieval = score - passage.bonus;
        const judgement = judgeReading(
          { question, evidence, reading, run, retrieval, evidenceLogOdds, lead, isDoubted },
          readings.weights,
        );
        return {
          ...found,
          quote: markReading(quote, reading),
          ...limitVerdict(judgement, surest, readings.weights.thresholds),
        };
      });
    },
  };
}

/**
 * The ranking's score, plus what matching adds:
 *
 *     1.7 × coverage of the question's terms by title, heading and text
 *     1.2 × coverage by the title and the heading alone, the same stems only
 *     0.5 × share of the question's bigrams that one sentence has
 *
 * On the question sets these three took recall@1 from .587 to .606 (news), .793 to .826 (Natural
 * Questions) and .853 to .872 (SQuAD 2.0).
 */
function scorePassage(evidence: PassageEvidence, weights: TermWeights): number {
  return (
    evidence.ranked.score +
    termMatchWeight * coverage(evidence.allMatches, weights) +
    titleWeight * coverage(exactMatches(evidence.titleMatches), weights) +
    bigramWeight * evidence.bigramShare
  );
}

// In the middle of a plateau: of 300 variations the best changed no other set by more than .008
// (docs/quality.md).
const termMatchWeight = 1.7;
const titleWeight = 1.2;
const bigramWeight = 0.5;
// As much as a third of the question's terms: the newest of what answers, not the newest of all.
const recencyWeight = 0.5;
