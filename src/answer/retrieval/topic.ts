import { createQuoteFinder } from "../quotes/quoteFinder.ts";
import { type Question, readQuestion } from "../question/question.ts";
import type { QuoteModel } from "../quotes/quoteModel.ts";
import type { RankedPassage } from "./ranking.ts";
import type { Embedder } from "../../embedding/index.ts";
import type { Library, StoredDocument } from "../../library/index.ts";

/** What some documents say on a topic. */
export interface TopicPassages {
  /** The vector of the topic, L2-normalised. */
  readonly vector: Float32Array;
  /** Ids of the passages on the topic, by document id; a document without any is not on the topic. */
  readonly passages: ReadonlyMap<string, ReadonlySet<number>>;
}

/**
 * Finds the passages on a topic such as "drone production". A passage is on the topic if it would be
 * quoted with confidence if the topic were asked as a question.
 *
 * Costs about 50 ms and 1 ms for each passage judged, of which there are at most 300, the likeliest.
 *
 * @param documents where to look, by id.
 */
export async function findTopicPassages(options: {
  readonly library: Library;
  readonly embedder: Pick<Embedder, "embed" | "knowsWord">;
  readonly quoteModel: QuoteModel;
  readonly topic: string;
  readonly documents: ReadonlyMap<string, StoredDocument>;
}): Promise<TopicPassages> {
  const { library, embedder, quoteModel, documents } = options;
  const question = await readQuestion(options.topic, library, embedder);
  const [vector = new Float32Array()] = await embedder.embed([question.correctedText]);
  const finder = createQuoteFinder({ library, embedder, quoteModel });
  const ranked = await rankDeeply(library, question, vector, documents);
  const matched = await finder.matchPassages(question, ranked.slice(0, maxJudgedPassages));
  const passages = new Map<string, Set<number>>();
  const candidates = finder.chooseQuotes(question, matched, maxJudgedPassages);
  for (const { document, evidence, verdict } of candidates) {
    if (verdict !== "answered") continue;
    const found = passages.get(document.id) ?? new Set();
    passages.set(document.id, found.add(evidence.ranked.passage.id));
  }
  return { vector, passages };
}

const maxJudgedPassages = 300;
// The documents looked in may be few among many that are on the topic too.
const lexicalDepth = 5_000;
const semanticDepth = 500;

/** Like `rankPassages`, but deeper: the passages of a few documents may rank far down. */
async function rankDeeply(
  library: Library,
  question: Question,
  vector: Float32Array,
  documents: ReadonlyMap<string, StoredDocument>,
): Promise<RankedPassage[]> {
  const retrieved = await library.retrieve({
    terms: question.terms.flatMap(({ stems }) => stems),
    vector,
    lexicalDepth,
    semanticDepth,
    withinDocuments: new Set(documents.keys()),
  });
  return retrieved
    .map(({ cosine: semanticScore, ...found }) => ({
      ...found,
      score: found.lexicalScore + (semanticScore + Math.max(...found.sentenceCosines)) / 2,
      bonus: 0,
      semanticScore,
    }))
    .toSorted((a, b) => b.score - a.score || a.passage.id - b.passage.id);
}
