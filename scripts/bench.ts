import { runIndexBench } from "./bench/indexBench.ts";
import { describeFigures } from "./bench/report.ts";
import { readArguments, readWhole, runScript, UsageError } from "./run.ts";

// npm run bench -- index: measures what indexing costs on this machine.
const usage = `Usage: npm run bench -- index [--passages 1000,10000] [--seed 1] [--json]`;

await runScript(usage, async () => {
  const { values, positionals } = readArguments({
    options: {
      passages: { type: "string", default: "1000,10000" },
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  if (positionals.join(" ") !== "index") {
    throw new UsageError(`Expected "index" to measure, got "${positionals.join(" ")}".`);
  }
  const figures = await runIndexBench({
    sizes: values.passages.split(",").map((size) => readWhole("--passages", size)),
    seed: readWhole("--seed", values.seed),
    onStep: (step) => console.error(step),
  });
  console.log(values.json ? JSON.stringify(figures) : describeFigures(figures));
  return 0;
});
