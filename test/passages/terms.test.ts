import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findTerms } from "../../src/passages/terms.ts";
import { anyUnicode } from "../support/texts.ts";

function stems(text: string, language: string | null = "en"): string[] {
  return findTerms(text, language).map((word) => word.stem);
}

/** The one stem of all these words, or all of them where they differ. */
function commonStem(words: string, language: string | null = "en"): string {
  return [...new Set(stems(words, language))].join(" ");
}

describe("Words", () => {
  test("stand where they say.", () => {
    const text = "“Rīga’s” 🚢 quay, 12,000";
    const found = findTerms(text, "en").map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(["Rīga’s", "quay", "12,000"]);
  });

  test.each([
    ["defence-industry", ["defenc", "industri"]],
    ["U.S.", ["u", "s"]],
    ["and/or", ["and", "or"]],
    ["don't", ["dont"]],
    ["x² = 3.5", ["x2", "3", "5"]],
    ["", []],
    ["— … 🎉", []],
  ])("in %j are parted by whatever joins them, but for an apostrophe.", (text, expected) => {
    expect(stems(text)).toEqual(expected);
  });
});

describe("A number is one word, however its thousands are grouped:", () => {
  test.each([
    ["1,500 1 500 1\u00a0500 1'500 1’500 1500", ["1500"]],
    ["1,234,567 1 234 567", ["1234567"]],
    ["12,5", ["12", "5"]],
    ["3.500", ["3", "500"]],
    ["pages 12, 345", ["page", "12", "345"]],
    ["in 2024 500 ships", ["in", "2024", "500", "ship"]],
    ["0,500", ["0", "500"]],
    ["1,500th", ["1", "500th"]],
  ])("%s", (text, expected) => {
    expect([...new Set(stems(text))]).toEqual(expected);
  });
});

test.each(["’", "‘", "ʼ", "＇", "`", "´", "′"])("%s between letters is an apostrophe.", (mark) => {
  expect(stems(`what${mark}s`)).toEqual(stems("what's"));
  expect(stems(`об${mark}єкт`, "uk")).toEqual(stems("об'єкт", "uk"));
});

describe("The stem", () => {
  test.each([
    ["en", "factory Factories FACTORY's", "factori"],
    [null, "train trained training trains", "train"],
    ["en-US", "recruit recruits", "recruit"],
    ["en", "Latvia Latvia's Latvia’s LATVIA", "latvia"],
    ["ru", "завод завода заводы заводов", "завод"],
    ["de", "Haus Hauses Häuser", "haus"],
    ["es", "niño niños", "nin"],
    ["fr", "continuer continuation", "continu"],
    ["uk", "дрони дронів дронами", "дрон"],
    ["lv", "osta ostas ostā", "ost"],
  ])("is one for the forms of a word in %s: %s", (language, words, stem) => {
    expect(commonStem(words, language)).toBe(stem);
  });

  test.each([
    ["en", "factory fact"],
    ["eo", "haveno havenoj"],
  ])(
    "keeps apart what is no form of a word, or of a language without a stemmer: %s, %s",
    (language, words) => {
      expect(new Set(stems(words, language)).size).toBe(2);
    },
  );

  test.each([
    ["en", "Rīga Riga RIGA riga"],
    ["en", "Ķīsis Kisis"],
    ["en", "naïve naive"],
    ["en", "Zoë Zoe"],
    ["en", "Sprūds Spruds"],
    ["en", "Rinkevičs Rinkevics"],
    ["en", "résumé resume"],
    ["ru", "ёлка елка"],
    ["uk", "\u0457жа \u0456\u0308жа"],
  ])("is the same with accents and without, in %s: %s", (language, words) => {
    expect(new Set(stems(words, language)).size).toBe(1);
  });

  test("is the same for letters that only look written in another way.", () => {
    expect(commonStem("ﬁne fine Ｆｉｎｅ")).toBe("fine");
    expect(commonStem("Re\u0301sume\u0301 R\u00e9sum\u00e9")).not.toContain(" ");
  });

  test("is lower case without accents or apostrophes, and the same each time, whatever the word.", () => {
    fc.assert(
      fc.property(anyUnicode, fc.constantFrom(null, "en", "ru", "uk", "tr"), (text, language) => {
        const words = findTerms(text, language);
        for (const { start, end, stem } of words) {
          expect(stem).not.toMatch(/[\p{M}'’]/u);
          expect(stems(text.slice(start, end), language)).toEqual([stem]);
        }
        expect(findTerms(text, language)).toEqual(words);
      }),
    );
  });

  test("is found in any text at positions in order, every letter and digit in a word.", () => {
    fc.assert(
      fc.property(anyUnicode, (text) => {
        let end = 0;
        for (const word of findTerms(text, null)) {
          expect(text.slice(end, word.start)).not.toMatch(/[\p{L}\p{N}]/u);
          expect(word.end).toBeGreaterThan(word.start);
          ({ end } = word);
        }
        expect(text.slice(end)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });
});
