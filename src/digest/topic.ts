import { createConsidering } from "../answer/candidates.ts";
import { type Question, readQuestion } from "../answer/question/question.ts";
import type { QuoteModel } from "../answer/quotes/quoteModel.ts";
import type { RankedPassage } from "../answer/search/ranking.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { dot } from "../embedding/vectors.ts";
import type { Library } from "../library/library.ts";
import type { StoredDocument } from "../library/rows/storedDocument.ts";
import { meanVector } from "./sentences/reading.ts";

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
  const question = readQuestion(options.topic, library);
  const [vector = new Float32Array()] = await embedder.embed([question.meant]);
  const considering = createConsidering({ library, embedder, quoteModel });
  const likeliest = likelyPassages(library, question, vector, documents).slice(0, mostJudged);
  const read = await considering.read(question, likeliest);
  const passages = new Map<string, Set<number>>();
  for (const { document, evidence, verdict } of considering.choose(question, read, mostJudged)) {
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
function likelyPassages(
  library: Library,
  question: Question,
  vector: Float32Array,
  documents: ReadonlyMap<string, StoredDocument>,
): RankedPassage[] {
  const stems = question.words.flatMap((word) => word.stems);
  const matches = library.searchWords(stems, mostByWords);
  const best = matches[0]?.score ?? 1;
  const words = new Map(matches.map(({ passageId, score }) => [passageId, score / best]));
  const near = library.searchSentences(vector, mostByMeaning);
  const ids = new Set([...words.keys(), ...near.map(({ passageId }) => passageId)]);
  return library
    .passages([...ids])
    .filter(({ documentId }) => documents.has(documentId))
    .map((passage) => {
      const vectors = passage.sentences.map(({ id }) => library.sentenceVector(id));
      const sentences = vectors.map((sentence) => dot(sentence, vector));
      const meaning = dot(meanVector(vectors), vector);
      const wordShare = words.get(passage.id) ?? 0;
      const score = wordShare + (meaning + Math.max(...sentences)) / 2;
      return { passage, score, words: wordShare, meaning, sentences };
    })
    .toSorted((a, b) => b.score - a.score || a.passage.id - b.passage.id);
}
