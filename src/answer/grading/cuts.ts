import type { Embedder } from "../../embedding/embedder.ts";
import type { StoredDocument } from "../../library/rows/storedDocument.ts";
import type { Library } from "../../library/library.ts";
import { findWords } from "../../passages/words.ts";
import { type Considering, createConsidering } from "../candidates.ts";
import { type Question, readQuestion } from "../question/question.ts";
import type { QuoteModel, VerdictCuts } from "../quotes/quoteModel.ts";
import { type RankedPassage, rankPassages } from "../search/ranking.ts";

export interface FitCutsOptions {
  readonly library: Library;
  readonly embedder: Pick<Embedder, "embed">;
  /** Its cuts are what a library without text would get. */
  readonly quoteModel: QuoteModel;
  /** How many sentences to try. @default 80 */
  readonly sentences?: number;
}

/**
 * Fits the verdict's cuts to the documents: sentences of theirs, with a third of their words left out,
 * are asked of all other documents, where their answer is not. The more alike the documents are, the
 * more confident such an answer beside the point is, and the higher the cuts have to be:
 *
 *     answered   at most 5 % of such questions would be answered
 *     weak       at most 20 % would be answered weakly
 *
 * Few sentences say little: what they say counts as `n`, and the quote model's own cuts as 40. A cut is
 * never lower than those, so that an odd folder cannot make an answer of everything, and never above
 * what half of the same questions reach where their answer is.
 *
 * Costs two answers for each sentence.
 */
export async function fitCuts(options: FitCutsOptions): Promise<VerdictCuts> {
  const { library, embedder, quoteModel, sentences = 80 } = options;
  const considering = createConsidering(options);
  const present: number[] = [];
  const absent: number[] = [];
  for (const { text, story } of await drawSentences(library, sentences)) {
    const question = await readQuestion(text, library);
    const [vector = new Float32Array()] = await embedder.embed([question.meant]);
    const ranking = await rankPassages(library, question, vector);
    const documents = await library.getDocuments(ranking.map(({ passage }) => passage.documentId));
    const elsewhere = ranking.filter(
      ({ passage }) => documents.get(passage.documentId)?.story !== story,
    );
    present.push(await confidenceOf(considering, question, ranking));
    if (elsewhere.length > 0) {
      absent.push(await confidenceOf(considering, question, rescale(elsewhere)));
    }
  }
  const most = quantile(present, 0.5);
  const fit = (falseShare: number, own: number) => {
    if (absent.length === 0) return own;
    const fitted = quantile(absent, 1 - falseShare);
    const mixed =
      (absent.length * fitted + priorSentences * own) / (absent.length + priorSentences);
    return Number(Math.max(own, Math.min(mixed, most)).toFixed(4));
  };
  const { answered, weak } = quoteModel.cuts;
  return { answered: fit(0.05, answered), weak: fit(0.2, weak) };
}

const priorSentences = 40;

async function confidenceOf(
  considering: Considering,
  question: Question,
  ranking: readonly RankedPassage[],
): Promise<number> {
  const read = await considering.read(question, ranking.slice(0, 20));
  return considering.choose(question, read, 1)[0]?.confidence ?? 0;
}

/** As if what is not in the ranking had never been found: the best of the rest is the best. */
function rescale(ranking: readonly RankedPassage[]): RankedPassage[] {
  const best = Math.max(...ranking.map(({ words }) => words));
  if (best === 0) return [...ranking];
  return ranking
    .map((ranked) => {
      const words = ranked.words / best;
      return { ...ranked, words, score: ranked.score - ranked.words + words };
    })
    .toSorted((a, b) => b.score - a.score);
}

/** Sentences spread evenly over the passages, long enough to mean something. */
async function drawSentences(
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
          .map(({ start, end }) => thin(document, document.text.slice(start, end)))
          .toSorted((a, b) => b.length - a.length)[0];
        if (text !== undefined && text.split(" ").length >= fewestWords) {
          drawn.push({ text, story: document.story });
          next += step;
        }
      }
      place += 1;
    }
  }
  return drawn;
}

const fewestWords = 4;

/** Nobody asks in a sentence's own words: every third of them is left out. */
function thin({ language }: StoredDocument, sentence: string): string {
  return findWords(sentence, language)
    .filter((_, index) => index % 3 !== 2)
    .slice(0, 20)
    .map(({ start, end }) => sentence.slice(start, end))
    .join(" ");
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
