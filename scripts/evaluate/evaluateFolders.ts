import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createAsk, createRank, readGradingQuestions } from "../../src/answer/index.ts";
import { loadModels, loadPassageReader, openIndex } from "../../src/service/index.ts";
import type { Config } from "../../src/config.ts";
import { questionsFile } from "../../src/documents/index.ts";
import type { Library, StoredPassage } from "../../src/library/index.ts";
import { type CorpusLibrary, openCorpus } from "./corpusIndex.ts";
import { evaluateSet, type SetFigures } from "./evaluateSet.ts";
import { sampleEvenly } from "./metrics.ts";
import { type QuestionSet, readQuestionSet, type SetQuestion } from "./questionSet.ts";
import { comparedWords, holdsAnswer } from "./wording.ts";

export interface EvaluationOptions {
  /** The model; for the project's own documents all the rest too. */
  readonly config: Config;
  /** At most so many questions of each set, evenly taken; `null` for all. */
  readonly limit: number | null;
  /** So many questions of each other set are asked as being off the topic. */
  readonly offTopicPerSet: number;
  /** Where indexes stay for the next time; `null` for nowhere. */
  readonly keepFolder: string | null;
  readonly onStep: (step: string) => void;
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
}

/**
 * Evaluates question sets one after the other, each on an index of its own corpus.
 *
 * @throws QuestionSetError before anything is built, if a folder is none.
 */
export async function evaluateFolders(
  folders: readonly string[],
  options: EvaluationOptions,
): Promise<SetFigures[]> {
  const { config, keepFolder, onStep, onProgress } = options;
  const sets: QuestionSet[] = [];
  for (const folder of folders) sets.push(await readQuestionSet(folder));
  const passageReader = await loadPassageReader(config, onStep);
  const models = { ...(await loadModels(config)), passageReader };
  const figures: SetFigures[] = [];
  for (const set of sets) {
    onStep(`${set.name}: indexing ${set.corpus.length} passages`);
    const corpus = await openCorpus(set, { embedder: models.passages, keepFolder, onProgress });
    const { library } = corpus;
    try {
      const missing = set.corpus.filter(({ id }) => !corpus.documentOf.has(id));
      if (missing.length > 0) {
        onStep(
          `${set.name}: ${missing.length} passages without text cannot be found: ${missing.map(({ id }) => id).join(", ")}`,
        );
      }
      const questions = sampleEvenly(set.questions, options.limit ?? Infinity).map((question) =>
        withDocuments(question, corpus),
      );
      const offTopic = chooseOffTopic(set, sets, options.offTopicPerSet);
      onStep(`${set.name}: asking ${questions.length} questions, ${offTopic.length} off the topic`);
      const subject = {
        library,
        ask: createAsk(library, models.questions, models),
        rank: createRank(library, models.questions, models),
        embedder: models.questions,
        unitOf: ({ documentId }: StoredPassage) => documentId,
      };
      const measured = await evaluateSet({ ...set, questions }, subject, offTopic, onProgress);
      figures.push({ ...measured, passages: set.corpus.length });
    } finally {
      await corpus.close();
    }
  }
  await passageReader?.reader.close();
  return figures;
}

/**
 * Evaluates the documents folder of the settings on its own questions. Relevant is each passage that
 * holds the phrase that is expected.
 */
export async function evaluateOwnQuestions(options: EvaluationOptions): Promise<SetFigures> {
  const { config, limit, onStep, onProgress } = options;
  const yaml = await readFile(join(config.documentsFolder, questionsFile), "utf8");
  const written = sampleEvenly(readGradingQuestions(yaml), limit ?? Infinity);
  const passageReader = await loadPassageReader(config, onStep);
  const models = { ...(await loadModels(config)), passageReader };
  const app = await openIndex(config, { started: (reason) => onStep(`indexing: ${reason}`) });
  try {
    return await app.use(async (library) => {
      const questions: SetQuestion[] = [];
      for (const { question, expect } of written) {
        questions.push({
          text: question,
          answers: expect === null ? [] : [expect],
          isAnswerable: expect !== null,
          selectedSentences: [],
          relevant: expect === null ? new Map() : await findPhrase(expect, library),
        });
      }
      const ask = createAsk(library, models.questions, models);
      const rank = createRank(library, models.questions, models);
      const subject = { library, ask, rank, embedder: models.questions, unitOf: keyOf };
      onStep(`asking ${questions.length} questions`);
      return evaluateSet({ name: "own questions", questions }, subject, [], onProgress);
    });
  } finally {
    await app.close();
    await passageReader?.reader.close();
  }
}

/** The question with documents for passages; one that is not there stays relevant, and unfound. */
function withDocuments(question: SetQuestion, { documentOf }: CorpusLibrary): SetQuestion {
  const relevant = new Map<string, number>();
  for (const [id, grade] of question.relevant) {
    const unit = documentOf.get(id) ?? `unread ${id}`;
    relevant.set(unit, Math.max(grade, relevant.get(unit) ?? 0));
  }
  return { ...question, relevant };
}

/** Evenly from each other set; a question that this set asks too is not off its topic. */
function chooseOffTopic(set: QuestionSet, sets: readonly QuestionSet[], perSet: number): string[] {
  const key = (text: string) => comparedWords(text).join(" ");
  const own = new Set(set.questions.map(({ text }) => key(text)));
  return sets
    .filter((other) => other !== set)
    .flatMap((other) => sampleEvenly(other.questions, perSet))
    .map(({ text }) => text)
    .filter((text) => !own.has(key(text)));
}

async function findPhrase(phrase: string, library: Library): Promise<Map<string, number>> {
  const relevant = new Map<string, number>();
  const documents = await library.listDocuments();
  const passages = await library.getPassages(documents.map(({ id }) => id));
  for (const document of documents) {
    for (const passage of passages.get(document.id) ?? []) {
      const text = document.text.slice(passage.start, passage.end);
      if (holdsAnswer(text, [phrase])) relevant.set(keyOf(passage), 1);
    }
  }
  return relevant;
}

function keyOf({ documentId, start }: StoredPassage): string {
  return `${documentId} ${start}`;
}
