import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ModelError } from "../../../src/embedding/models/modelLocation.ts";
import { loadTransformer } from "../../../src/embedding/models/transformers.ts";
import { createTransformersReader } from "../../../src/embedding/reading/transformersReader.ts";
import { copyOfModel } from "../../support/modelFolder.ts";
import { tinyBert, tinyReader } from "../../support/models.ts";

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
      const reader = await createTransformersReader(tinyReader);
      const [found] = await reader.read(question, [{ title: "", text }]);
      const { start, end, score, margin } = expected;
      expect(found?.spans[0]).toEqual({ start, end, score: expect.closeTo(score, 6) });
      expect(found?.spanMargin).toBeCloseTo(margin, 4);
      expect(found?.answeredLogit).toBe(found?.spanMargin);
    },
  );
});

test("The id names the model and its weights.", async () => {
  const { id } = await createTransformersReader(tinyReader);
  expect(id).toMatch(/^tiny-bert-qa-random@[0-9a-f]{12}$/);
});

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
