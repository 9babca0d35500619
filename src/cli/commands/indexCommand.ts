import { keepHeapSmall, planIndex, rebuildIndex, verifyIndex } from "../../service/index.ts";
import { type Config, loadConfig } from "../../config.ts";
import {
  IndexLockedError,
  listGenerations,
  openCurrentGeneration,
  rollback,
  waitForWriter,
} from "../../library/index.ts";
import {
  createBuildReporter,
  createEventReporter,
  describeChanges,
  describeReading,
  describeGenerations,
  toData,
} from "../buildProgress.ts";
import { defineCommand, UsageError } from "../command.ts";
import { watchFolder } from "../watchFolder.ts";

const actions = ["dry-run", "list", "rollback", "verify", "watch"] as const;

export const indexCommand = defineCommand({
  name: "quoth index",
  usage: ["[options]"],
  about:
    "Brings the index up to the documents. Unless the documents' own questions.yaml is answered worse than before, the new index is used at once, also by a running bot.",
  options: {
    full: { type: "boolean", help: "Build from nothing, not from the index before." },
    tolerance: {
      type: "string",
      value: "N",
      default: "0.05",
      help: "How much worse it may answer questions.yaml, as a share.",
    },
    strict: { type: "boolean", help: "End with 1 if any file could not be read." },
    verbose: { type: "boolean", help: "List every file that was left out, and every note." },
    watch: { type: "boolean", help: "Go on, and build again whenever files change." },
    json: { type: "boolean", help: "Print the summary as JSON." },
    events: { type: "boolean", help: "Print each event as a line of JSON as it happens." },
    "dry-run": { type: "boolean", help: "Only say what would change." },
    list: { type: "boolean", help: "Only list the indexes that are kept." },
    rollback: { type: "boolean", help: "Only go back to the index before." },
    verify: { type: "boolean", help: "Only look for anything wrong with the index in use." },
  },
  examples: ["quoth index", "SEEDS_DIR=~/reports quoth index --watch", "quoth index --verify"],
  exitCodes:
    "Ends with 0 if all is well, 2 if it was called wrongly, and 1 if something failed or the new index is not used.",
  async run(values) {
    keepHeapSmall();
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
      isFull: values.full,
      isVerbose: values.verbose,
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
  },
});

interface Options {
  readonly isJson: boolean;
  readonly isEvents: boolean;
  readonly isStrict: boolean;
  readonly isFull: boolean;
  readonly isVerbose: boolean;
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
  const stopping = new AbortController();
  const complain = (error: unknown) =>
    console.error(error instanceof Error ? error.message : String(error));
  const rebuild = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await build(config, options);
        return;
      } catch (error) {
        if (!(error instanceof IndexLockedError)) throw error;
        // What changed would be lost otherwise: nobody tells of it again.
        complain(error);
        await waitForWriter(config.indexFolder, stopping.signal);
      }
    }
  };
  await rebuild().catch(complain);
  const stop = await watchFolder(config.documentsFolder, rebuild, complain);
  console.error(`Watching ${config.documentsFolder}. Ctrl-C ends.`);
  await new Promise((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  stopping.abort();
  await stop();
  return 0;
}
