import { join } from "node:path";
import { expect, test } from "vitest";
import { readDocuments } from "../../src/documents/folders/folder.ts";
import { splitPassages } from "../../src/passages/index.ts";
import type { AnswerFigures, AnswerSizeFigures } from "../../scripts/bench/answerBench.ts";
import type { SizeFigures } from "../../scripts/bench/indexBench.ts";
import {
  describeDigestFigures,
  type DigestFigures,
} from "../../scripts/bench/digest/digestBench.ts";
import { describeAnswerFigures, describeIndexFigures } from "../../scripts/bench/report.ts";
import { writeSyntheticFolder } from "../../scripts/bench/syntheticFolder.ts";
import { makeQuestions } from "../../scripts/bench/syntheticQuestions.ts";
import { tinyReader } from "../support/models.ts";
import { runQuoth } from "../support/process.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const bench = (...words: string[]) => runQuoth(["bench", ...words]);

const anyNumber = expect.any(Number) as number;
// A stage that takes no time to speak of cannot be told apart from the others.
const anyShare = expect.toSatisfy((value) => value === null || typeof value === "number") as number;
const step = { seconds: anyNumber, peakMegabytes: anyNumber };
const ratio = {
  texts: anyNumber,
  textsPerSecond: anyNumber,
  plainTextsPerSecond: anyNumber,
  ratio: anyNumber,
  leastCosine: expect.closeTo(1, 1) as number,
};

test("--json gives every figure as data.", async () => {
  const { code, stdout, stderr } = await bench("index", "--passages", "12", "--json");
  expect(code).toBe(0);
  expect(stderr).toContain("12 passages: building");
  const size = {
    documents: anyNumber,
    sentences: anyNumber,
    passagesPerSecond: anyNumber,
    seconds: {
      total: anyNumber,
      cpu: anyNumber,
      read: anyNumber,
      split: anyNumber,
      insertRows: anyShare,
      embed: anyNumber,
      insertVectors: anyShare,
      write: anyNumber,
    },
    peakMegabytes: anyNumber,
    afterEdit: step,
    start: step,
    open: step,
    indexBytes: { total: anyNumber, perPassage: anyNumber, perSentenceBeyondText: anyNumber },
  };
  expect(JSON.parse(stdout)).toEqual({
    seed: 1,
    node: process.version,
    cores: anyNumber,
    sizes: [{ ...size, passages: 12 }],
    plain: { ownPipeline: ratio, oneAtATime: ratio },
  });
  // Seven processes, one after the other.
}, 180_000);

test("As a table they have a column for each size, and what cannot be told apart is not guessed.", () => {
  const cost = { seconds: 0.25, peakMegabytes: 150.4 };
  const size = (passages: number, insertVectors: number | null): SizeFigures => ({
    documents: passages / 10,
    passages,
    sentences: passages * 4,
    passagesPerSecond: 333.3,
    seconds: {
      total: 12.345,
      cpu: 20,
      read: 1,
      split: 2,
      insertRows: 3,
      embed: 4,
      insertVectors,
      write: 6,
    },
    peakMegabytes: 400.6,
    afterEdit: cost,
    start: cost,
    open: cost,
    indexBytes: { total: 7e6, perPassage: 700, perSentenceBeyondText: 150 },
  });
  const way = { texts: 5, textsPerSecond: 30, plainTextsPerSecond: 10, ratio: 3, leastCosine: 1 };
  const table = describeIndexFigures({
    seed: 2,
    node: "v20.19.0",
    cores: 2,
    sizes: [size(1_000, 5), size(10_000, null)],
    plain: { ownPipeline: way, oneAtATime: way },
  });
  expect(table).toContain("Node v20.19.0, 2 cores, seed 2");
  expect(table).toMatch(/^ +1,000 passages +10,000 passages$/m);
  expect(table).toMatch(/^build, s +12\.35 +12\.35$/m);
  expect(table).toMatch(/^ {2}insert vectors \* +5\.00 +\?$/m);
  expect(table).toMatch(/^build, peak MB +401 +401$/m);
  expect(table).toMatch(/3\.00 × {2}\(30 against 10 a second\)$/);
});

test("Answering is measured in a process that only opened the index; --json gives every figure.", async () => {
  const options = "--passages 12,20 --questions 10 --json --reader off".split(" ");
  const { code, stdout, stderr } = await bench("answer", ...options);
  expect(code).toBe(0);
  expect(stderr).toContain("20 passages: asking 10 questions");
  const pace = { p50Milliseconds: anyNumber, p95Milliseconds: anyNumber, perSecond: anyNumber };
  const size = {
    sentences: anyNumber,
    answer: pace,
    bm25: pace,
    ratio: anyNumber,
    openedMegabytes: anyNumber,
    residentMegabytes: anyNumber,
    reader: null,
  };
  expect(JSON.parse(stdout)).toEqual({
    seed: 1,
    questions: 10,
    node: process.version,
    cores: anyNumber,
    sizes: [
      { ...size, passages: 12 },
      { ...size, passages: 20 },
    ],
  });
}, 120_000);

