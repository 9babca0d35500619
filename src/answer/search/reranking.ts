import type { LimitedReranker } from "../../embedding/reranker.ts";
import type { Library } from "../../library/library.ts";
import type { Question } from "../question/question.ts";
import type { RankedPassage } from "./ranking.ts";

/**
 * Has a reranker read the best passages of a ranking, with their titles and headings.
 *
 * @returns the ranking as it was, if there is no reranker or it gives up.
 */
export async function rerankBest(
  reranker: LimitedReranker | null,
  library: Pick<Library, "getDocuments">,
  question: Question,
  ranked: readonly RankedPassage[],
): Promise<readonly RankedPassage[]> {
  if (!reranker || ranked.length === 0) return ranked;
  const best = ranked.slice(0, rerankedPassages);
  const documents = await library.getDocuments(best.map(({ passage }) => passage.documentId));
  const texts = best.map(({ passage }) => {
    const document = documents.get(passage.documentId);
    const text = document?.text.slice(passage.start, passage.end);
    return [document?.title, passage.heading, text].filter(Boolean).join("\n");
  });
  const scores = await reranker.score(question.meant, texts);
  return scores ? rerank(ranked, scores) : ranked;
}

/**
 * Puts the first passages of a ranking, as many as there are scores, into the order of
 *
 *     score + 4 × the reranker's score
 *
 * The plain score, and what reading adds to it, are about 4 at best, so the reranker has as much say as all else together. Its
 * scores are mostly near 0 or 1, so that all else decides among the passages it accepts.
 *
 * @param ranked best first.
 * @param scores 0 to 1, one for each of the first passages.
 * @returns best first, each with the score above; those beyond the scores follow as they were.
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
const rerankedPassages = 20;
const rerankerWeight = 4;
