import type { Span } from "../../documents/index.ts";
import { dot, meanVector } from "../../embedding/index.ts";
import type { DatabaseReader, StoredPassage, StoredSentence } from "../rows/database.ts";
import type { VectorIndex } from "../vectors/vectorIndex.ts";

/** What to look for: terms, a vector, or both. */
export interface RetrievalQuery {
  /** Stems. Keyword search finds passages that hold any of them; with none it finds nothing. */
  readonly terms: readonly string[];
  /** L2-normalised. One of zeros is near nothing: vector search then finds nothing. */
  readonly vector: Float32Array;
  /** How many passages keyword search returns at most. 0: none. */
  readonly lexicalDepth: number;
  /** How many sentences vector search returns at most; their passages are the candidates. 0: none. */
  readonly semanticDepth: number;
  /**
   * Keeps only the candidates that can still score highest, so that fewer vectors are read. A
   * candidate's bound is `lexicalScore + semanticWeight × cosine of its nearest sentence found`, or
   * of the last sentence found where vector search did not find the passage. Default: keep all.
   */
  readonly keep?: { readonly count: number; readonly semanticWeight: number };
  /**
   * Adds the passages of a document that are nearest to these words (as many as `lexicalDepth`), found or
   * not. Default: none.
   */
  readonly beside?: (Span & { readonly documentId: string }) | null;
  /** Leaves out passages of all other documents. Default: search all. */
  readonly withinDocuments?: ReadonlySet<string>;
  /** Lets lines of code be found. Default: no; passages of nothing else are left out. */
  readonly withCode?: boolean;
}

/** A candidate passage with its scores. */
export interface RetrievedPassage {
  readonly passage: StoredPassage;
  /** Those of its sentences that may answer: all, or all but the code. At least one. */
  readonly sentences: readonly StoredSentence[];
  /** BM25 as a share of the best passage's, 0 to 1; 0 if keyword search did not find it. */
  readonly lexicalScore: number;
  /** Cosine of the query's vector and the mean of the sentences' vectors. */
  readonly cosine: number;
  /** Cosine of the query's vector and each of the sentences, in order. */
  readonly sentenceCosines: readonly number[];
}

/**
 * Runs both searches and scores every candidate that is kept.
 *
 *     terms ──→ BM25, best `lexicalDepth` passages ───┐
 *     vector ─→ cosine, best `semanticDepth` sentences ┴→ keep the likeliest → read their vectors
 *
 * Costs about 3 ms with depths of 100 and 50 kept, most of it for reading vectors.
 *
 * @returns the candidates, ordered by passage id.
 */
export function retrievePassages(
  database: DatabaseReader,
  vectors: VectorIndex,
  query: RetrievalQuery,
): RetrievedPassage[] {
  const { vector, withinDocuments, beside = null, withCode = false } = query;
  const lexicalScores = searchTerms(database, query);
  const near = searchVectors(database, vectors, query);
  const neighbours = beside === null ? [] : passagesNear(database, beside, query.lexicalDepth);
  const ids = new Set([
    ...keepLikeliest(lexicalScores, near, query),
    ...neighbours.map(({ id }) => id),
  ]);
  return database
    .passages([...ids])
    .filter(({ documentId }) => withinDocuments?.has(documentId) ?? true)
    .flatMap((passage) => {
      const sentences = withCode
        ? passage.sentences
        : passage.sentences.filter(({ kind }) => kind === "text");
      if (sentences.length === 0) return [];
      const own = sentences.map(({ id }) => vectors.vector(id));
      return {
        passage,
        sentences,
        lexicalScore: lexicalScores.get(passage.id) ?? 0,
        cosine: dot(meanVector(own), vector),
        sentenceCosines: own.map((sentence) => dot(sentence, vector)),
      };
    });
}

/** A document's passages nearest to a place in it, by how many letters are between. */
function passagesNear(
  database: DatabaseReader,
  { documentId, start, end }: Span & { readonly documentId: string },
  count: number,
): StoredPassage[] {
  const distance = (passage: StoredPassage) =>
    Math.max(0, passage.start - end, start - passage.end);
  return database
    .passagesOf(documentId)
    .toSorted((a, b) => distance(a) - distance(b) || a.start - b.start)
    .slice(0, count);
}

/** BM25 of the best passages, as a share of the best one's. */
function searchTerms(
  database: DatabaseReader,
  { terms, lexicalDepth }: RetrievalQuery,
): Map<number, number> {
  const matches = lexicalDepth > 0 ? database.searchTerms(terms, lexicalDepth) : [];
  const best = matches[0]?.score ?? 0;
  return new Map(matches.map(({ passageId, score }) => [passageId, score / best]));
}

interface NearPassages {
  /** Cosine of each passage's nearest sentence, above 0. */
  readonly cosines: ReadonlyMap<number, number>;
  /** Cosine of the last sentence found: no other is nearer. */
  readonly farthest: number;
}

function searchVectors(
  database: DatabaseReader,
  vectors: VectorIndex,
  { vector, semanticDepth }: RetrievalQuery,
): NearPassages {
  const neighbours = vectors.search(vector, semanticDepth).filter(({ cosine }) => cosine > 0);
  const owners = database.passagesOfSentences(neighbours.map(({ label }) => label));
  const cosines = new Map<number, number>();
  for (const { label, cosine } of neighbours) {
    const passageId = owners.get(label);
    if (passageId === undefined) continue;
    cosines.set(passageId, Math.max(cosine, cosines.get(passageId) ?? 0));
  }
  return { cosines, farthest: neighbours.at(-1)?.cosine ?? 0 };
}

function keepLikeliest(
  lexicalScores: ReadonlyMap<number, number>,
  { cosines, farthest }: NearPassages,
  { keep }: RetrievalQuery,
): number[] {
  const found = [...new Set([...lexicalScores.keys(), ...cosines.keys()])];
  if (!keep) return found;
  const bound = (id: number) =>
    (lexicalScores.get(id) ?? 0) + keep.semanticWeight * (cosines.get(id) ?? farthest);
  return found.toSorted((a, b) => bound(b) - bound(a) || a - b).slice(0, keep.count);
}
