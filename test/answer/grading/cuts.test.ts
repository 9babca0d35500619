import { describe, expect, test } from "vitest";
import { fitCuts } from "../../../src/answer/grading/cuts.ts";
import { createTransformersEmbedder } from "../../../src/embedding/models/transformersEmbedder.ts";
import { libraryOf, page } from "../../support/digests.ts";
import { embeddedModel, quoteModel } from "../../support/models.ts";

const embedder = await createTransformersEmbedder(embeddedModel);

async function cutsOf(files: Readonly<Record<string, string>>) {
  const library = await libraryOf(files, embedder);
  return fitCuts({ library, embedder, quoteModel });
}

/** Towns whose pages say the same of each, but for the names: asked of another, each looks right. */
const alike = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [
    `town${index}.md`,
    page(
      { title: `Page ${index}` },
      `The harbour of the old town number ${index} was opened by the mayor on a sunny morning in spring. ${Array.from({ length: 14 }, (__, word) => `w${index}q${word}`).join(" ")}.`,
    ),
  ]),
);

describe("The verdict's cuts", () => {
  test("are the model's own where there is nothing else to ask.", async () => {
    const cuts = await cutsOf({ "a.md": page({ title: "A" }, "The harbour opens at six.") });
    expect(cuts).toEqual(quoteModel.cuts);
  });

  test("are higher where documents are alike, and in their order.", async () => {
    const cuts = await cutsOf(alike);
    expect(cuts.answered).toBeGreaterThan(quoteModel.cuts.answered);
    expect(cuts.weak).toBeGreaterThan(quoteModel.cuts.weak);
    expect(cuts.answered).toBeGreaterThan(cuts.weak);
    expect(cuts.answered).toBeLessThanOrEqual(1);
  });

  test("are the same for the same documents.", async () => {
    expect(await cutsOf(alike)).toEqual(await cutsOf(alike));
  });
});
