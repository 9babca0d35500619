import { type QuoteFinder, createQuoteFinder } from "../../src/answer/quotes/quoteFinder.ts";
import { type Question, readQuestion } from "../../src/answer/question/question.ts";
import { createQuoteModel } from "../../src/answer/quotes/quoteModel.ts";
import {
  measureSentences,
  type SentenceFeatures,
} from "../../src/answer/quotes/sentenceFeatures.ts";
import { type RankedPassage, rankPassages } from "../../src/answer/retrieval/ranking.ts";
import type { Models } from "../../src/service/index.ts";
import type { CorpusLibrary } from "../evaluate/corpusIndex.ts";
import { holdsAnswer } from "../evaluate/wording.ts";
import type { TrainingSet } from "./trainingSet.ts";

/** A passage's sentences, and which of them hold the answer: some do and some do not. */
export interface Choice {
  readonly sentences: readonly SentenceFeatures[];
  readonly isRight: readonly boolean[];
}

/** What a quote has for it, and whether it answers. */
export interface Judged {
  readonly evidence: number;
  readonly isRight: boolean;
}

/** Measures the sentences of each question's own passage. */
export async function collectSentences(
  set: TrainingSet,
  corpus: CorpusLibrary,
  models: Models,
): Promise<Choice[]> {
  const finder = createPlainFinder(corpus, models, {});
  const choices: Choice[] = [];
  for (const { text, passageId, answers } of set.questions) {
    const { question, ranking } = await rank(text, corpus, models);
    const own = ranking.filter(
      ({ passage }) => passage.documentId === corpus.documentOf.get(passageId),
    );
    const { passages, weights } = await finder.matchPassages(question, own);
    for (const { evidence } of passages) {
      const isRight = evidence.sentences.map((sentence) => holdsAnswer(sentence.text, answers));
      if (isRight.includes(true) && isRight.includes(false)) {
        choices.push({ sentences: measureSentences(question, evidence, weights), isRight });
      }
    }
  }
  return choices;
}

/**
 * Judges the quote that each question gets, and the one that it gets when its own passage, and all
 * that hold its answer, are not there.
 */
export async function collectEvidence(
  set: TrainingSet,
  corpus: CorpusLibrary,
  models: Models,
  features: Readonly<Record<string, number>>,
): Promise<Judged[]> {
  const finder = createPlainFinder(corpus, models, features);
  const judged: Judged[] = [];
  for (const { text, passageId, answers } of set.questions) {
    const { question, ranking } = await rank(text, corpus, models);
    const own = corpus.documentOf.get(passageId);
    const documents = await corpus.library.getDocuments(
      ranking.map(({ passage }) => passage.documentId),
    );
    const others = ranking.filter(({ passage }) => {
      const document = documents.get(passage.documentId);
      const holds = holdsAnswer(document?.text.slice(passage.start, passage.end) ?? "", answers);
      return passage.documentId !== own && !holds;
    });
    judged.push(
      ...(await judgeFirst(finder, question, ranking, answers)),
      ...(await judgeFirst(finder, question, others, answers)),
    );
  }
  return judged;
}

async function judgeFirst(
  finder: QuoteFinder,
  question: Question,
  ranking: readonly RankedPassage[],
  answers: readonly string[],
): Promise<Judged[]> {
  const read = await finder.matchPassages(question, ranking.slice(0, 20));
  return finder.chooseQuotes(question, read, 1).map(({ confidence, quote, document }) => ({
    // With a slope of 1 and no intercept, the log-odds are the evidence itself.
    evidence: Math.log(confidence / (1 - confidence)),
    isRight: holdsAnswer(document.text.slice(quote.start, quote.end), answers),
  }));
}

function createPlainFinder(
  { library }: CorpusLibrary,
  { questions: embedder }: Models,
  features: Readonly<Record<string, number>>,
): QuoteFinder {
  const calibration = { slope: 1, intercept: 0 };
  const thresholds = { answered: 0, weak: 0 };
  const quoteModel = createQuoteModel({ features, calibration, thresholds });
  return createQuoteFinder({ library, embedder, quoteModel });
}

async function rank(text: string, { library }: CorpusLibrary, { questions }: Models) {
  const question = await readQuestion(text, library);
  const [vector = new Float32Array()] = await questions.embed([question.correctedText]);
  return { question, ranking: await rankPassages(library, question, vector) };
}
