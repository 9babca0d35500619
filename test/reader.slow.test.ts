import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Answer, quoteText, sourceOf } from "../src/answer/answer.ts";
import { type OpenIndex, openIndex } from "../src/service/index.ts";
import { readConfig } from "../src/config.ts";
import { ModelError } from "../src/embedding/models/modelLocation.ts";
import { copyOfModel } from "./support/modelFolder.ts";
import { createTransformersReader } from "../src/embedding/readers/transformersReader.ts";
import { describeReader } from "./embedding/readers/readerContract.ts";
import { shippedReader, tinyReader } from "./support/models.ts";
import { answered, openSeeds, unanswered } from "./support/seeds.ts";

const reader = join(tinyReader.folder, tinyReader.name);
const questions = [...answered.map(([question]) => question), ...unanswered, "", "🚢", "Де завод?"];

let seeds: Awaited<ReturnType<typeof openSeeds>>;
let plainAnswers: Answer[];
beforeAll(async () => {
  seeds = await openSeeds();
  plainAnswers = await answersOf(seeds.app);
});
afterAll(() => seeds.close());

async function openWith(settings: Readonly<Record<string, string>>) {
  const warnings: string[] = [];
  const { indexFolder, dataFolder } = seeds.config;
  const app: OpenIndex = await openIndex(
    readConfig({ INDEX_DIR: indexFolder, DATA_DIR: dataFolder, ...settings }),
    { warned: (warning) => warnings.push(warning) },
  );
  onTestFinished(() => app.close());
  return { app, warnings };
}

async function answersOf(app: OpenIndex): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const question of questions) answers.push(await app.ask({ question }));
  return answers;
}

describeReader("that Quoth ships", () => createTransformersReader(shippedReader));

describe("With a reader", () => {
  test("every answer is made of the documents' own words, at their places.", async () => {
    const { app, warnings } = await openWith({
      READER: reader,
      READER_LIMIT_MS: "600000",
    });
    const answers = await answersOf(app);
    for (const answer of answers) {
      for (const quote of [...answer.quotes, ...answer.further]) {
        const { text } = sourceOf(answer, quote);
        expect(quoteText(answer, quote)).toBe(text.slice(quote.start, quote.end));
        for (const mark of quote.marks) {
          expect(mark.start).toBeGreaterThanOrEqual(quote.start);
          expect(mark.end).toBeGreaterThan(mark.start);
          expect(mark.end).toBeLessThanOrEqual(quote.end);
        }
      }
    }
    expect(answers.flatMap(({ quotes }) => quotes).length).toBeGreaterThan(0);
    expect(warnings).toEqual([]);
    // An untrained model judges otherwise than none.
    expect(answers).not.toEqual(plainAnswers);
  });

  test("that is too slow, answers are the same as without.", async () => {
    const { app, warnings } = await openWith({ READER: reader, READER_LIMIT_MS: "0.000001" });
    expect(await answersOf(app)).toEqual(plainAnswers);
    expect(warnings).toEqual([
      "Expected the model of READER to be done within 0.000001 ms, but it took longer, so questions are answered without it. Raise READER_LIMIT_MS, or set READER to off or to a smaller model.",
    ]);
  });

  test("whose files are not whole, Quoth does not start, and says what to do.", async () => {
    const { path } = await copyOfModel(tinyReader);
    await rm(join(path, "onnx/model_quantized.onnx"));
    const outcome = openWith({ READER: path });
    await expect(outcome).rejects.toThrow(ModelError);
    await expect(outcome).rejects.toThrow("or set READER to another model.");
    const missing = openWith({ READER: "/nowhere" });
    await expect(missing).rejects.toThrow(ModelError);
    await expect(missing).rejects.toThrow("Expected READER to be on, off, a folder with a model");
  });
});