test("What a reader adds is measured against answers without it, for one asker and for many.", async () => {
  const reader = join(tinyReader.folder, tinyReader.name);
  const options = `--passages 12 --questions 10 --json --reader ${reader}`.split(" ");
  const { code, stdout } = await bench("answer", ...options);
  expect(code).toBe(0);
  const figures = {
    p50Milliseconds: anyNumber,
    p95Milliseconds: anyNumber,
    perSecond: anyNumber,
    readShare: anyNumber,
    longestPauseMilliseconds: anyNumber,
    residentMegabytes: anyNumber,
    peakMegabytes: anyNumber,
    readerMegabytes: expect.toSatisfy((value) => value === null || value >= 0),
  };
  const { sizes } = JSON.parse(stdout) as AnswerFigures;
  expect(sizes[0]?.reader).toEqual(
    [1, 20].map((askers) => ({
      askers,
      without: { ...figures, readShare: 0 },
      with: figures,
      ratio: anyNumber,
    })),
  );
  expect(sizes[0]?.reader?.[0]?.with.readShare).toBeGreaterThan(0);
}, 180_000);

test("What answering costs stands above what is aimed at, for the sizes that have an aim.", () => {
  const pace = { p50Milliseconds: 8, p95Milliseconds: 12.345, perSecond: 100 };
  const asked = {
    ...pace,
    readShare: 0.9,
    longestPauseMilliseconds: 7,
    residentMegabytes: 210,
    readerMegabytes: null,
  };
  const size = (passages: number): AnswerSizeFigures => ({
    passages,
    sentences: passages * 4,
    answer: pace,
    bm25: pace,
    ratio: 1,
    openedMegabytes: 180.4,
    residentMegabytes: 200.6,
    reader: [1, 20].map((askers) => ({ askers, without: asked, with: asked, ratio: 4.2 })),
  });
  const table = describeAnswerFigures({
    seed: 2,
    questions: 500,
    node: "v20.19.0",
    cores: 2,
    sizes: [1_000, 10_000, 100_000].map(size),
  });
  expect(table).toContain("Node v20.19.0, 2 cores, seed 2, 500 questions");
  expect(table).toMatch(
    /^an answer, ms, p95 +12\.35 +12\.35 +12\.35\n {2}at most, wanted +25 +60$/m,
  );
  expect(table).toMatch(/^Reader, 1,000 passages.* 1, without +1, with +20, without +20, with$/m);
  expect(table).toMatch(/^ {2}p50, times that without +1\.00 × +4\.20 × /m);
  expect(table).toMatch(/^ {2}and in the reader's processes +\? /m);
  expect(table).toMatch(/^resident while answering, MB +201 .*\n {2}at most, wanted +250 *$/m);
});

test("Made-up questions are the same for the same seed, of every kind, and hold the library's words.", async () => {
  const folder = await temporaryFolder();
  await writeSyntheticFolder(folder, { passages: 30, seed: 3 });
  const { documents } = await readDocuments(folder);
  const passages = documents.map((document) => ({
    id: document.id,
    passages: splitPassages(document).map((passage, index) => ({
      ...passage,
      id: index,
      documentId: document.id,
      sentences: passage.sentences.map((sentence, label) => ({ ...sentence, id: label })),
    })),
  }));
  const library = {
    listDocuments: async () => documents.map((document) => ({ ...document, pages: [] })),
    getPassages: async () => new Map(passages.map(({ id, passages: own }) => [id, own])),
  };
  const questions = await makeQuestions(library, { count: 50, seed: 1 });
  expect(questions).toEqual(await makeQuestions(library, { count: 50, seed: 1 }));
  expect(questions).not.toEqual(await makeQuestions(library, { count: 50, seed: 2 }));
  expect(questions).toHaveLength(50);
  const known = new Set(documents.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? []));
  const unknownWords = questions.map((question) =>
    (question.match(/[\p{L}\p{N}]+/gu) ?? []).slice(1).filter((word) => !known.has(word)),
  );
  expect(unknownWords.filter((words) => words.includes("zyxwvutsrq"))).toHaveLength(10);
  expect(questions.filter((question) => question.length > 200).length).toBeGreaterThan(5);
});

test.each([
  [[]],
  [["answers"]],
  [["index", "--questions", "10"]],
  [["answer", "--questions", "0"]],
  [["index", "--passages", "0"]],
  [["index", "--passages", "10,many"]],
  [["index", "--passages", "1.5"]],
  [["index", "--seed", "-1"]],
  [["index", "--loud"]],
  [["digest", "--updates", "10"]],
  [["answer", "--faults", "0.1"]],
  [["soak", "--faults", "0.6"]],
  [["soak", "--faults", "-0.1"]],
  [["soak", "--faults", "some"]],
])("Called wrongly (%j), it shows how to call it and ends with 2.", async (words) => {
  const { code, stdout, stderr } = await bench(...words);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain("quoth bench --help");
});

test("Digests are sent to every chat once, and questions are timed without and with them.", async () => {
  const { code, stdout } = await bench("digest", "--chats", "3", "--json");
  expect(code).toBe(0);
  const asked = { questions: anyNumber, p50Milliseconds: anyNumber, p95Milliseconds: anyNumber };
  const figures: unknown = JSON.parse(stdout);
  expect(figures).toEqual({
    chats: 3,
    seed: 1,
    node: process.version,
    cores: anyNumber,
    seconds: anyNumber,
    processorSeconds: anyNumber,
    perSecond: anyNumber,
    mostInASecond: anyNumber,
    sent: 3,
    wrong: 0,
    restingMegabytes: anyNumber,
    residentMegabytes: anyNumber,
    alone: asked,
    meanwhile: asked,
  });
  expect(describeDigestFigures(figures as DigestFigures)).toMatch(/^not exactly once +0$/m);
}, 180_000);
