import type { Span } from "../../documents/index.ts";
import type { Library, StoredPassage } from "../../library/index.ts";
import type { Question } from "../question/question.ts";
import { selectRareTerms } from "./termWeights.ts";

/** A passage, and how well it fits a question. */
export interface RankedPassage {
  readonly passage: StoredPassage;
  /** Those of its sentences that may answer: code only if the question has code in it. */
  readonly sentences: StoredPassage["sentences"];
  /** The weighted sum of the parts below, about 0 to 3.5, and what `near` adds. */
  readonly score: number;
  /** How much of `score` is for being near what the question is about: it does not answer any better. */
  readonly bonus: number;
  /** BM25 as a share of the best passage's, 0 to 1; 0 if the passage has no term of the question. */
  readonly lexicalScore: number;
  /** Cosine of the question and the mean of the sentences' vectors. */
  readonly semanticScore: number;
  /** Cosine of the question and each of the sentences, in order. */
  readonly sentenceCosines: readonly number[];
}

/**
 * Ranks passages by keyword search and vector search. Of the best 100 of each, the 50 likeliest are
 * ranked by
 *
 *     score = BM25 ÷ the best BM25 + 1.2 × cosine of the passage + 1.3 × cosine of its best sentence
 *
 * A sum keeps how sure each search is of its results; ranks (reciprocal rank fusion) lose it. On 18
 * question sets the sum beat BM25 alone on 14, and fusion did on 5:
 * docs/decisions/2026-11-22-sum-not-rank-fusion.md.
 *
 * @param vector the question's, L2-normalised, or all zeros to search by keywords only.
 * @param near what the question is about: the passages of this document that are nearest to it are ranked, 4
 *   points higher, and those that overlap these words 8 points higher.
 * @returns best first; empty if neither search finds anything.
 */
export async function rankPassages(
  library: Pick<Library, "manifest" | "retrieve">,
  question: Question,
  vector: Float32Array,
  near: { readonly documentId: string; readonly start: number; readonly end: number } | null = null,
): Promise<RankedPassage[]> {
  const retrieved = await library.retrieve({
    terms: selectRareTerms(library, question).flatMap((term) => term.stems),
    vector,
    lexicalDepth: searchDepth,
    semanticDepth: searchDepth,
    keep: { count: maxRankedPassages, semanticWeight: semanticWeight + bestSentenceWeight },
    beside: near,
    withCode: question.hasCode,
  });
  return retrieved
    .map(({ cosine: semanticScore, ...found }): RankedPassage => {
      const { passage, lexicalScore, sentenceCosines } = found;
      const bonus = near?.documentId === passage.documentId ? nearnessBonus(passage, near) : 0;
      const score =
        lexicalScore +
        semanticWeight * semanticScore +
        bestSentenceWeight * Math.max(...sentenceCosines) +
        bonus;
      return { ...found, score, bonus, semanticScore };
    })
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        // Row ids depend on how the index grew; document ids and positions do not.
        a.passage.documentId.localeCompare(b.passage.documentId) ||
        a.passage.start - b.passage.start,
    );
}

/**
 * Either bonus exceeds any score, so a question about a quote is answered from around it if anything
 * there answers.
 */
function nearnessBonus(passage: Span, near: Span): number {
  return passage.start < near.end && near.start < passage.end ? 8 : 4;
}

const searchDepth = 100;
const maxRankedPassages = 50;
// Set on all question sets together, in the middle of a plateau (docs/quality.md).
const semanticWeight = 1.2;
const bestSentenceWeight = 1.3;
