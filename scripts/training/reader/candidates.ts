/**
 * Writes what an answer chooses from, a line for each question, for fit.py:
 *
 *     npx tsx scripts/training/reader/candidates.ts OUT SET… [--limit 300] [--off-topic 50] [--keep KEPT]
 *
 * A SET is a folder as `npm run evaluate` takes it, or DOCUMENTS:QUESTIONS.tsv, a folder of documents and a
 * file of questions, each with a regular expression for the right words, or "none", in its third column.
 */
import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { measureEvidence } from "../../../src/answer/grading/verdict.ts";
import {
  type PassageReader,
  readQuoteModel,
  readReadingWeights,
} from "../../../src/answer/index.ts";
import { readQuestion } from "../../../src/answer/question/question.ts";
import { chooseSentenceRun, quoteRun } from "../../../src/answer/quotes/quote.ts";
import { createQuoteFinder } from "../../../src/answer/quotes/quoteFinder.ts";
import { measureSentences } from "../../../src/answer/quotes/sentenceFeatures.ts";
import { readPassages } from "../../../src/answer/reading/passageReading.ts";
import { orderByReading, readQuoteModelFor } from "../../../src/answer/reading/judgeReading.ts";
import { measureOrder, measureVerdict } from "../../../src/answer/reading/readingFeatures.ts";
import { rankPassages } from "../../../src/answer/retrieval/ranking.ts";
import { packageFolder } from "../../../src/config.ts";
import { loadEmbedder, loadReader, locateModel } from "../../../src/embedding/index.ts";
import {
  IndexNotFoundError,
  type Library,
  openLibrary,
  updateIndex,
} from "../../../src/library/index.ts";
import { defaultSplitterSettings } from "../../../src/passages/index.ts";
import { openCorpus } from "../../evaluate/corpusIndex.ts";
import { sampleEvenly } from "../../evaluate/metrics.ts";
import { readQuestionSet, type SetQuestion } from "../../evaluate/questionSet.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    limit: { type: "string", default: "300" },
    "off-topic": { type: "string", default: "50" },
    keep: { type: "string", default: "kept" },
  },
});
const [out = "", ...named] = positionals;
const modelsFolder = join(packageFolder, "models");
const location = { modelsFolder, cacheFolder: modelsFolder };
const embedder = await loadEmbedder(
  locateModel({ setting: "EMBEDDING_MODEL", model: "quoth-en-v1", ...location }),
);
const quoteModel = await readQuoteModel(modelsFolder);
const reader = await loadReader({
  model: "quoth-reader-v1",
  limitMilliseconds: 60_000,
  ...location,
  onWarning: (warning) => console.error(warning),
});
const weights = await readReadingWeights(modelsFolder);
// All twelve passages are read, however sure the first ones are: fit.py finds out when four are enough.
const passageReader: PassageReader = { reader, weights: { ...weights, enough: Infinity } };

interface AskedSet {
  readonly name: string;
  /** Its expected answers are regular expressions. */
  readonly pattern: boolean;
  readonly questions: readonly SetQuestion[];
  open(): Promise<{
    readonly library: Library;
    /** The document of a passage of the set, by the passage's id. */
    readonly documentOf: ReadonlyMap<string, string>;
    close(): Promise<void>;
  }>;
}

async function readSet(argument: string): Promise<AskedSet> {
  const [folder = "", questionsFile] = argument.split(":");
  const name = basename(folder);
  if (questionsFile === undefined) {
    const set = await readQuestionSet(folder);
    const open = () => openCorpus(set, { embedder, keepFolder: values.keep });
    return { name, pattern: false, questions: set.questions, open };
  }
  const lines = (await readFile(questionsFile, "utf8")).trim().split("\n").slice(1);
  const questions = lines.map((line): SetQuestion => {
    const [, text = "", expect = ""] = line.split("\t");
    const isAnswerable = expect !== "none";
    const answers = isAnswerable ? [expect] : [];
    return { text, answers, isAnswerable, selectedSentences: [], relevant: new Map() };
  });
  return { name, pattern: true, questions, open: () => openFolder(folder, name) };
}

