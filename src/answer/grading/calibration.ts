import type { Embedder } from "../../embedding/index.ts";
import type { Library, StoredDocument } from "../../library/index.ts";
import { findTerms } from "../../passages/index.ts";
import { type QuoteFinder, createQuoteFinder } from "../quotes/quoteFinder.ts";
import { type Question, readQuestion } from "../question/question.ts";
import type { QuoteModel, VerdictThresholds } from "../quotes/quoteModel.ts";
import { type RankedPassage, rankPassages } from "../retrieval/ranking.ts";

export interface CalibrationOptions {
  readonly library: Library;
  readonly embedder: Pick<Embedder, "embed" | "knowsWord">;
  /** Its thresholds are the least that a library gets. */
  readonly quoteModel: QuoteModel;
  /** How many sentences to ask. @default 80 */
  readonly sentences?: number;
}

/**
 * Calibrates the verdict thresholds on a library. It takes sentences of the documents, leaves out every
 * third word, and asks them of all other documents, which do not have the answer. The more alike the
 * documents are, the more confident such false answers are, and the higher the thresholds become:
 *
 *     answered   so high that at most 5 % of these questions are answered
 *     weak       so high that at most 20 % are answered weakly
 *
 * Few sentences say little, so the result is a mean: they count as many as they are, the quote model's
 * own thresholds as 40. No threshold is lower than the model's own, so that an odd folder cannot turn
 * everything into an answer, and none is higher than what half of the same questions reach in the
 * documents that do have the answer.
 *
 * Costs two answers for each sentence.
 */
export async function calibrateThresholds(options: CalibrationOptions): Promise<VerdictThresholds> {
  const { library, embedder, quoteModel, sentences = 80 } = options;
  const finder = createQuoteFinder(options);
  const present: number[] = [];
  const absent: number[] = [];
  for (const { text, story } of await sampleSentences(library, sentences)) {
    const question = await readQuestion(text, library, embedder);
    const [vector = new Float32Array()] = await embedder.embed([question.correctedText]);
    const ranking = await rankPassages(library, question, vector);
    const documents = await library.getDocuments(ranking.map(({ passage }) => passage.documentId));
    const elsewhere = ranking.filter(
      ({ passage }) => documents.get(passage.documentId)?.story !== story,
    );
    present.push(await measureConfidence(finder, question, ranking));
    if (elsewhere.length > 0) {
      absent.push(await measureConfidence(finder, question, renormalizeLexicalScores(elsewhere)));
    }
  }
  const highest = quantile(present, 0.5);
  const fit = (falseShare: number, own: number) => {
    if (absent.length === 0) return own;
    const fitted = quantile(absent, 1 - falseShare);
    const mixed = (absent.length * fitted + priorWeight * own) / (absent.length + priorWeight);
    return Number(Math.max(own, Math.min(mixed, highest)).toFixed(4));
  };
  const { answered, weak } = quoteModel.thresholds;
  return { answered: fit(0.05, answered), weak: fit(0.2, weak) };
}

const priorWeight = 40;

async function measureConfidence(
  finder: QuoteFinder,
  question: Question,
  ranking: readonly RankedPassage[],
): Promise<number> {
  const read = await finder.matchPassages(question, ranking.slice(0, 20));
  return finder.chooseQuotes(question, read, 1)[0]?.confidence ?? 0;
}

/** Makes the best lexical score 1 again, as if what was left out had never been found. */
function renormalizeLexicalScores(ranking: readonly RankedPassage[]): RankedPassage[] {
  const best = Math.max(...ranking.map(({ lexicalScore }) => lexicalScore));
  if (best === 0) return [...ranking];
  return ranking
    .map((ranked) => {
      const lexicalScore = ranked.lexicalScore / best;
      return { ...ranked, lexicalScore, score: ranked.score - ranked.lexicalScore + lexicalScore };
    })
    .toSorted((a, b) => b.score - a.score);
}

/** Samples sentences evenly over the passages; too short ones mean too little. */
async function sampleSentences(
  library: Library,
  count: number,
): Promise<{ text: string; story: string }[]> {
  const documents = await library.listDocuments();
  const passages = await library.getPassages(documents.map(({ id }) => id));
  const drawn: { text: string; story: string }[] = [];
  const step = Math.max(1, library.manifest.counts.passages / count);
  let place = 0;
  let next = 0;
  for (const document of documents) {
    for (const passage of passages.get(document.id) ?? []) {
      if (place >= next) {
        const text = passage.sentences
          .filter(({ kind }) => kind === "text")
          .map(({ start, end }) => dropEveryThirdWord(document, document.text.slice(start, end)))
          .toSorted((a, b) => b.length - a.length)[0];
        if (text !== undefined && text.split(" ").length >= minWords) {
          drawn.push({ text, story: document.story });
          next += step;
        }
      }
      place += 1;
    }
  }
  return drawn;
}

const minWords = 4;

/** Nobody asks in exactly a sentence's own words, so every third word is left out. */
function dropEveryThirdWord({ language }: StoredDocument, sentence: string): string {
  return findTerms(sentence, language)
    .filter((_, index) => index % 3 !== 2)
    .slice(0, 20)
    .map(({ start, end }) => sentence.slice(start, end))
    .join(" ");
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
