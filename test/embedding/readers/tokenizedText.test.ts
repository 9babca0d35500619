import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { tokenizeText } from "../../../src/embedding/readers/tokenizedText.ts";
import { loadTransformer, type Transformer } from "../../../src/embedding/models/transformers.ts";
import { tinyReader } from "../../support/models.ts";
import { anyProse, anyText, oddTexts } from "../../support/texts.ts";

let transformer: Transformer;
beforeAll(async () => {
  transformer = await loadTransformer(tinyReader);
});

const read = (text: string) => tokenizeText(text, transformer, Infinity);

/** The stretches of text that tokens are from, each once. */
function stretches(text: string): string[] {
  const { spans } = read(text);
  return [...new Set(spans.map(({ start }) => start))].map((start) =>
    text.slice(start, spans.find((span) => span.start === start)?.end),
  );
}

describe("A text taken apart", () => {
  test.each([
    ["words and punctuation", "Rīga, 12,000!", ["Rīga", ",", "12", ",", "000", "!"]],
    ["capitals and accents of either form", "ÀB Cafe\u0301", ["ÀB", "Cafe\u0301"]],
    ["Ukrainian", "під’їзд Її", ["під", "’", "їзд", "Її"]],
    ["emoji", "🚢 👩‍👩‍👧‍👦, 🇱🇻", ["🚢", "👩‍👩‍👧‍👦", ",", "🇱🇻"]],
    ["a key, which is a digit sign and marks", "#️⃣1️⃣", ["#️⃣", "1️⃣"]],
    ["Chinese characters", "港は開く", ["港", "は", "開", "く"]],
    ["white space of any kind", "\u00a0 a\t\r\nb ", ["a", "b"]],
    ["characters that models drop", "a\u0000b \u200b c", ["a\u0000b", "c"]],
    ["what the model would take for its own mark", "[SEP]", ["[", "SEP", "]"]],
  ])("knows where its tokens are from: %s.", (_case, text, expected) => {
    expect(stretches(text)).toEqual(expected);
  });

  test("has the tokens that the model was trained to see.", () => {
    fc.assert(
      fc.property(anyProse, (text) => {
        expect(read(text).ids).toEqual(transformer.tokenize(text));
      }),
      { numRuns: 300 },
    );
  });

  test("has a place for every token, in order, and a token for every word.", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { ids, spans } = read(text);
        expect(spans).toHaveLength(ids.length);
        let end = 0;
        let left = "";
        for (const span of spans) {
          if (span.end === end) continue;
          expect(span.start).toBeGreaterThanOrEqual(end);
          left += text.slice(end, span.start);
          end = span.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        // BERT drops what cannot be seen, and the sign for what could not be read.
        expect(left + text.slice(end)).toMatch(/^[\s\p{C}\p{M}\ufffd]*$/u);
      }),
      { numRuns: 500 },
    );
  });

  test.each(oddTexts)("of %s has tokens no further than its end.", (_name, text) => {
    const { spans } = tokenizeText(text, transformer, 512);
    expect(spans.length).toBeLessThan(600);
    for (const { start, end } of spans) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });

  test("is not read beyond as many tokens as are wanted.", () => {
    let asked = 0;
    const tokenize = () => {
      asked += 1;
      return [7];
    };
    expect(tokenizeText("quay ".repeat(1000), { tokenize }, 3).ids).toEqual([7, 7, 7]);
    expect(asked).toBe(3);
  });
});
