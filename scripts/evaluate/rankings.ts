import type { Ask } from "../../src/answer/index.ts";
import { readQuestion } from "../../src/answer/question/question.ts";
import type { Embedder } from "../../src/embedding/index.ts";
import type { Library, RetrievedPassage, StoredPassage } from "../../src/library/index.ts";

/** An open library, and how to ask it. */
export interface Subject {
  readonly library: Library;
  readonly ask: Ask;
  /** In the order in which an answer considers them. */
  readonly rank: (question: string) => Promise<StoredPassage[]>;
  /** Of questions. */
  readonly embedder: Pick<Embedder, "embed">;
  /** What a found passage counts as: the ids that the questions' `relevant` speak of. */
  readonly unitOf: (passage: StoredPassage) => string;
}

/** What each way of searching finds for a question, best first, each unit once. */
export interface RankedUnits {
  /** Keyword search alone. */
  readonly bm25: readonly string[];
  /** Vector search alone. */
  readonly vectors: readonly string[];
  /** Both, read word by word, as an answer considers them. */
  readonly hybrid: readonly string[];
}

/**
 * Ranks passages by keywords, by meaning, and by both, from one reading of the question. By meaning
 * alone a passage is as near as its nearest sentence: that is what vector search finds and what a
 * quote is chosen by. A unit (a document of several passages) stands where its first passage does.
 */
export async function rankInEveryWay(
  text: string,
  { library, rank, embedder, unitOf }: Subject,
): Promise<RankedUnits> {
  const question = await readQuestion(text, library);
  const [vector = new Float32Array()] = await embedder.embed([question.correctedText]);
  const stems = question.terms.flatMap((word) => word.stems);
  const query = { terms: stems, vector, lexicalDepth: depth, semanticDepth: depth };
  const byWords = await library.retrieve({ ...query, semanticDepth: 0 });
  const byVectors = await library.retrieve({ ...query, lexicalDepth: 0 });
  const units = (passages: readonly StoredPassage[]) => [...new Set(passages.map(unitOf))];
  const best = (passages: readonly RetrievedPassage[], score: (one: RetrievedPassage) => number) =>
    units(passages.toSorted((a, b) => score(b) - score(a)).map((retrieved) => retrieved.passage));
  return {
    bm25: best(byWords, ({ lexicalScore }) => lexicalScore),
    vectors: best(byVectors, ({ sentenceCosines }) => Math.max(...sentenceCosines)),
    hybrid: units(await rank(text)),
  };
}

// As deep as the hybrid ranking takes from each.
const depth = 100;
