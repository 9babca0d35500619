import { describe, expect, test } from "vitest";
import { withPrefix } from "../../src/embedding/embedder.ts";
import { createTransformersEmbedder } from "../../src/embedding/models/transformersEmbedder.ts";
import { createLetterEmbedder } from "../support/letterEmbedder.ts";
import { embeddedModel, tinyBert } from "../support/models.ts";
import { describeEmbedder } from "./embedderContract.ts";

describeEmbedder("that counts letters", () => createLetterEmbedder());
describeEmbedder("that counts letters, with a prefix", () =>
  withPrefix(createLetterEmbedder(), "query: "),
);
describeEmbedder("of the embedded model", () => createTransformersEmbedder(embeddedModel));
describeEmbedder("of a BERT-like model", () => createTransformersEmbedder(tinyBert));
describeEmbedder("of a BERT-like model, with a prefix", async () =>
  withPrefix(await createTransformersEmbedder(tinyBert), "passage: "),
);

describe("The embedder that counts letters", () => {
  test("can be reckoned by hand.", async () => {
    const [vector] = await createLetterEmbedder().embed(["Abba!"]);
    expect(Array.from(vector ?? []).filter((value) => value !== 0)).toEqual(
      [2 / 3, 2 / 3, 1 / 3].map(Math.fround),
    );
  });
});

describe("A prefix", () => {
  const letters = createLetterEmbedder();

  test("stands before every text that has words.", async () => {
    const prefixed = await withPrefix(letters, "query: ").embed(["quay", " ", "lamp"]);
    expect(prefixed).toEqual(await letters.embed(["query: quay", "", "query: lamp"]));
  });

  test("tells in the id that the vectors differ, by so little as a space.", () => {
    const ids = ["query: ", "query:", "passage: "].map((prefix) => withPrefix(letters, prefix).id);
    expect(new Set([letters.id, ...ids]).size).toBe(4);
    expect(ids.every((id) => id.startsWith(letters.id))).toBe(true);
    expect(withPrefix(letters, "query: ").dimensions).toBe(letters.dimensions);
  });

  test("of no words changes nothing.", () => {
    expect(withPrefix(letters, "")).toBe(letters);
  });
});
