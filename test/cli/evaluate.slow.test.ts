import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { describeSetsInMarkdown } from "../../scripts/evaluate/report.ts";
import type { SetFigures } from "../../scripts/evaluate/evaluateSet.ts";
import { runQuoth } from "../support/process.ts";
import { projectFolder } from "../support/seeds.ts";
import { folderOf } from "../support/temporaryFolder.ts";

const evaluate = (...words: string[]) => runQuoth(["evaluate", ...words]);

const lines = (...values: object[]) => values.map((value) => JSON.stringify(value)).join("\n");

const harbour = {
  "corpus.jsonl": lines(
    { id: "h1", title: "The harbour of Ostvik", text: "The harbour of Ostvik opens at six." },
    { id: "h2", title: "Herring", text: "Herring is sold at the quay every morning." },
    { id: "h3", text: "The lighthouse was built of granite in 1879." },
    { id: "h4", text: "" },
  ),
  "queries.jsonl": lines(
    { id: "q1", text: "When does the harbour of Ostvik open?", answers: ["at six"] },
    {
      id: "q2",
      text: "Where is herring sold?",
      answers: ["the quay"],
      selected_sentences: ["Herring is sold at the quay every morning."],
    },
    { id: "q3", text: "What was the lighthouse built of?", answers: ["granite", "stone"] },
    { id: "q4", text: "How many windows has the town hall of Berlin?", unanswerable: true },
  ),
  "qrels.tsv": "q1\th1\t2\nq2\th2\t1\nq3\th3\t1\nq3\th4\t1",
};

const mountains = {
  "corpus.jsonl": lines({ id: "m1", text: "The summit was first climbed by Anna Brandt." }),
  "queries.jsonl": lines(
    { id: "q1", text: "Who first climbed the summit?", answers: ["Anna Brandt"] },
    // The harbour's own question is not off the harbour's topic.
    { id: "q2", text: "where is HERRING sold", unanswerable: true },
  ),
  "qrels.tsv": "q1\tm1\t1",
};

const allFound = { recall1: 1, recall3: 1, recall10: 1, mrr10: 1, ndcg10: 1 };

test("--json gives each set's figures, and null for what a set cannot measure.", async () => {
  const { code, stdout, stderr } = await evaluate(
    await folderOf(harbour),
    await folderOf(mountains),
    "--json",
  );
  expect(stderr).toContain("1 passages without text cannot be found: h4");
  expect(stderr).toMatch(/asking 4 questions, 1 off the topic/);
  expect(code).toBe(0);
  const { sets } = JSON.parse(stdout) as { sets: SetFigures[] };
  const [first, second] = sets;
  expect(sets).toHaveLength(2);
  expect(Object.keys(first ?? {})).toEqual(
    "set passages questions bm25 vectors hybrid quote verdict time".split(" "),
  );
  // One of the two passages that are relevant to q3 has no text: half its recall is lost.
  expect(first).toMatchObject({ passages: 4, questions: 4 });
  expect(first?.bm25).toMatchObject({ recall1: 2.5 / 3, recall10: 2.5 / 3, mrr10: 1 });
  expect(first?.hybrid.ndcg10).toBeCloseTo((2 + 1 / (1 + 1 / Math.log2(3))) / 3, 12);
  expect(first?.quote).toEqual({
    answerInFirst: 1,
    shownInFirst: 1,
    answerInAny: 1,
    charactersShown: (35 + 42 + 44) / 3,
    selectedF1: 1,
  });
  expect(first?.verdict).toMatchObject({
    auroc: 1,
    offTopicAuroc: 1,
    falseAnswers: 0,
    weakFalseAnswers: 0,
    falseSilences: 0,
  });
  expect(second).toMatchObject({ bm25: allFound, vectors: allFound, hybrid: allFound });
  expect(second?.quote.selectedF1).toBeNull();
  for (const value of Object.values(first?.time ?? {})) expect(value).toBeGreaterThan(0);
});

test("One set alone has no question off its topic; a limit takes questions evenly.", async () => {
  const folder = await folderOf(harbour);
  const { code, stdout } = await evaluate(folder, "--limit", "2", "--json");
  expect(code).toBe(0);
  const { sets } = JSON.parse(stdout) as { sets: SetFigures[] };
  // The first and the third, which both have an answer.
  expect(sets[0]).toMatchObject({
    questions: 2,
    verdict: { auroc: null, offTopicAuroc: null, falseAnswers: null, falseSilences: 0 },
    quote: { answerInFirst: 1, selectedF1: null },
  });
});

