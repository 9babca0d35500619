import { expect, test } from "vitest";
import { createTransformersReranker } from "../../src/embedding/models/transformersReranker.ts";
import { tinyRanker } from "../support/models.ts";
import { createWordReranker } from "../support/wordModels.ts";
import { describeReranker } from "./rerankerContract.ts";

describeReranker("that counts shared words", createWordReranker);
describeReranker("of a BERT-like model", () => createTransformersReranker(tinyRanker));

test("The reranker that counts shared words can be reckoned by hand.", async () => {
  const scores = await createWordReranker().score("old harbour harbour opens", [
    "The harbour opens.",
    "harbour",
    "lamp",
  ]);
  expect(scores).toEqual([1 / 3, 1 / 3, 0]);
});
