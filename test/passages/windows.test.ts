import fc from "fast-check";
import { expect, test } from "vitest";
import { findSentences, longestSentence } from "../../src/passages/sentences.ts";
import { findStarts } from "../../src/passages/sentencexStarts.ts";

const sentence = fc.constantFrom(
  "The quay opens at six.",
  "Dr. Berg met A. Kulbergs of the U.S. Navy on Dec. 12.",
  "“We go home,” he said.",
  "“It is done. We go.” He left.",
  "Is it true (as of 1995. It was) or not?",
  "It cost $3.5 million at 9 p.m. on Monday!",
  "Write to port@example.org or see example.org today.",
  "Ships wait.[3]",
  "the rest of a line without its beginning",
);
const separator = fc.constantFrom(" ", "\n", "  ");

test("A text read in windows has the sentences that it has as a whole.", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(sentence, separator), { maxLength: 40 }), (parts) => {
      const text = parts.flat().join("").trimEnd();
      expect(findStarts(text, "en", 400)).toEqual(findStarts(text, "en", text.length + 1));
    }),
  );
});

test("A paragraph without an end is read to its end, in windows.", () => {
  const text = `${"word ".repeat(4_000)}end. Then more.`;
  expect(findStarts(text, "en").at(-1)).toBe(text.indexOf("Then"));
  expect(findStarts("x".repeat(20_000), "en").every((start) => start > 0)).toBe(true);
});

test("A megabyte in one paragraph has all its sentences.", () => {
  const text = "The quay of the harbour opens at six in the morning, and ships come. ".repeat(
    14_500,
  );
  const sentences = findSentences(text, "en");
  expect(sentences).toHaveLength(14_500);
  expect(sentences.every(({ start, end }) => end - start < longestSentence)).toBe(true);
});
