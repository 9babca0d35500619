import { describe, expect, test } from "vitest";
import {
  GradingQuestionsError,
  readGradingQuestions,
} from "../../../src/answer/grading/grading.ts";

describe("A list of questions", () => {
  test("gives each question with its phrase, or null where the documents don't say.", () => {
    const yaml = `
# About the harbour
- question: "When does it open? "
  expect: at six
- { question: Who built it?, expect: none }
- { question: Who pays?, expect: NONE }
- question: Which ships may enter?
  expect: none of them
- expect: >
    a phrase that goes on
    over two lines
  question: And then?
`;
    expect(readGradingQuestions(yaml)).toEqual([
      { question: "When does it open?", expect: "at six" },
      { question: "Who built it?", expect: null },
      { question: "Who pays?", expect: null },
      { question: "Which ships may enter?", expect: "none of them" },
      { question: "And then?", expect: "a phrase that goes on over two lines" },
    ]);
  });

  test.each(["2024", "1.50", "2023-12-12", "true", "0x10", "no", "null", "~"])(
    "takes %s as the phrase that it is.",
    (phrase) => {
      expect(readGradingQuestions(`- {question: Q?, expect: ${phrase}}`)).toEqual([
        { question: "Q?", expect: phrase },
      ]);
    },
  );

  test.each(["", "\n", "# nothing yet\n", "[]", "---\n"])("may be empty: %j", (yaml) => {
    expect(readGradingQuestions(yaml)).toEqual([]);
  });

  test.each([
    ["question: Q?", "Expected a list of questions"],
    ["just words", "Expected a list of questions"],
    ["- question: [", "cannot be parsed"],
    ["- Q?", "Entry 1: expected `question` and `expect`, got something else"],
    [
      "- {question: Q?}",
      "Entry 1 (Q?): expected `expect` to be a phrase of the first quote, or none",
    ],
    ["- {expect: a}", "Entry 1: expected `question` to be a text"],
    ["- {question: '  ', expect: a}", "Entry 1: expected `question` to be a text, got nothing"],
    [
      "- {question: Q?, expect: }",
      "Entry 1 (Q?): expected `expect` to be a phrase of the first quote, or none; got nothing",
    ],
    ["- {question: Q?, expect: [a, b]}", "Entry 1 (Q?): expected `expect` to be a phrase"],
    ["- {question: Q?, expect: a, expects: b}", "got `expects` too"],
    [
      "- {question: Q?, expect: a}\n- {question: Q?, expect: b}",
      "Entry 2 (Q?): expected each question once",
    ],
  ])("that makes no sense is refused: %j", (yaml, message) => {
    expect(() => readGradingQuestions(yaml)).toThrow(GradingQuestionsError);
    expect(() => readGradingQuestions(yaml)).toThrow(message);
  });

  test("is told all its faults at once.", () => {
    const yaml = "- {question: A?}\n- {question: B?, expect: b}\n- {expect: c}";
    expect(() => readGradingQuestions(yaml)).toThrow(/Entry 1 [^]*Entry 3/);
    expect(() => readGradingQuestions(yaml)).not.toThrow(/Entry 2/);
  });
});
