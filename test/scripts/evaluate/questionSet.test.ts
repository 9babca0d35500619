import { describe, expect, test } from "vitest";
import { readQuestionSet } from "../../../scripts/evaluate/questionSet.ts";
import { folderOf } from "../../support/temporaryFolder.ts";

const files = {
  "corpus.jsonl":
    '{"id":"p1","title":" Порт ","text":"Порт відкрито 🚢."}\r\n{"id":"p2","text":"","sentences":[]}\n\n',
  "queries.jsonl":
    '{"id":"q1","text":" Коли? ","answers":["вранці"],"selected_sentences":["Порт."],"date":"2026"}\n{"id":"q2","text":"Who?","unanswerable":true}',
  "qrels.tsv": "q1\tp1\t3\nq1\tp2\t0\n",
};

const read = async (changes: Record<string, string> = {}) =>
  readQuestionSet(await folderOf({ ...files, ...changes }));

test("A question set is its corpus, and questions with what should come of each.", async () => {
  const { corpus, questions } = await read();
  expect(corpus).toEqual([
    { id: "p1", title: "Порт", text: "Порт відкрито 🚢." },
    { id: "p2", title: null, text: "" },
  ]);
  expect(questions).toEqual([
    {
      text: "Коли?",
      answers: ["вранці"],
      isAnswerable: true,
      selectedSentences: ["Порт."],
      relevant: new Map([["p1", 3]]),
    },
    {
      text: "Who?",
      answers: [],
      isAnswerable: false,
      selectedSentences: [],
      relevant: new Map(),
    },
  ]);
});

describe("What makes no sense is told with file and line:", () => {
  test.each([
    ["corpus.jsonl", '{"id":"p1","text":"A"}\n{"id":"p2",', /corpus\.jsonl, line 2: expected JSON/],
    ["corpus.jsonl", '{"id":"p1"}', /corpus\.jsonl, line 1: text: /],
    ["corpus.jsonl", "[1]", /corpus\.jsonl, line 1: /],
    [
      "corpus.jsonl",
      '{"id":"p1","text":"A"}\n\n{"id":"p1","text":"B"}',
      /corpus\.jsonl, line 3: expected each id once, got "p1"/,
    ],
    ["corpus.jsonl", "\n", /at least one line in .*corpus\.jsonl/],
    ["queries.jsonl", '{"id":"q1","text":" "}', /queries\.jsonl, line 1: text: /],
    ["queries.jsonl", '{"id":"q1","text":"A?","answers":"A"}', /queries\.jsonl, line 1: answers: /],
    ["queries.jsonl", '{"id":7,"text":"A?"}', /queries\.jsonl, line 1: id: /],
    ["qrels.tsv", "q1\tp1\t1\nq1 p1 1", /qrels\.tsv, line 2: expected question, passage and/],
    ["qrels.tsv", "q1\tp1\tgood", /qrels\.tsv, line 1: expected question, passage and/],
    ["qrels.tsv", "q9\tp1\t1", /qrels\.tsv, line 1: expected the id of a question .* "q9"/],
    ["qrels.tsv", "q1\tp9\t1", /qrels\.tsv, line 1: expected the id of a passage .* "p9"/],
  ])("%s %j", async (name, text, message) => {
    await expect(read({ [name]: text })).rejects.toThrow(message);
  });

  test("a folder without the three files is named.", async () => {
    const folder = await folderOf({ "corpus.jsonl": files["corpus.jsonl"] });
    await expect(readQuestionSet(folder)).rejects.toThrow(/queries\.jsonl cannot be read/);
    await expect(readQuestionSet(`${folder}/nowhere`)).rejects.toThrow(
      /Expected a folder with corpus\.jsonl, .*nowhere/,
    );
  });
});
