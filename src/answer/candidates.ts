import type { Embedder } from "../embedding/embedder.ts";
import type { Library } from "../library/library.ts";
import type { StoredDocument } from "../library/rows/storedDocument.ts";
import type { Question } from "./question/question.ts";
import { recency } from "./question/latest.ts";
import { chooseRun, type Quote, quoteRun } from "./quotes/quote.ts";
import type { QuoteModel, VerdictCuts } from "./quotes/quoteModel.ts";
import {
  type PassageEvidence,
  readEvidence,
  readWords,
  writtenWords,
} from "./search/passageEvidence.ts";
import type { RankedPassage } from "./search/ranking.ts";
import { coverage, tellingWords, weighWords, type WordWeights } from "./search/weighing.ts";
import { createWordVectors } from "./search/wordSimilarity.ts";
import { judge, type Judgement } from "./verdict.ts";

/** A passage with the quote that answers best in it, and what that is worth. */
export interface Candidate extends Judgement {
  readonly evidence: PassageEvidence;
  readonly document: StoredDocument;
  readonly score: number;
  readonly quote: Quote;
}

export interface CandidateOptions {
  readonly library: Pick<Library, "manifest" | "newestPublished" | "getDocuments">;
  readonly embedder: Pick<Embedder, "embed">;
  readonly quoteModel: QuoteModel;
  /** Default: the library's own, else the quote model's. */
  readonly cuts?: VerdictCuts | undefined;
}

/** Passages that have been read word by word, best first. */
interface ReadPassages {
  readonly weights: WordWeights;
  readonly passages: readonly ReadPassage[];
}

interface ReadPassage {
  readonly evidence: PassageEvidence;
  readonly document: StoredDocument;
  readonly score: number;
}

export interface Considering {
  /** Reads passages word by word, and orders them by all that is known of them then. */
  read(question: Question, ranked: readonly RankedPassage[]): Promise<ReadPassages>;
  /** Chooses a quote in each of the first `count` passages, and judges it; best passage first. */
  choose(question: Question, read: ReadPassages, count: number): Candidate[];
}

/** Costs about 0.2 ms for each passage that is read, and 0.5 ms for each that is quoted. */
export function createConsidering(options: CandidateOptions): Considering {
  const { library, embedder, quoteModel } = options;
  const cuts = options.cuts ?? library.manifest.verdictCuts ?? quoteModel.cuts;
  const wordVectors = createWordVectors(embedder);
  return {
    async read(question, ranked) {
      const documents = await library.getDocuments(ranked.map(({ passage }) => passage.documentId));
      const found = ranked.flatMap((passage) => {
        const document = documents.get(passage.passage.documentId);
        return document ? [readWords(passage, document)] : [];
      });
      const similarity = await wordVectors.prepare(
        tellingWords(library, question),
        found.flatMap(writtenWords),
      );
      const weights = weighWords(library, question);
      const newest = question.asksForLatest ? library.newestPublished : null;
      const passages = found.map((passage) => {
        const { document } = passage;
        const evidence = readEvidence(question, passage, similarity);
        const bonus = newest === null ? 0 : latestWeight * recency(document.published, newest);
        return { evidence, document, score: scoreEvidence(evidence, weights) + bonus };
      });
      return { weights, passages: passages.toSorted((a, b) => b.score - a.score) };
    },
    choose(question, { weights, passages }, count) {
      return passages.slice(0, count).map(({ evidence, document, score }, index): Candidate => {
        const run = chooseRun(question, evidence, weights, quoteModel);
        const quote = quoteRun(question, evidence, run);
        const margin = score - (passages[index === 0 ? 1 : 0]?.score ?? 0);
        const found = { question, evidence, run, quote, weights, margin };
        return { evidence, document, score, quote, ...judge({ ...found, cuts, quoteModel }) };
      });
    },
  };
}

/**
 * The ranking's score, and how much of the question the passage holds by meaning of single words, how
 * much of it its title has, and whether words stand together as the question has them. On the question
 * sets these took recall@1 from .587 to .606 (news), .793 to .826 (Natural Questions) and .853 to .872
 * (SQuAD 2.0).
 */
function scoreEvidence(evidence: PassageEvidence, weights: WordWeights): number {
  const titleWords = evidence.title.map((held) => (held === 1 ? 1 : 0));
  return (
    evidence.ranked.score +
    wholeWeight * coverage(evidence.whole, weights) +
    titleWeight * coverage(titleWords, weights) +
    phraseWeight * evidence.phrases
  );
}

// A point on a plateau: of 1,000 sets of weights, those near it were the best on all sets together.
const wholeWeight = 1.7;
const titleWeight = 1.2;
const phraseWeight = 0.5;
// As much as a third of the question's words: the newest of those that answer, not the newest of all.
const latestWeight = 0.5;
