import { expect, test } from "vitest";
import type { Answer, Ask } from "../../../src/answer/answer.ts";
import { suggestQuestions } from "../../../src/answer/grading/suggestions.ts";
import type { StoredDocument } from "../../../src/library/rows/storedDocument.ts";
import { noAnswer } from "../../support/answers.ts";

function libraryOf(...documents: { title: string; questions?: string[] }[]) {
  const stored = documents.map(({ title, questions = [] }, index): StoredDocument => ({
    id: String(index),
    path: `${index}.md`,
    title,
    publisher: null,
    published: null,
    url: null,
    language: null,
    text: title,
    questions,
    paths: [],
    pages: [],
    pageKind: "page",
    story: "",
  }));
  return { listDocuments: () => Promise.resolve(stored) };
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

test("A question that the documents do not answer well is not suggested; a title steps in.", async () => {
  const library = libraryOf({ title: "Harbour", questions: ["weak?", "none?", "good?"] });
  const ask = answering((question) =>
    question === "weak?" ? "weak" : question === "none?" ? "none" : "answered",
  );
  expect(await suggestQuestions(library, ask, 3)).toEqual([
    "good?",
    "What is said about “Harbour”?",
  ]);
});

test("With many documents only some questions are tried.", async () => {
  const library = libraryOf(
    ...Array.from({ length: 1_000 }, (_, index) => ({ title: `T${index}` })),
  );
  let asked = 0;
  const ask = answering(() => {
    asked += 1;
    return "none";
  });
  expect(await suggestQuestions(library, ask, 3)).toEqual([]);
  expect(asked).toBeLessThan(50);
});
