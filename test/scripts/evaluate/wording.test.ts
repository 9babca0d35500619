import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparedWords, holdsAnswer, wordF1 } from "../../../scripts/evaluate/wording.ts";
import { anyUnicode } from "../../support/texts.ts";

describe("An answer stands in a text", () => {
  test.each([
    ["The first prize went to Röntgen.", "Wilhelm Conrad Röntgen", false],
    ["It went to Wilhelm  Conrad\nRöntgen, of Germany.", "wilhelm conrad röntgen", true],
    ["It is released on May 18, 2018.", "May 18 , 2018", true],
    ["It opened in the Gulf of Mexico.", "the Gulf of Mexico", true],
    ["Ships of the U.S. Navy", "US navy", true],
    ["a Coptic-language text", "Coptic", true],
    ["It cost 1,200 dollars.", "1200", true],
    ["O’Brien’s boat", "O'Brien's", true],
    ["Michelangelo’s works", "Michelangelo", true],
    ["It isn't so.", "isnt", true],
    ["in 2018", "2", false],
    ["It grew by 4.6 percent.", "6 percent", false],
    ["Защита Пэнтерс уступила 308 очков.", "308 очков", true],
    ["🚢 🚢", "🚢", false],
    ["anything", "the", false],
    ["", "at six", false],
  ])("with its words whole and in order, whatever else: %j, %j", (text, answer, isHeld) => {
    expect(holdsAnswer(text, [answer])).toBe(isHeld);
  });

  test("if any one of several does.", () => {
    expect(holdsAnswer("It opens at six.", ["at seven", "six"])).toBe(true);
    expect(holdsAnswer("It opens at six.", [])).toBe(false);
  });

  test("whatever letters it is made of, if it is cut from the text at its spaces.", () => {
    fc.assert(
      fc.property(anyUnicode, anyUnicode, anyUnicode, (before, answer, after) => {
        fc.pre(comparedWords(answer).length > 0);
        expect(holdsAnswer(`${before} ; ${answer} ; ${after}`, [answer])).toBe(true);
      }),
    );
  });
});

describe("The F1 of words", () => {
  test("is the harmonic mean of precision and recall, each word as often as it stands there.", () => {
    // 2 of 4 words are right ("sea" once), 2 of 3 are found.
    expect(wordF1("sea sea is blue", "Blue, the sea, deep.")).toBeCloseTo(4 / 7, 12);
    expect(wordF1("the same words", "Same words!")).toBe(1);
    expect(wordF1("nothing shared", "at all")).toBe(0);
    expect(wordF1("", "")).toBe(0);
  });
});
