import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Reranker } from "../../src/embedding/reranker.ts";
import { anyText, blankTexts, oddTexts, unlikeTexts } from "../support/texts.ts";

/** What the `Reranker` port promises, for every reranker there is. */
export function describeReranker(name: string, load: () => Reranker | Promise<Reranker>): void {
  describe(`The reranker ${name}`, () => {
    const question = "When does the harbour open?";
    let reranker: Reranker;
    beforeAll(async () => {
      reranker = await load();
    });

    async function scoreOne(text: string, asked = question): Promise<number> {
      const [score = NaN] = await reranker.score(asked, [text]);
      return score;
    }

    test("names itself.", () => {
      expect(reranker.id).not.toBe("");
    });

    test("gives each text one score from 0 to 1, in order, the same as alone.", async () => {
      const scores = await reranker.score(question, unlikeTexts);
      expect(scores).toHaveLength(unlikeTexts.length);
      for (const [index, text] of unlikeTexts.entries()) {
        expect(scores[index]).toBeCloseTo(await scoreOne(text), 6);
        expectScore(scores[index]);
      }
      expect(scores[0]).not.toBe(scores[2]);
    });

    test("gives nothing for no texts.", async () => {
      expect(await reranker.score(question, [])).toEqual([]);
    });

    test.each(blankTexts)("gives %j 0, as text and as question.", async (text) => {
      expect(await scoreOne(text)).toBe(0);
      expect(await scoreOne("The harbour opens at six.", text)).toBe(0);
    });

    test.each(oddTexts)("takes %s, as text and as question.", async (_name, text) => {
      expectScore(await scoreOne(text));
      expectScore(await scoreOne("The harbour opens at six.", text));
    });

    test("still reads the text where the question is very long.", async () => {
      const long = `quay ${"harbour ".repeat(500)}`;
      expect(await scoreOne("quay", long)).not.toBe(await scoreOne("lamp", long));
    });

    test("scores the same again, and for several callers at once.", async () => {
      const texts = ["The harbour opens at six.", "lamp"];
      const once = await reranker.score(question, texts);
      const atOnce = await Promise.all([1, 2, 3].map(() => reranker.score(question, texts)));
      expect(atOnce).toEqual([once, once, once]);
    });

    test("gives any characters a score.", async () => {
      await fc.assert(
        fc.asyncProperty(anyText, anyText, async (asked, text) => {
          expectScore(await scoreOne(text, asked));
        }),
        { numRuns: 100 },
      );
    });
  });
}

function expectScore(score: number | undefined): void {
  expect(score).toBeGreaterThanOrEqual(0);
  expect(score).toBeLessThanOrEqual(1);
}
