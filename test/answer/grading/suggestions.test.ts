import { expect, test } from "vitest";
import type { Answer, Ask } from "../../../src/answer/answer.ts";
import { suggestQuestions } from "../../../src/answer/grading/suggestions.ts";
import type { StoredDocument } from "../../../src/library/rows/storedDocument.ts";
import { noAnswer } from "../../support/answers.ts";

interface Described {
  readonly title: string;
  readonly questions?: string[];
  readonly published?: string;
  readonly headings?: readonly string[];
}

function libraryOf(...documents: readonly Described[]) {
  const stored = documents.map(
    ({ title, questions = [], published = null }, index): StoredDocument => ({
      id: String(index),
      path: `${index}.md`,
      title,
      publisher: null,
      published,
      url: null,
      language: null,
      text: title,
      questions,
      paths: [],
      pages: [],
      pageKind: "page",
      story: "",
    }),
  );
  const passages = documents.map(({ headings = [] }, index) => {
    const toPassage = (heading: string) => {
      return {
        id: 1,
        documentId: String(index),
        heading,
        page: null,
        sentences: [],
        start: 0,
        end: 0,
      };
    };
    return [String(index), headings.map(toPassage)] as const;
  });
  return {
    listDocuments: () => Promise.resolve(stored),
    getPassages: () => Promise.resolve(new Map(passages)),
  };
}

function answering(verdictOf: (question: string) => Answer["verdict"]): Ask {
  return ({ question }) => Promise.resolve(noAnswer(question, verdictOf(question)));
}

test("Documents take turns with the questions they name.", async () => {
  const library = libraryOf(
    { title: "A", questions: ["a1?", "a2?"] },
    { title: "B", questions: ["b1?"] },
  );
  expect(
    await suggestQuestions(
      library,
      answering(() => "answered"),
      3,
    ),
  ).toEqual(["a1?", "b1?", "a2?"]);
});

test("A question that the documents do not answer well is not suggested, and none is made up.", async () => {
  const library = libraryOf({ title: "Harbour", questions: ["weak?", "none?", "good?"] });
  const ask = answering((question) =>
    question === "weak?" ? "weak" : question === "none?" ? "none" : "answered",
  );
  expect(await suggestQuestions(library, ask, 3)).toEqual(["good?"]);
});

test("Newer documents come first, and headings and titles that are questions after what was written as one.", async () => {
  const library = libraryOf(
    { title: "Undated", questions: ["undated?"] },
    { title: "How old is the harbour?", published: "2024" },
    {
      title: "News",
      published: "2026-05-01",
      questions: ["new?"],
      headings: ["Why?", "Who may use it?"],
    },
    { title: "Older", published: "2025-05-01", questions: ["older?"] },
  );
  expect(
    await suggestQuestions(
      library,
      answering(() => "answered"),
      10,
      ["own?"],
    ),
  ).toEqual(["new?", "older?", "undated?", "own?", "Who may use it?", "How old is the harbour?"]);
});

test("With many documents only some questions are tried.", async () => {
  const library = libraryOf(
    ...Array.from({ length: 1_000 }, (_, index) => ({
      title: `T${index}`,
      questions: [`What is ${index}?`],
    })),
  );
  let asked = 0;
  const ask = answering(() => {
    asked += 1;
    return "none";
  });
  expect(await suggestQuestions(library, ask, 3)).toEqual([]);
  expect(asked).toBeLessThan(50);
});