async function openFolder(documentsFolder: string, name: string) {
  const indexFolder = join(values.keep, name);
  const library = await openLibrary(indexFolder, embedder).catch(async (error: unknown) => {
    if (!(error instanceof IndexNotFoundError)) throw error;
    await updateIndex({
      documentsFolder,
      indexFolder,
      reading: {},
      parseCachePath: join(values.keep, `${name}.jsonl.gz`),
      embedder,
      splitter: defaultSplitterSettings,
      now: () => new Date(),
    });
    return openLibrary(indexFolder, embedder);
  });
  return { library, documentOf: new Map<string, string>(), close: async () => library.close() };
}

/** What one question chooses from: passages in the reader's order, with all features and texts. */
async function describeQuestion(
  library: Library,
  documentOf: ReadonlyMap<string, string>,
  asked: Pick<SetQuestion, "text" | "relevant">,
) {
  const finder = createQuoteFinder({ library, embedder, quoteModel });
  const question = await readQuestion(asked.text, library, embedder);
  const [vector = new Float32Array()] = await embedder.embed([question.correctedText]);
  const ranking = await rankPassages(library, question, vector);
  const matched = await finder.matchPassages(question, ranking.slice(0, 24));
  const grades = new Map([...asked.relevant].map(([id, grade]) => [documentOf.get(id), grade]));
  const [before] = finder.chooseQuotes(question, matched, 1);
  const readings = await readPassages(passageReader, question, matched.passages);
  const ordered = orderByReading(matched.passages, readings);
  const candidates = ordered.flatMap(({ passage, orderScore }, index) => {
    const { evidence, document, score } = passage;
    const reading = readings?.ofPassages.get(passage);
    if (!reading) return [];
    const model = readQuoteModelFor(quoteModel, reading, weights);
    const run = chooseSentenceRun(question, evidence, matched.weights, model);
    const quote = quoteRun(question, evidence, run);
    const textOf = (span: { readonly start: number; readonly end: number }) =>
      document.text.slice(span.start, span.end);
    const { passage: stored } = evidence.ranked;
    const evidenceLogOdds = measureEvidence({
      question,
      evidence,
      run,
      quote,
      quoteModel,
      weights: matched.weights,
      thresholds: quoteModel.thresholds,
      margin: index === 0 ? 0 : -1,
    });
    const lead = orderScore - (ordered[index === 0 ? 1 : 0]?.orderScore ?? 0);
    const isDoubted = before?.verdict === "none";
    return [
      {
        grade: grades.get(document.id) ?? 0,
        title: document.title,
        heading: stored.heading,
        text: textOf(stored),
        sentences: evidence.sentences.map((sentence) => [
          sentence.start - stored.start,
          sentence.end - stored.start,
        ]),
        probabilities: quoteModel.sentenceProbabilities(
          measureSentences(question, evidence, matched.weights),
        ),
        shares: reading.sentenceShares,
        quote: textOf(quote),
        order: measureOrder(score, reading),
        verdict: measureVerdict(
          {
            question,
            evidence,
            reading,
            run,
            evidenceLogOdds,
            lead,
            isDoubted,
            retrieval: score,
          },
          weights,
        ),
      },
    ];
  });
  return {
    question: question.readText,
    isRead: readings !== null,
    /** What would be quoted without a reader. */
    before: before
      ? [
          {
            text: before.document.text.slice(before.quote.start, before.quote.end),
            confidence: before.confidence,
          },
        ]
      : [],
    candidates,
  };
}

const sets = await Promise.all(named.map(readSet));
const file = createWriteStream(out);
for (const set of sets) {
  const opened = await set.open();
  const own = new Set(set.questions.map(({ text }) => text));
  const offTopic = sampleEvenly(
    sets.filter((other) => other !== set).flatMap((other) => other.questions),
    Number(values["off-topic"]),
  ).filter(({ text }) => !own.has(text));
  const write = async (question: SetQuestion, kind: string) => {
    const described = await describeQuestion(opened.library, opened.documentOf, question);
    const { answers, selectedSentences: selected } = question;
    const expected = kind === "answerable" ? { answers, selected } : { answers: [], selected: [] };
    const line = { set: set.name, pattern: set.pattern, kind, ...expected, ...described };
    file.write(`${JSON.stringify(line)}\n`);
  };
  for (const question of sampleEvenly(set.questions, Number(values.limit))) {
    await write(question, question.isAnswerable ? "answerable" : "unanswerable");
  }
  for (const question of offTopic) await write({ ...question, relevant: new Map() }, "off-topic");
  await opened.close();
  console.error(`${set.name}: done`);
}
file.end();
await reader.close();
