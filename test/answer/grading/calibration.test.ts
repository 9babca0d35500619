import { describe, expect, test } from "vitest";
import { calibrateThresholds } from "../../../src/answer/grading/calibration.ts";
import { createTransformersEmbedder } from "../../../src/embedding/models/transformersEmbedder.ts";
import { libraryOf, page } from "../../support/digests.ts";
import { embeddedModel, quoteModel } from "../../support/models.ts";

const embedder = await createTransformersEmbedder(embeddedModel);

async function calibrate(files: Readonly<Record<string, string>>) {
  const library = await libraryOf(files, embedder);
  return calibrateThresholds({ library, embedder, quoteModel });
}

/** A number in letters: 12 is "bc". */
const nameOf = (index: number) =>
  String(index).replaceAll(/\d/g, (digit) => String.fromCharCode(97 + Number(digit)));

/** Towns whose pages say the same of each, but for the names: asked of another, each looks right. */
const alike = Object.fromEntries(
  Array.from({ length: 40 }, (_, index) => [
    `town${index}.md`,
    page(
      { title: `Page ${index}` },
      `The harbour of the old town of Tar${nameOf(index)} was opened by the mayor on a sunny morning in spring. ${Array.from({ length: 14 }, (__, word) => `w${index}q${word}`).join(" ")}.`,
    ),
  ]),
);

describe("The verdict thresholds", () => {
  test("are the model's own where there is nothing else to ask.", async () => {
    const thresholds = await calibrate({
      "a.md": page({ title: "A" }, "The harbour opens at six."),
    });
    expect(thresholds).toEqual(quoteModel.thresholds);
  });

  test("are higher where documents are alike, and in their order.", async () => {
    const thresholds = await calibrate(alike);
    expect(thresholds.answered).toBeGreaterThan(quoteModel.thresholds.answered);
    expect(thresholds.weak).toBeGreaterThan(quoteModel.thresholds.weak);
    expect(thresholds.answered).toBeGreaterThan(thresholds.weak);
    expect(thresholds.answered).toBeLessThanOrEqual(1);
  });

  test("are the same for the same documents.", async () => {
    expect(await calibrate(alike)).toEqual(await calibrate(alike));
  });
});
