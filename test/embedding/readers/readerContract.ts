import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  lowestLogit,
  nothingRead,
  type ReadableText,
  type Reader,
  type Reading,
} from "../../../src/embedding/readers/reader.ts";
import { anyText, blankTexts, oddTexts, unlikeTexts } from "../../support/texts.ts";

type ClosableReader = Reader & { close?(): Promise<void> };

/** What the `Reader` port promises, for every reader there is. */
export function describeReader(
  name: string,
  load: () => ClosableReader | Promise<ClosableReader>,
): void {
  describe(`The reader ${name}`, () => {
    const question = "When does the harbour open?";
    let reader: ClosableReader;
    beforeAll(async () => {
      reader = await load();
    });
    afterAll(() => reader.close?.());

    async function readOne(text: string, asked = question, title = ""): Promise<Reading> {
      const [reading, ...rest] = await reader.read(asked, [{ title, text }]);
      expect(rest).toEqual([]);
      return reading ?? expect.fail("Expected a reading");
    }

    test("names itself.", () => {
      expect(reader.id).not.toBe("");
    });

    test("gives each text one reading, in order, the same as alone.", async () => {
      const readings = await reader.read(question, unlikeTexts.map(untitled));
      expect(readings).toHaveLength(unlikeTexts.length);
      for (const [index, text] of unlikeTexts.entries()) {
        const reading = readings[index] ?? nothingRead;
        expectReading(reading, text);
        expect(reading).toEqual(await readOne(text));
      }
    });

    test("finds words that answer, whatever they are written in.", async () => {
      const readings = await reader.read(
        "harbour Порт 🚢",
        ["the harbour opens", "Порт відкрито 🚢 вранці.", "👩‍👩‍👧 🚢 🚢"].map(untitled),
      );
      expect(readings.filter(({ spans }) => spans.length === 0)).toEqual([]);
    });

    test("never answers with the title, however much it says.", async () => {
      const title = "When the harbour opens: at six 🚢. ".repeat(40);
      for (const text of ["At six.", "The harbour opens at six."]) {
        expectReading(await readOne(text, question, title), text);
      }
      expect(await readOne("", question, title)).toEqual(nothingRead);
    });

    test("gives nothing for no texts.", async () => {
      expect(await reader.read(question, [])).toEqual([]);
    });

    test.each(blankTexts)("finds no answer where text or question is %j.", async (text) => {
      expect(await readOne(text)).toEqual(nothingRead);
      expect(await readOne("The harbour opens at six.", text)).toEqual(nothingRead);
    });

    test.each(oddTexts)("takes %s, as text, title and question.", async (_name, text) => {
      expectReading(await readOne(text), text);
      const plain = "The harbour opens at six.";
      expectReading(await readOne(plain, question, text), plain);
      expectReading(await readOne(plain, text), plain);
    });

    test("reads the same again, and for 50 callers at once.", async () => {
      const questions = ["When does the harbour open?", "Що відкрито?", "🚢", "who"];
      const texts = ["The harbour opens at six.", "Порт відкрито.", "lamp"].map(untitled);
      const once: (readonly Reading[])[] = [];
      for (const asked of questions) once.push(await reader.read(asked, texts));
      const callers = Array.from({ length: 50 }, (_, caller) => caller % questions.length);
      const atOnce = await Promise.all(
        callers.map((which) => reader.read(questions[which] ?? "", texts)),
      );
      expect(atOnce).toEqual(callers.map((which) => once[which]));
    });

    test("does not read for a question that was given up.", async () => {
      const givenUp = AbortSignal.abort(new Error("given up"));
      await expect(reader.read(question, [untitled("lamp")], givenUp)).rejects.toThrow("given up");
      expectReading(await readOne("lamp"), "lamp");
    });

    test("answers inside the text, in whole characters, whatever it is made of.", async () => {
      await fc.assert(
        fc.asyncProperty(anyText, anyText, async (asked, text) => {
          expectReading(await readOne(text, asked), text);
        }),
        { numRuns: 100 },
      );
    });
  });
}

function untitled(text: string): ReadableText {
  return { title: "", text };
}

function expectReading({ answeredLogit, spanMargin, spans }: Reading, text: string): void {
  for (const logit of [answeredLogit, spanMargin]) {
    expect(logit).toBeGreaterThanOrEqual(lowestLogit);
    expect(logit).toBeLessThan(Infinity);
  }
  expect(spans.length).toBeLessThanOrEqual(20);
  expect(spans).toEqual(spans.toSorted((a, b) => b.score - a.score));
  expect(new Set(spans.map(({ start, end }) => `${start}–${end}`)).size).toBe(spans.length);
  for (const { start, end, score } of spans) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThanOrEqual(1);
    // No place is inside a surrogate pair, nor the end before a mark that belongs to what is before.
    const neighbours = [start, end].map((at) => text.slice(Math.max(0, at - 1), at + 1));
    expect(neighbours.filter((two) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(two))).toEqual([]);
    expect(text.slice(end, end + 4)).not.toMatch(/^\p{M}/u);
  }
}
