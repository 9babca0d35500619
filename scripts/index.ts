import { keepHeapSmall, planIndex, rebuildIndex, verifyIndex } from "../src/service/index.ts";
import { type Config, loadConfig } from "../src/config.ts";
import { openCurrentGeneration } from "../src/library/generations/generations.ts";
import { listGenerations, rollback } from "../src/library/generations/keptGenerations.ts";
import {
  createBuildReporter,
  createEventReporter,
  describeChanges,
  describeReading,
  describeGenerations,
  toData,
} from "./progress.ts";
import { readArguments, runScript, UsageError } from "./run.ts";
import { watchFolder } from "./watch.ts";

const usage = `Usage: npm run index -- [options]

Brings the index up to the documents.
  --full         build from nothing, not from the generation before
  --tolerance N  how much worse than before it may answer questions.yaml, as a share (0.05)
  --strict       end with 1 if any file could not be read
  --verbose      list every file that was left out, and every note
  --watch        go on, and build again whenever files change
  --json         print the summary as data
  --events       print what happens as it happens, each event as data in a line of its own

Instead of building:
  --dry-run      say what would change, and change nothing
  --list         list the generations that are kept
  --rollback     go back to the generation before
  --verify       look for anything wrong with the index in use`;

const actions = ["dry-run", "list", "rollback", "verify", "watch"] as const;

await runScript(usage, async () => {
  keepHeapSmall();
  const { values } = readArguments({
    options: {
      full: { type: "boolean", default: false },
      tolerance: { type: "string", default: "0.05" },
      strict: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
      watch: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      events: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      list: { type: "boolean", default: false },
      rollback: { type: "boolean", default: false },
      verify: { type: "boolean", default: false },
    },
  });
  const chosen = actions.filter((action) => values[action]);
  if (chosen.length > 1) throw new UsageError(`Expected one of --${chosen.join(", --")}.`);
  const tolerance = Number(values.tolerance);
  if (!(tolerance >= 0 && tolerance <= 1)) {
    throw new UsageError(`Expected --tolerance to be from 0 to 1, got ${values.tolerance}.`);
  }
  const config = loadConfig();
  const options = {
    isJson: values.json,
    isEvents: values.events,
    isStrict: values.strict,
    isVerbose: values.verbose,
    isFull: values.full,
    tolerance,
  };
  switch (chosen[0]) {
    case "dry-run":
      return plan(config, options);
    case "list":
      return list(config, options.isJson);
    case "rollback":
      console.log(`The index is ${await rollback(config.indexFolder)} again.`);
      return 0;
    case "verify":
      return verify(config, options.isJson);
    case "watch":
      return watch(config, options);
    default:
      return build(config, options);
  }
});

interface Options {
  readonly isJson: boolean;
  readonly isEvents: boolean;
  readonly isStrict: boolean;
  readonly isVerbose: boolean;
  readonly isFull: boolean;
  readonly tolerance: number;
}

async function build(config: Config, options: Options): Promise<number> {
  const reporter = options.isEvents ? createEventReporter() : createBuildReporter(options);
  const report = await rebuildIndex(config, { ...options, reporter });
  if (options.isJson) console.log(JSON.stringify(toData(report)));
  const isFine = report.isPublished && !(options.isStrict && report.failures.length > 0);
  return isFine ? 0 : 1;
}

async function plan(config: Config, { isJson, isStrict, isVerbose }: Options): Promise<number> {
  const { changes, failures, passedOver, notes } = await planIndex(config);
  if (isJson) {
    console.log(JSON.stringify({ documents: { ...changes, failed: failures, passedOver, notes } }));
  } else {
    console.log(describeChanges(changes));
    for (const kind of ["added", "changed", "renamed", "removed"] as const) {
      for (const path of changes[kind]) console.log(`  ${kind}: ${path}`);
    }
    for (const line of describeReading({ failures, passedOver, notes }, isVerbose)) {
      console.log(line);
    }
  }
  return isStrict && failures.length > 0 ? 1 : 0;
}

async function list(config: Config, isJson: boolean): Promise<number> {
  const generations = await listGenerations(config.indexFolder);
  console.log(isJson ? JSON.stringify(generations) : describeGenerations(generations));
  return 0;
}

async function verify(config: Config, isJson: boolean): Promise<number> {
  const generation = await openCurrentGeneration(config.indexFolder);
  const problems = await verifyIndex(config, generation);
  if (isJson) console.log(JSON.stringify({ generation: generation.name, problems }));
  else if (problems.length === 0) console.log(`The index ${generation.name} is whole.`);
  else console.log(problems.join("\n"));
  return problems.length === 0 ? 0 : 1;
}

/** Builds now and whenever files change, until SIGINT or SIGTERM. */
async function watch(config: Config, options: Options): Promise<number> {
  const rebuild = async () => void (await build(config, options));
  const complain = (error: unknown) =>
    console.error(error instanceof Error ? error.message : String(error));
  await rebuild().catch(complain);
  const stop = await watchFolder(config.documentsFolder, rebuild, complain);
  console.error(`Watching ${config.documentsFolder}. Ctrl-C ends.`);
  await new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await stop();
  return 0;
}
