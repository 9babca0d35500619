import { alignColumns, whole } from "../table.ts";
import { confidenceBins, type SetFigures } from "./evaluateSet.ts";

/** The figures as `--json` prints them. */
export function toData(figures: readonly SetFigures[]): { readonly sets: readonly SetFigures[] } {
  return { sets: figures };
}

/** A table with a line for each measure and a column for each set; shares in percent. */
export function describeSets(figures: readonly SetFigures[]): string {
  return alignColumns(toRows(figures)).join("\n");
}

/** The same table in Markdown, as docs/quality.md keeps it. */
export function describeSetsInMarkdown(figures: readonly SetFigures[]): string {
  const [header = [], ...rows] = toRows(figures);
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.trim()).join(" | ")} |`;
  const dashes = header.map((_, index) => (index === 0 ? "---" : "--:"));
  return [header, dashes, ...rows].map(line).join("\n");
}

function toRows(figures: readonly SetFigures[]): string[][] {
  return [
    ["", ...figures.map(({ set }) => set)],
    ...lines.map(({ label, show }) => [label, ...figures.map(show)]),
  ];
}

interface Line {
  readonly label: string;
  readonly show: (figures: SetFigures) => string;
}

const ways = ["bm25", "vectors", "hybrid"] as const;
const wayNames = { bm25: "BM25 alone", vectors: "vectors alone", hybrid: "hybrid" } as const;
const rankingMeasures = [
  ["recall1", "recall@1"],
  ["recall3", "recall@3"],
  ["recall10", "recall@10"],
  ["mrr10", "MRR@10"],
  ["ndcg10", "nDCG@10"],
] as const;

const lines: readonly Line[] = [
  { label: "passages", show: ({ passages }) => whole(passages) },
  { label: "questions", show: ({ questions }) => whole(questions) },
  ...rankingMeasures.flatMap(([measure, name]) =>
    ways.map((way) => ({
      label: `${name}, ${wayNames[way]}`,
      show: (figures: SetFigures) => percent(figures[way][measure]),
    })),
  ),
  { label: "answer in the first quote", show: ({ quote }) => percent(quote.answerInFirst) },
  { label: "answer in the first quote shown", show: ({ quote }) => percent(quote.shownInFirst) },
  { label: "answer in any quote shown", show: ({ quote }) => percent(quote.answerInAny) },
  { label: "word F1 with the right sentences", show: ({ quote }) => percent(quote.selectedF1) },
  { label: "characters shown", show: ({ quote }) => count(quote.charactersShown) },
  { label: "AUROC, unanswerable", show: ({ verdict }) => percent(verdict.auroc) },
  { label: "AUROC, off the topic", show: ({ verdict }) => percent(verdict.offTopicAuroc) },
  { label: "false answers", show: ({ verdict }) => percent(verdict.falseAnswers) },
  { label: "weak false answers", show: ({ verdict }) => percent(verdict.weakFalseAnswers) },
  { label: "false silences", show: ({ verdict }) => percent(verdict.falseSilences) },
  ...confidenceBins.map(([from, to], bin) => ({
    label: `right, confidence ${from} to ${Math.min(1, to)}`,
    show: ({ verdict }: SetFigures) => percent(verdict.reliability[bin] ?? null),
  })),
  { label: "answer, ms, p50", show: ({ time }) => decimal(time.p50Milliseconds) },
  { label: "answer, ms, p95", show: ({ time }) => decimal(time.p95Milliseconds) },
  { label: "questions a second", show: ({ time }) => count(time.questionsPerSecond) },
];

const unknown = "–";

function percent(value: number | null): string {
  return value === null ? unknown : (100 * value).toFixed(1);
}

function count(value: number | null): string {
  return value === null ? unknown : whole(value);
}

function decimal(value: number | null): string {
  return value === null ? unknown : value.toFixed(1);
}
