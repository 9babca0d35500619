import { expect, test } from "vitest";
import { completeRun } from "../../../src/answer/quotes/completeRun.ts";
import { maxQuoteLength } from "../../../src/answer/quotes/quote.ts";
import { storedDocument } from "../../support/evidence.ts";

/** A document of these sentences, with what stands between each two of them. */
function sentencesOf(texts: readonly string[], gap = "\n\n", changes: { pages?: number[] } = {}) {
  const document = storedDocument(texts.join(gap), {
    pages: (changes.pages ?? []).map((start, index) => ({ page: index + 1, start })),
  });
  let start = 0;
  const sentences = texts.map((text) => {
    const span = { start, end: start + text.length, text, words: [], matches: [], cosine: 0 };
    start = span.end + gap.length;
    return span;
  });
  return { document, sentences };
}

type Case = readonly [
  what: string,
  texts: readonly string[],
  run: [number, number],
  complete: [number, number],
];

test.each<Case>([
  [
    "goes on with the list that its colon begins",
    ["Ships bring:", "Salt", "Wood", "Wool", "The quay is open at night."],
    [0, 0],
    [0, 3],
  ],
  [
    "goes on with the sentence that its colon begins",
    ["This is the rule:", "No ship may moor at night.", "Fines"],
    [0, 0],
    [0, 1],
  ],
  ["begins with the head of its list", ["Ships bring:", "Salt", "Wood"], [1, 1], [0, 1]],
  ["further down a list stays as it is", ["Ships bring:", "Salt", "Wood"], [2, 2], [2, 2]],
  ["without a colon stays as it is", ["Ships bring salt.", "They bring wood."], [0, 0], [0, 0]],
  ["that ends the passage stays as it is", ["Salt.", "Ships bring:"], [1, 1], [1, 1]],
  [
    "does not become longer than a quote may be",
    ["Ships bring:", `${"salt ".repeat(70)}.`, "Wood."],
    [0, 0],
    [0, 0],
  ],
])("A quote that %s.", (_, texts, [first, last], [wholeFirst, wholeLast]) => {
  expect(completeRun(sentencesOf(texts), { first, last }, maxQuoteLength)).toEqual({
    first: wholeFirst,
    last: wholeLast,
  });
});

test("A quote stays on its page: a citation names one.", () => {
  const texts = ["Ships bring:", "Salt"];
  const onTwo = sentencesOf(texts, "\n\n", { pages: [0, 14] });
  expect(completeRun(onTwo, { first: 0, last: 0 }, maxQuoteLength)).toEqual({ first: 0, last: 0 });
});

test("Code after a colon is what the colon introduces, so no sentence is added.", () => {
  const between = sentencesOf(["Open it so:", "It closes by itself."], "\n\ngate.lift()\n\n");
  expect(completeRun(between, { first: 0, last: 0 }, maxQuoteLength)).toEqual({
    first: 0,
    last: 0,
  });
});
