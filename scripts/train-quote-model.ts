import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { quoteModelName } from "../src/answer/quotes/quoteModel.ts";
import { loadModels } from "../src/service/index.ts";
import { loadConfig } from "../src/config.ts";
import { openCorpus } from "./evaluate/corpusIndex.ts";
import { defineCommand, UsageError } from "../src/cli/command.ts";
import { collectEvidence, collectSentences } from "./training/collect.ts";
import { fitChoice, fitCurve, measureChoice } from "./training/fit.ts";
import { readTrainingSet } from "./training/trainingSet.ts";

const trainCommand = defineCommand({
  name: "tsx scripts/train-quote-model.ts",
  usage: ["FILE [--out FOLDER] [--keep FOLDER]"],
  about: `Trains the model that chooses quotes, and the curve that makes a probability of evidence, on lines of {"question", "passage", "answers"}, and writes both to models/${quoteModelName}/weights.json.`,
  options: {
    out: { type: "string", value: "FOLDER", help: "Write weights.json there." },
    keep: {
      type: "string",
      value: "FOLDER",
      help: "Leave the index of the passages there for the next time.",
    },
  },
  examples: ["tsx scripts/train-quote-model.ts questions.jsonl --out /tmp/weights"],
  allowsWords: true,
  run: train,
});

process.exitCode = await trainCommand(process.argv.slice(2));

async function train(
  values: { readonly out: string | undefined; readonly keep: string | undefined },
  words: readonly string[],
): Promise<number> {
  const [file] = words;
  if (file === undefined || words.length > 1) throw new UsageError("Expected one file.");
  const config = loadConfig();
  const models = await loadModels(config);
  const set = await readTrainingSet(file);
  const corpus = await openCorpus(set, {
    embedder: models.passages,
    keepFolder: values.keep === undefined ? null : resolve(values.keep),
  });
  try {
    const choices = await collectSentences(set, corpus, models);
    const held = choices.filter((_, index) => index % 5 === 0);
    const fitted = choices.filter((_, index) => index % 5 !== 0);
    report("held back, before the last fit", measureChoice(held, fitChoice(fitted)));
    const features = fitChoice(choices);
    const evidence = await collectEvidence(set, corpus, models, features);
    const calibration = fitCurve(evidence);
    const weights = { features, calibration, cuts: models.quoteModel.thresholds };
    const folder = values.out ?? join(config.modelsFolder, quoteModelName);
    await writeFile(join(folder, "weights.json"), `${JSON.stringify(weights, null, 2)}\n`);
    console.log(`${choices.length} passages to choose in, ${evidence.length} quotes to judge`);
    return 0;
  } finally {
    await corpus.close();
  }
}

function report(name: string, figures: ReturnType<typeof measureChoice>): void {
  const { passages, rightSentence, likelihood } = figures;
  console.log(
    `${name}: the right sentence in ${rightSentence.toFixed(3)} of ${passages}, mean log-likelihood ${likelihood.toFixed(3)}`,
  );
}
