import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { dot } from "../../src/embedding/vectors.ts";

/** What the `Embedder` port promises, for every embedder there is. */
export function describeEmbedder(name: string, load: () => Embedder | Promise<Embedder>): void {
  describe(`The embedder ${name}`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await load();
    });

    async function embedOne(text: string): Promise<Float32Array> {
      const [vector] = await embedder.embed([text]);
      return vector ?? new Float32Array();
    }

    test("names itself and the length of its vectors.", () => {
      expect(embedder.id).not.toBe("");
      expect(embedder.dimensions).toBeGreaterThan(0);
    });

    test("gives a text the same vector in a batch as alone, in order.", async () => {
      // Lengths differ, so that the batch has to be padded; and there is a text without words.
      const texts = ["quay", "", "The harbour opens at dawn. ".repeat(9), "lamp, lamp", "quay"];
      const together = await embedder.embed(texts);
      expect(together).toHaveLength(texts.length);
      for (const [index, text] of texts.entries()) {
        expectSame(together[index], await embedOne(text));
      }
    });

    test("gives vectors of length one.", async () => {
      const texts = ["a", "quay", "Riga and Kyiv.", "12,000 boats!"];
      for (const vector of await embedder.embed(texts)) {
        expect(vector).toBeInstanceOf(Float32Array);
        expect(vector).toHaveLength(embedder.dimensions);
        expect(dot(vector, vector)).toBeCloseTo(1, 5);
      }
    });

    test("gives different texts different vectors.", async () => {
      const [quay, lamp] = await embedder.embed(["The quay is open.", "Lamp"]);
      expect(dot(quay ?? empty, lamp ?? empty)).toBeLessThan(0.999);
    });

    test.each(["", " ", "\n\t\r\n", "\u00a0\u2003"])("gives zeros for %j.", async (text) => {
      expect(await embedOne(text)).toEqual(new Float32Array(embedder.dimensions));
    });

    test("gives nothing for no texts.", async () => {
      expect(await embedder.embed([])).toEqual([]);
    });

    test("takes a text of 10,000 words.", async () => {
      const words = Array.from({ length: 10_000 }, (_, number) => `harbour ${number % 97}`);
      const vector = await embedOne(words.join(" "));
      expect(dot(vector, vector)).toBeCloseTo(1, 5);
    });

    test.each(["A boat 🚢 came.", "Де збудують завод дронів?", "港は夜明けに開く", "Rīga"])(
      "takes %s",
      async (text) => {
        const vector = await embedOne(text);
        expect(dot(vector, vector)).toBeCloseTo(1, 5);
      },
    );

    test("takes more texts than one batch holds, and keeps their order.", async () => {
      const texts = Array.from(
        { length: 150 },
        (_, number) => `${"quay ".repeat(number % 5)}${number}`,
      );
      const together = await embedder.embed(texts);
      expect(together).toHaveLength(150);
      for (const index of [0, 1, 63, 64, 65, 127, 128, 149]) {
        expectSame(together[index], await embedOne(texts[index] ?? ""));
      }
    });

    test("answers several callers at once as one after another.", async () => {
      const questions = [["quay", "lamp"], ["The boats come at dawn."], ["lamp"], [], ["quay"]];
      const atOnce = await Promise.all(questions.map((texts) => embedder.embed(texts)));
      for (const [index, texts] of questions.entries()) {
        const alone = await embedder.embed(texts);
        expect(atOnce[index]).toHaveLength(texts.length);
        alone.forEach((vector, row) => expectSame(atOnce[index]?.[row], vector));
      }
    });

    test("hands out vectors that are the caller's own.", async () => {
      const first = await embedOne("quay");
      const kept = first.slice();
      first.fill(7);
      expectSame(await embedOne("quay"), kept);
    });

    test("gives finite numbers, of length one or all zeros, for any characters.", async () => {
      const anyText = fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom("\u0000", "\u200b", "\ud800", "🎉", "\u0301"),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(anyText, { maxLength: 8 }), async (texts) => {
          for (const vector of await embedder.embed(texts)) {
            const length = dot(vector, vector);
            expect(length === 0 || Math.abs(length - 1) < 1e-5, `length ${length}`).toBe(true);
          }
        }),
        { numRuns: 50 },
      );
    });
  });
}

const empty = new Float32Array();

/** Sums of floats in another order differ in the last digits. */
function expectSame(found: Float32Array | undefined, expected: Float32Array): void {
  expect(found).toHaveLength(expected.length);
  const differences = expected.map((value, index) => Math.abs(value - (found?.[index] ?? NaN)));
  expect(Math.max(...differences)).toBeLessThan(1e-5);
}
