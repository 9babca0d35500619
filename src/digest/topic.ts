import { createQuoteFinder } from "../answer/quoteFinder.ts";
import { type Question, readQuestion } from "../answer/question/question.ts";
import type { QuoteModel } from "../answer/quotes/quoteModel.ts";
import type { RankedPassage } from "../answer/retrieval/ranking.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { Library } from "../library/library.ts";
import type { StoredDocument } from "../library/rows/storedDocument.ts";

/** What a library has on a topic. */
export interface TopicFinds {
  /** The topic's own, L2-normalised. */
  readonly vector: Float32Array;
  /** The passages that are about it, by document; a document without one is not on the topic. */
  readonly passages: ReadonlyMap<string, ReadonlySet<number>>;
}

/**
 * Finds what some documents say on a topic such as "drone production", by the evidence that an answer
 * has to give: a passage is on the topic if the answer stage would quote it with confidence to that
 * question. This is all that digests know of the answer stage.
 *
 * Costs about 50 ms, and 1 ms for each passage judged; at most `mostJudged` are, the likeliest first.
 *
 * @param documents to look in, by id.
 */
export async function findTopic(options: {
  readonly library: Library;
  readonly embedder: Pick<Embedder, "embed">;
  readonly quoteModel: QuoteModel;
  readonly topic: string;
  readonly documents: ReadonlyMap<string, StoredDocument>;
}): Promise<TopicFinds> {
  const { library, embedder, quoteModel, documents } = options;
  const question = await readQuestion(options.topic, library);
  const [vector = new Float32Array()] = await embedder.embed([question.correctedText]);
  const finder = createQuoteFinder({ library, embedder, quoteModel });
  const likely = await likelyPassages(library, question, vector, documents);
  const likeliest = likely.slice(0, mostJudged);
  const read = await finder.matchPassages(question, likeliest);
  const passages = new Map<string, Set<number>>();
  for (const { document, evidence, verdict } of finder.chooseQuotes(question, read, mostJudged)) {
    if (verdict !== "answered") continue;
    const found = passages.get(document.id) ?? new Set();
    passages.set(document.id, found.add(evidence.ranked.passage.id));
  }
  return { vector, passages };
}

const mostJudged = 300;
// The documents asked for may be few among many that are about the topic too.
const mostByWords = 5_000;
const mostByMeaning = 500;

/** As `rankPassages` ranks, but deeper: the passages of a few documents may stand far down. */
async function likelyPassages(
  library: Library,
  question: Question,
  vector: Float32Array,
  documents: ReadonlyMap<string, StoredDocument>,
): Promise<RankedPassage[]> {
  const retrieved = await library.retrieve({
    terms: question.terms.flatMap((word) => word.stems),
    vector,
    lexicalDepth: mostByWords,
    semanticDepth: mostByMeaning,
    withinDocuments: new Set(documents.keys()),
  });
  return retrieved
    .map(({ passage, lexicalScore, cosine, sentenceCosines }) => ({
      passage,
      score: lexicalScore + (cosine + Math.max(...sentenceCosines)) / 2,
      lexicalScore,
      semanticScore: cosine,
      sentenceCosines,
    }))
    .toSorted((a, b) => b.score - a.score || a.passage.id - b.passage.id);
}
