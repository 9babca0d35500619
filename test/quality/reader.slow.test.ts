import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readReadingWeights } from "../../src/answer/index.ts";
import { createTransformersEmbedder } from "../../src/embedding/models/transformersEmbedder.ts";
import { loadReader } from "../../src/embedding/index.ts";
import { projectFolder } from "../support/seeds.ts";
import { embeddedModel } from "../support/models.ts";
import { checkLimits, createAskOf, describeOutcome } from "./limits.ts";
import { measureKinds, readQuestions } from "./measureQuality.ts";

test("With the reader, questions on made-up documents come out at least as well as they did.", async () => {
  const modelsFolder = join(projectFolder, "models");
  const warnings: string[] = [];
  const reader = await loadReader({
    model: "quoth-reader-v1",
    modelsFolder,
    cacheFolder: modelsFolder,
    // However busy the machine is.
    limitMilliseconds: 600_000,
    onWarning: (warning) => warnings.push(warning),
  });
  onTestFinished(() => reader.close());
  const passageReader = { reader, weights: await readReadingWeights(modelsFolder) };
  const folder = join(import.meta.dirname, "en");
  const ask = await createAskOf(
    folder,
    await createTransformersEmbedder(embeddedModel),
    passageReader,
  );
  const outcomes = await measureKinds(ask, await readQuestions(folder));
  console.log(outcomes.map((outcome) => describeOutcome("en", outcome)).join("\n"));
  expect(warnings).toEqual([]);
  // Measured: .993 and 0; .07 and .17; .83 and .17.
  checkLimits(outcomes, {
    answerable: { right: 0.97, falseSilences: 0.02 },
    unanswerable: { falseAnswers: 0.11, falseHints: 0.21 },
    reworded: { right: 0.75, falseSilences: 0.25 },
  });
});
