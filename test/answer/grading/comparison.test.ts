import { describe, expect, test } from "vitest";
import {
  compareGrades,
  type FailedQuestion,
  type Grade,
} from "../../../src/answer/grading/grading.ts";

/** "+a" passed, "-a" failed; after a "?" the documents don't say. */
function gradeOf(...outcomes: string[]): Grade {
  const questions = outcomes.map((outcome) => ({
    question: outcome.slice(1),
    expect: outcome.includes("?") ? null : "phrase",
  }));
  const failed = questions
    .filter((_, index) => outcomes[index]?.startsWith("-"))
    .map((question): FailedQuestion => ({ ...question, verdict: "none", quote: null }));
  const passed = questions.filter((_, index) => outcomes[index]?.startsWith("+"));
  return { recall: null, falseAnswers: null, passed, failed };
}

const numbered = (sign: string, count: number, from = 0, end = "") =>
  Array.from({ length: count }, (_, index) => `${sign}${from + index}${end}`);

describe("Of two grades", () => {
  const compare = (previous: Grade, next: Grade, tolerance?: number) => {
    const { isWorse, lost } = compareGrades(previous, next, tolerance);
    return { isWorse, lost: lost.map(({ question }) => question) };
  };

  test("the same are no worse.", () => {
    const grade = gradeOf("+a", "-b", "+c?", "-d?");
    expect(compare(grade, grade, 0)).toEqual({ isWorse: false, lost: [] });
  });

  test("one question of twenty is tolerated, two are not.", () => {
    const all = gradeOf(...numbered("+", 20));
    const oneLost = gradeOf("-0", ...numbered("+", 19, 1));
    const twoLost = gradeOf("-0", "-1", ...numbered("+", 18, 2));
    expect(compare(all, oneLost)).toEqual({ isWorse: false, lost: ["0"] });
    expect(compare(all, twoLost)).toEqual({ isWorse: true, lost: ["0", "1"] });
    expect(compare(all, oneLost, 0)).toEqual({ isWorse: true, lost: ["0"] });
    expect(compare(all, twoLost, 0.1)).toEqual({ isWorse: false, lost: ["0", "1"] });
  });

  test("false answers count apart from recall: many questions found do not outweigh them.", () => {
    const before = gradeOf(...numbered("-", 40), ...numbered("+", 10, 100, "?"));
    const after = gradeOf(...numbered("+", 40), "-100?", ...numbered("+", 9, 101, "?"));
    expect(compare(before, after)).toEqual({ isWorse: true, lost: ["100?"] });
  });

  test("a question gained makes up for one lost, which is named all the same.", () => {
    expect(compare(gradeOf("+a", "-b"), gradeOf("-a", "+b"), 0)).toEqual({
      isWorse: false,
      lost: ["a"],
    });
  });

  test("only questions of both are compared.", () => {
    const before = gradeOf("+a", "+gone", "+gone too");
    expect(compare(before, gradeOf("+a", "-new", "-new?"), 0)).toEqual({
      isWorse: false,
      lost: [],
    });
    expect(compare(before, gradeOf("-a", ...numbered("+", 100)))).toEqual({
      isWorse: true,
      lost: ["a"],
    });
    expect(compare(before, gradeOf("-new"), 0)).toEqual({ isWorse: false, lost: [] });
  });

  test("a question with another expectation is another question.", () => {
    const before = gradeOf("+a");
    const after: Grade = {
      ...gradeOf(),
      failed: [{ question: "a", expect: "other", verdict: "answered", quote: "phrase" }],
    };
    expect(compare(before, after, 0)).toEqual({ isWorse: false, lost: [] });
  });

  test("an empty one is neither better nor worse.", () => {
    const none = gradeOf();
    expect(compare(none, none, 0)).toEqual({ isWorse: false, lost: [] });
    expect(compare(none, gradeOf("-a", "-b?"), 0)).toEqual({ isWorse: false, lost: [] });
    expect(compare(gradeOf("+a", "+b?"), none, 0)).toEqual({ isWorse: false, lost: [] });
  });

  test.each([-0.1, 1.1, Number.NaN])("a tolerance of %s is refused.", (tolerance) => {
    expect(() => compareGrades(gradeOf(), gradeOf(), tolerance)).toThrow(RangeError);
  });

  test("with a tolerance of 1 anything goes.", () => {
    expect(compare(gradeOf("+a", "+b"), gradeOf("-a", "-b"), 1).isWorse).toBe(false);
  });
});