test("Without a set the documents' own questions are asked; the table has a line for each measure.", async () => {
  const folder = await folderOf({
    "harbour.md": "# Harbour\n\nShips come at dawn. They leave at nine.",
    "questions.yaml":
      "- {question: When do ships come?, expect: at dawn}\n- {question: Who won the World Cup in 1998?, expect: none}",
  });
  const { code, stdout } = await runQuoth(["evaluate"], {
    settings: { SEEDS_DIR: folder, INDEX_DIR: `${folder}-index`, DATA_DIR: `${folder}-data` },
  });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^ +own questions$/m);
  expect(stdout).toMatch(/^questions +2$/m);
  expect(stdout).toMatch(/^recall@1, BM25 alone +100\.0$/m);
  expect(stdout).toMatch(/^answer in the first quote +100\.0$/m);
  expect(stdout).toMatch(/^AUROC, unanswerable +100\.0$/m);
  expect(stdout).toMatch(/^AUROC, off the topic +–$/m);
});

test("The Markdown table has a column for each set; the page on quality keeps it with the same lines.", () => {
  const ranking = { recall1: 0.5, recall3: null, recall10: 1, mrr10: 0.6666, ndcg10: 0 };
  const set: SetFigures = {
    set: "harbour",
    passages: 1_200,
    questions: 4,
    bm25: ranking,
    vectors: ranking,
    hybrid: ranking,
    quote: {
      answerInFirst: 0.25,
      shownInFirst: null,
      answerInAny: null,
      charactersShown: 120.4,
      selectedF1: null,
    },
    verdict: {
      auroc: null,
      offTopicAuroc: null,
      falseAnswers: null,
      weakFalseAnswers: null,
      falseSilences: null,
      reliability: [null, 0.25, 1, null, null],
    },
    time: { p50Milliseconds: 10.04, p95Milliseconds: 20, questionsPerSecond: 99.5 },
  };
  const table = describeSetsInMarkdown([set, { ...set, set: "hill" }]).split("\n");
  expect(table.slice(0, 5)).toEqual([
    "|  | harbour | hill |",
    "| --- | --: | --: |",
    "| passages | 1,200 | 1,200 |",
    "| questions | 4 | 4 |",
    "| recall@1, BM25 alone | 50.0 | 50.0 |",
  ]);
  expect(table).toContain("| recall@3, hybrid | – | – |");
  expect(table).toContain("| answer, ms, p50 | 10.0 | 10.0 |");
  const page = readFileSync(join(projectFolder, "docs", "quality.md"), "utf8");
  const figures = page.slice(page.indexOf("## Figures without a reader"));
  const labels = Array.from(
    figures.matchAll(/^\| (.+?) *\|(?: +[\d.,–]+ +\|)+$/gm),
    ([, label]) => label,
  );
  expect(labels).toEqual(table.slice(2).map((line) => line.split(" | ")[0]?.slice(2)));
});

describe("A wrong folder or line", () => {
  test("is named before anything is built, and ends with 1.", async () => {
    const good = await folderOf(harbour);
    const bad = await folderOf({ ...mountains, "qrels.tsv": "q1\tm1\t1\nq1\tm2\t1" });
    const { code, stdout, stderr } = await evaluate(good, bad);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^.*qrels\.tsv, line 2: expected the id of a passage/);
    expect(stderr).not.toContain("indexing");
  });

  test.each([[["--limit", "0"]], [["--json", "--markdown"]]])(
    "is told from a wrong command (%j), which ends with 2.",
    async (words) => {
      const { code, stdout, stderr } = await evaluate(...words);
      expect(code).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toContain("quoth evaluate --help");
    },
  );
});

test("digest --json gives the figures of digests: every quote verbatim, none again within 60 days.", async () => {
  const folder = await folderOf({ "ship.md": "# A ship\n\nThe ship came to Riga on Monday." });
  const { code, stdout } = await evaluate("digest", folder, join(projectFolder, "seeds"), "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    folders: [
      { folder, documents: 1, verbatim: 1 },
      { documents: 2, verbatim: 1, pronouns: { chosen: 0 }, archive: { days: 90, repeats: 0 } },
    ],
  });
});
