import type { LimitedReranker } from "../../embedding/index.ts";
import type { Library } from "../../library/index.ts";
import type { Question } from "../question/question.ts";
import type { RankedPassage } from "./ranking.ts";

/**
 * Has a reranker score the best 20 passages of a ranking, each with its title and heading.
 *
 * @returns the ranking as it was, if there is no reranker or it exceeds its time limit.
 */
export async function rerankBest(
  reranker: LimitedReranker | null,
  library: Pick<Library, "getDocuments">,
  question: Question,
  ranked: readonly RankedPassage[],
): Promise<readonly RankedPassage[]> {
  if (!reranker || ranked.length === 0) return ranked;
  const best = ranked.slice(0, maxRerankedPassages);
  const documents = await library.getDocuments(best.map(({ passage }) => passage.documentId));
  const texts = best.map(({ passage }) => {
    const document = documents.get(passage.documentId);
    const text = document?.text.slice(passage.start, passage.end);
    return [document?.title, passage.heading, text].filter(Boolean).join("\n");
  });
  const scores = await reranker.score(question.correctedText, texts);
  return scores ? rerank(ranked, scores) : ranked;
}

/**
 * Reorders the first passages of a ranking, as many as there are scores, by
 *
 *     score + 4 × the reranker's score
 *
 * The score and what term matching adds to it reach about 4, so the reranker weighs as much as
 * everything else together. Its scores are mostly near 0 or 1, so everything else decides among the
 * passages it accepts.
 *
 * @param ranked best first.
 * @param scores 0 to 1, one for each of the first passages.
 * @returns best first, each with the score above; those without a score follow in their old order.
 */
export function rerank(
  ranked: readonly RankedPassage[],
  scores: readonly number[],
): RankedPassage[] {
  const reranked = scores.flatMap((score, index) => {
    const passage = ranked[index];
    return passage ? [{ ...passage, score: passage.score + rerankerWeight * score }] : [];
  });
  return [...reranked.toSorted((a, b) => b.score - a.score), ...ranked.slice(reranked.length)];
}

// A passage further down is seldom the answer, and each costs a run of the model.
const maxRerankedPassages = 20;
const rerankerWeight = 4;
