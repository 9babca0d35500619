import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ModelError, type ModelLocation } from "../../../src/embedding/models/modelLocation.ts";
import { startRowProcess } from "../../../src/embedding/processes/startRowProcess.ts";
import { loadTransformer } from "../../../src/embedding/models/transformers.ts";
import {
  createTransformersReader,
  type TransformersReader,
} from "../../../src/embedding/readers/transformersReader.ts";
import { copyOfModel } from "../../support/modelFolder.ts";
import { shippedReader, tinyAnsweredReader, tinyBert, tinyReader } from "../../support/models.ts";

async function openReader(location: ModelLocation) {
  const reader = await createTransformersReader(location);
  onTestFinished(() => reader.close());
  return reader;
}

/**
 * The best span by trying all of them, for texts of which each word is one token: its place and
 * its score.
 */
async function tryAllSpans(question: string, words: readonly string[]) {
  const transformer = await loadTransformer(tinyReader);
  const { ids } = transformer.encode(question, words.join(" "));
  const outputs = await transformer.run([transformer.encode(question, words.join(" "))]);
  const first = ids.length - 1 - words.length;
  const powers = (name: string) => Array.from(outputs[name]?.data ?? [], Math.exp);
  const [starts, ends] = [powers("start_logits"), powers("end_logits")];
  const allowed = [0, ...words.map((_, index) => first + index)];
  const sum = (values: readonly number[]) =>
    allowed.reduce((total, position) => total + (values[position] ?? NaN), 0);
  const whole = sum(starts) * sum(ends);
  const places = words.map((word, index) => {
    const start = words.slice(0, index).join(" ").length + Math.min(index, 1);
    return { start, end: start + word.length };
  });
  const scored = places.flatMap(({ start }, from) =>
    places.slice(from).map(({ end }, offset) => {
      const [begins = NaN, stops = NaN] = [starts[first + from], ends[first + from + offset]];
      return { start, end, score: (begins * stops) / whole };
    }),
  );
  const none = ((starts[0] ?? 0) * (ends[0] ?? 0)) / whole;
  const best = scored.reduce((left, right) => (right.score > left.score ? right : left));
  return { ...best, margin: Math.log(best.score / none) };
}

describe("The answer is the likeliest of all spans:", () => {
  let reader: TransformersReader;
  beforeAll(async () => {
    reader = await createTransformersReader(tinyReader);
  });
  afterAll(() => reader.close());

  const questions = ["who was it", "when", "the place of the day in the year"];
  const texts = [
    ["a"],
    ["the", "day"],
    ["it", "was", "in", "the", "year", "of", "the", "day"],
    ["of", "a", "place", "and", "his", "time"],
  ];
  test.each(questions.flatMap((question) => texts.map((words) => [question, words] as const)))(
    "%s: %j",
    async (question, words) => {
      const text = words.join(" ");
      const expected = await tryAllSpans(question, words);
      const [found] = await reader.read(question, [{ title: "", text }]);
      const { start, end, score, margin } = expected;
      expect(found?.spans[0]).toEqual({ start, end, score: expect.closeTo(score, 6) });
      expect(found?.spanMargin).toBeCloseTo(margin, 4);
      expect(found?.answeredLogit).toBe(found?.spanMargin);
    },
  );
});

test("The id names the model and its weights.", async () => {
  const { id } = await openReader(tinyReader);
  expect(id).toMatch(/^tiny-bert-qa-random@[0-9a-f]{12}$/);
});

/** Inputs of a model, and what it gave for them when it was made; `export.py` writes them. */
interface Parity {
  readonly question: string;
  readonly title: string | null;
  readonly text: string;
  readonly inputIds: readonly number[];
  readonly startLogits: readonly number[];
  readonly endLogits: readonly number[];
  readonly answeredLogits: readonly [number];
}

describe.each([tinyAnsweredReader, shippedReader])(
  "$name gives what it gave when it was made,",
  (location) => {
    const path = join(location.folder, location.name);
    const readParity = async () =>
      JSON.parse(await readFile(join(path, "parity.json"), "utf8")) as readonly Parity[];

    test("token for token.", async () => {
      const process = startRowProcess(join(path, "onnx", "model_quantized.onnx"));
      onTestFinished(() => process.kill());
      for (const { inputIds: ids, startLogits, endLogits, answeredLogits } of await readParity()) {
        // The row ends in [SEP], and its first one ends the question.
        const questionEnd = ids.indexOf(ids.at(-1) ?? NaN);
        const types = ids.map((_, index) => (index > questionEnd ? 1 : 0));
        const outputs = await process.run({ ids, types });
        for (const [name, expected] of [
          ["start_logits", startLogits],
          ["end_logits", endLogits],
          ["answered", answeredLogits],
        ] as const) {
          const given = Array.from(outputs[name]?.data ?? []);
          expect(given).toHaveLength(expected.length);
          const differences = given.map((logit, at) => Math.abs(logit - (expected[at] ?? NaN)));
          const sum = differences.reduce((total, difference) => total + difference, 0);
          expect(sum / differences.length).toBeLessThan(tolerance);
        }
      }
    });

    test("from question, title and text on.", async () => {
      const reader = await openReader(location);
      for (const { question, title, text, inputIds, answeredLogits } of await readParity()) {
        // A longer one was cut off, and is now read in windows.
        if (inputIds.length === 256) continue;
        const [reading] = await reader.read(question, [{ title: title ?? "", text }]);
        expect(Math.abs((reading?.answeredLogit ?? NaN) - answeredLogits[0])).toBeLessThan(
          tolerance,
        );
      }
    });
  },
);

// Another processor or runtime rounds a few activations to the neighbouring one of 256 values: that makes
// 0.1 on average, and another model, or another row, some 3.
const tolerance = 0.2;

describe("What cannot read is refused with its setting and what to do:", () => {
  test("an embedding model", async () => {
    const outcome = createTransformersReader({ ...tinyBert, setting: "READER" });
    await expect(outcome).rejects.toThrow(ModelError);
    await expect(outcome).rejects.toThrow(/[Ss]et READER to /);
  });

  test("a model whose tokenizer does not tell where a token stands", async () => {
    const { location, path } = await copyOfModel(tinyReader);
    const file = join(path, "tokenizer.json");
    const tokenizer = JSON.parse(await readFile(file, "utf8")) as { model: object };
    const model = { ...tokenizer.model, type: "BPE", merges: [] };
    await writeFile(file, JSON.stringify({ ...tokenizer, model }));
    const outcome = createTransformersReader(location);
    await expect(outcome).rejects.toThrow(ModelError);
    await expect(outcome).rejects.toThrow(/WordPiece tokenizer.*Set READER to another model/);
  });
});
