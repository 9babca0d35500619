import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  createQuoteModel,
  QuoteModelError,
  quoteModelName,
  readQuoteModel,
} from "../../../src/answer/quotes/quoteModel.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const calibration = { slope: 1, intercept: 0 };
const cuts = { answered: 0.5, weak: 0.2 };

test("The sentences of a passage share all the probability, by the odds of their weighed features.", () => {
  const model = createQuoteModel({
    features: { cover: Math.log(4) },
    calibration,
    thresholds: cuts,
  });
  const shares = model.sentenceProbabilities([{ cover: 1 }, { cover: 0 }, { cover: 0 }]);
  [4 / 6, 1 / 6, 1 / 6].forEach((share, index) => expect(shares[index]).toBeCloseTo(share, 10));
  expect(model.sentenceProbabilities([{}])).toEqual([1]);
  expect(model.sentenceProbabilities([])).toEqual([]);
});

test.each([
  ["no file", null],
  ["no JSON", "weights"],
  ["weights of other features", JSON.stringify({ features: { luck: 1 }, calibration, cuts })],
  [
    "an upside-down curve",
    JSON.stringify({ features: {}, calibration: { slope: -1, intercept: 0 }, cuts }),
  ],
])("Without weights that fit, the error says what to do: %s", async (_, content) => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, quoteModelName));
  if (content !== null) await writeFile(join(folder, quoteModelName, "weights.json"), content);
  await expect(readQuoteModel(folder)).rejects.toThrow(QuoteModelError);
  await expect(readQuoteModel(folder)).rejects.toThrow(/Restore/);
});
