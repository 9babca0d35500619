import { alignColumns, whole } from "../table.ts";
import type { AnswerFigures, AnswerSizeFigures } from "./answerBench.ts";
import type { AskersFigures } from "./reader/readerMeasurement.ts";
import type { IndexFigures, PlainRatio, SizeFigures } from "./indexBench.ts";

/** The figures as a table with a column for each size, and what they mean below. */
export function describeIndexFigures(figures: IndexFigures): string {
  const { sizes, plain } = figures;
  const rows = [
    ["", ...sizes.map(({ passages }) => `${whole(passages)} passages`)],
    ...lines.map(({ label, show }) => [label, ...sizes.map(show)]),
  ];
  return [
    `Node ${figures.node}, ${figures.cores} cores, seed ${figures.seed}`,
    "",
    ...alignColumns(rows),
    "",
    `* ${notes.join("\n  ")}`,
    "",
    "Embedding, and how many times as long the plain way takes:",
    `  library's own pipeline, a passage at a time, tiny BERT  ${describeRatio(plain.ownPipeline)}`,
    `  a sentence at a time, quoth-en-v1                       ${describeRatio(plain.oneAtATime)}`,
  ].join("\n");
}

const notes = [
  "Splitting happens between insertions, where it cannot be seen: it is timed alone in another",
  "process and taken off the time before the first sentence is embedded. What remains is stemming,",
  "rows and words. Inserting vectors is what the build's progress shows beside embedding. A stage",
  "that cannot be told apart is shown as “?”. Loading the model is no part of building.",
];

const lines: readonly { label: string; show: (size: SizeFigures) => string }[] = [
  { label: "documents", show: (size) => whole(size.documents) },
  { label: "sentences", show: (size) => whole(size.sentences) },
  { label: "passages a second", show: (size) => whole(size.passagesPerSecond) },
  { label: "build, s", show: ({ seconds }) => fixed(seconds.total) },
  { label: "  read", show: ({ seconds }) => fixed(seconds.read) },
  { label: "  split *", show: ({ seconds }) => fixed(seconds.split) },
  { label: "  insert rows *", show: ({ seconds }) => fixed(seconds.insertRows) },
  { label: "  embed", show: ({ seconds }) => fixed(seconds.embed) },
  { label: "  insert vectors *", show: ({ seconds }) => fixed(seconds.insertVectors) },
  { label: "  write", show: ({ seconds }) => fixed(seconds.write) },
  { label: "build, s of processor time", show: ({ seconds }) => fixed(seconds.cpu) },
  { label: "build, peak MB", show: (size) => whole(size.peakMegabytes) },
  { label: "start after one edit, s", show: ({ afterEdit }) => fixed(afterEdit.seconds) },
  { label: "start, nothing changed, s", show: ({ start }) => fixed(start.seconds) },
  { label: "open the index alone, ms", show: ({ open }) => whole(1000 * open.seconds) },
  { label: "open, peak MB", show: ({ open }) => whole(open.peakMegabytes) },
  { label: "index, MB", show: ({ indexBytes }) => fixed(indexBytes.total / 1e6) },
  { label: "index bytes a passage", show: ({ indexBytes }) => whole(indexBytes.perPassage) },
  {
    label: "  a sentence beyond its text",
    show: ({ indexBytes }) => whole(indexBytes.perSentenceBeyondText),
  },
];

function describeRatio({ ratio, textsPerSecond, plainTextsPerSecond }: PlainRatio): string {
  return `${fixed(ratio)} ×  (${whole(textsPerSecond)} against ${whole(plainTextsPerSecond)} a second)`;
}

/** The figures as a table with a column for each size, what is aimed at under each. */
export function describeAnswerFigures(figures: AnswerFigures): string {
  const { sizes } = figures;
  const rows = [
    ["", ...sizes.map(({ passages }) => `${whole(passages)} passages`)],
    ...answerLines.map(({ label, show }) => [label, ...sizes.map(show)]),
  ];
  return [
    `Node ${figures.node}, ${figures.cores} cores, seed ${figures.seed}, ${whole(figures.questions)} questions`,
    "",
    ...alignColumns(rows),
    ...sizes.flatMap(describeReaderFigures),
  ].join("\n");
}

function describeReaderFigures({ passages, reader }: AnswerSizeFigures): string[] {
  if (reader === null) return [];
  const cases = reader.flatMap(({ askers, without, with: read, ratio }) => [
    { label: `${askers}, without`, figures: without, ratio: 1 },
    { label: `${askers}, with`, figures: read, ratio },
  ]);
  const rows = [
    [`Reader, ${whole(passages)} passages; asking at once`, ...cases.map(({ label }) => label)],
    ...readerLines.map(({ label, show }) => [
      label,
      ...cases.map(({ figures, ratio }) => show(figures, ratio)),
    ]),
  ];
  return ["", ...alignColumns(rows)];
}

const readerLines: readonly {
  readonly label: string;
  readonly show: (figures: AskersFigures, ratio: number) => string;
}[] = [
  { label: "an answer, ms, p50", show: (figures) => fixed(figures.p50Milliseconds) },
  { label: "an answer, ms, p95", show: (figures) => fixed(figures.p95Milliseconds) },
  { label: "  p50, times that without", show: (_figures, ratio) => `${fixed(ratio)} ×` },
  { label: "answers a second", show: (figures) => fixed(figures.perSecond) },
  { label: "questions read, %", show: ({ readShare }) => whole(100 * readShare) },
  { label: "longest pause, ms", show: (figures) => whole(figures.longestPauseMilliseconds) },
  { label: "resident, MB", show: (figures) => whole(figures.residentMegabytes) },
  {
    label: "  and in the reader's processes",
    show: ({ readerMegabytes }) => (readerMegabytes === null ? "?" : whole(readerMegabytes)),
  },
];

const answerLines: readonly {
  readonly label: string;
  readonly show: (size: AnswerSizeFigures) => string;
}[] = [
  { label: "sentences", show: (size) => whole(size.sentences) },
  { label: "an answer, ms, p50", show: ({ answer }) => fixed(answer.p50Milliseconds) },
  { label: "an answer, ms, p95", show: ({ answer }) => fixed(answer.p95Milliseconds) },
  { label: "  at most, wanted", show: (size) => wanted(mostP95Milliseconds, size) },
  { label: "answers a second", show: ({ answer }) => whole(answer.perSecond) },
  { label: "BM25 alone, ms, p50", show: ({ bm25 }) => fixed(bm25.p50Milliseconds) },
  { label: "BM25 alone, ms, p95", show: ({ bm25 }) => fixed(bm25.p95Milliseconds) },
  { label: "an answer in BM25 searches", show: ({ ratio }) => `${fixed(ratio)} ×` },
  { label: "resident after opening, MB", show: (size) => whole(size.openedMegabytes) },
  { label: "resident while answering, MB", show: (size) => whole(size.residentMegabytes) },
  { label: "  at most, wanted", show: (size) => wanted(mostResidentMegabytes, size) },
];

// By passages: what an asker on a small machine does not notice.
const mostP95Milliseconds: ReadonlyMap<number, number> = new Map([
  [10_000, 25],
  [100_000, 60],
]);
const mostResidentMegabytes: ReadonlyMap<number, number> = new Map([[10_000, 250]]);

function wanted(most: ReadonlyMap<number, number>, { passages }: AnswerSizeFigures): string {
  const value = most.get(passages);
  return value === undefined ? "" : whole(value);
}

function fixed(value: number | null): string {
  return value === null ? "?" : value.toFixed(2);
}
