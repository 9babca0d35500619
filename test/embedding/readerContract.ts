import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { AnswerSpan, Reader } from "../../src/embedding/reader.ts";
import { anyText, blankTexts, oddTexts, unlikeTexts } from "../support/texts.ts";

/** What the `Reader` port promises, for every reader there is. */
export function describeReader(name: string, load: () => Reader | Promise<Reader>): void {
  describe(`The reader ${name}`, () => {
    const question = "When does the harbour open?";
    let reader: Reader;
    beforeAll(async () => {
      reader = await load();
    });

    async function readOne(text: string, asked = question): Promise<AnswerSpan | null> {
      const [span = null, ...rest] = await reader.read(asked, [text]);
      expect(rest).toEqual([]);
      return span;
    }

    test("names itself.", () => {
      expect(reader.id).not.toBe("");
    });

    test("gives each text one answer, in order, the same as alone.", async () => {
      const spans = await reader.read(question, unlikeTexts);
      expect(spans).toHaveLength(unlikeTexts.length);
      for (const [index, text] of unlikeTexts.entries()) {
        expectSpan(spans[index] ?? null, text);
        expect(spans[index]).toEqual(await readOne(text));
      }
    });

    test("finds words that answer, whatever they are written in.", async () => {
      const found = await reader.read("harbour Порт 🚢", [
        "the harbour opens",
        "Порт відкрито 🚢 вранці.",
        "👩‍👩‍👧 🚢 🚢",
      ]);
      expect(found.filter((span) => span === null)).toEqual([]);
    });

    test("gives nothing for no texts.", async () => {
      expect(await reader.read(question, [])).toEqual([]);
    });

    test.each(blankTexts)("finds no answer where text or question is %j.", async (text) => {
      expect(await readOne(text)).toBe(null);
      expect(await readOne("The harbour opens at six.", text)).toBe(null);
    });

    test.each(oddTexts)("takes %s, as text and as question.", async (_name, text) => {
      expectSpan(await readOne(text), text);
      await readOne("The harbour opens at six.", text);
    });

    test("reads the same again, and for several callers at once.", async () => {
      const texts = ["The harbour opens at six.", "lamp"];
      const once = await reader.read(question, texts);
      const atOnce = await Promise.all([1, 2, 3].map(() => reader.read(question, texts)));
      expect(atOnce).toEqual([once, once, once]);
    });

    test("answers inside the text, in whole characters, whatever it is made of.", async () => {
      await fc.assert(
        fc.asyncProperty(anyText, anyText, async (asked, text) => {
          expectSpan(await readOne(text, asked), text);
        }),
        { numRuns: 200 },
      );
    });
  });
}

function expectSpan(span: AnswerSpan | null, text: string): void {
  if (span === null) return;
  expect(span.start).toBeGreaterThanOrEqual(0);
  expect(span.end).toBeGreaterThan(span.start);
  expect(span.end).toBeLessThanOrEqual(text.length);
  expect(span.score).toBeGreaterThan(0);
  expect(span.score).toBeLessThanOrEqual(1);
  // No place is inside a surrogate pair, nor the end before a mark that belongs to what is before.
  const neighbours = [span.start, span.end].map((at) => text.slice(at - 1, at + 1));
  expect(neighbours.filter((two) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(two))).toEqual([]);
  expect(text.slice(span.end)).not.toMatch(/^\p{M}/u);
}
