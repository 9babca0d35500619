import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ModelError } from "../../../src/embedding/models/modelLocation.ts";
import { loadTransformer } from "../../../src/embedding/models/transformers.ts";
import { createTransformersReranker } from "../../../src/embedding/models/transformersReranker.ts";
import { copyOfModel } from "../../support/modelFolder.ts";
import { embeddedModel, tinyBert, tinyRanker, tinyReader } from "../../support/models.ts";

test("The score is the logistic function of the model's logit for question and text.", async () => {
  const transformer = await loadTransformer(tinyRanker, "classification");
  const { logits } = await transformer.run([transformer.encode("Who came?", "A boat 🚢 came.")]);
  const reranker = await createTransformersReranker(tinyRanker);
  const [score] = await reranker.score("Who came?", ["A boat 🚢 came."]);
  expect(logits?.shape).toEqual([1, 1]);
  expect(score).toBeCloseTo(1 / (1 + Math.exp(-(logits?.data[0] ?? NaN))), 6);
});

test("The id names the model and its weights.", async () => {
  const { id } = await createTransformersReranker(tinyRanker);
  expect(id).toMatch(/^tiny-bert-rank-random@[0-9a-f]{12}$/);
});

describe("What cannot rerank is refused with its setting and what to do:", () => {
  test.each([
    ["an embedding model", tinyBert],
    ["a reader", tinyReader],
    ["the embedded model, which takes one text", embeddedModel],
  ])("%s", async (_name, location) => {
    const outcome = createTransformersReranker({ ...location, setting: "RERANKER_MODEL" });
    await expect(outcome).rejects.toThrow(ModelError);
    await expect(outcome).rejects.toThrow(/[Ss]et RERANKER_MODEL to /);
  });

  test.each<[string, (path: string) => Promise<unknown>]>([
    ["a folder without a tokenizer", (path) => rm(join(path, "tokenizer.json"))],
    ["a folder with half a model", (path) => writeFile(join(path, "onnx/model_quantized.onnx"), "")],
  ])("%s", async (_name, damage) => {
    const { location, path } = await copyOfModel(tinyRanker);
    await damage(path);
    const outcome = createTransformersReranker(location);
    await expect(outcome).rejects.toThrow(ModelError);
    await expect(outcome).rejects.toThrow(path);
    await expect(outcome).rejects.toThrow(/set RERANKER_MODEL to another model/);
  });
});
