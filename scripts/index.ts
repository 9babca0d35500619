import { planIndex, rebuildIndex } from "../src/app.ts";
import { loadConfig } from "../src/config.ts";
import type { UpdateReport } from "../src/library/update.ts";
import { createBuildReporter, describeChanges, describeFailures } from "./progress.ts";
import { readArguments, runScript } from "./run.ts";

const usage = `Usage: npm run index -- [options]

  --full       build from nothing, not from the generation before
  --dry-run    say what would change, and change nothing
  --json       print the summary as data
  --strict     end with 1 if any file could not be read`;

await runScript(usage, async () => {
  const { values } = readArguments({
    options: {
      full: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
    },
  });
  const failures = values["dry-run"] ? await plan(values.json) : await build(values);
  return values.strict && failures > 0 ? 1 : 0;
});

/** @returns how many files could not be read. */
async function plan(isJson: boolean): Promise<number> {
  const { changes, failures } = await planIndex(loadConfig());
  if (isJson) {
    console.log(JSON.stringify({ documents: { ...changes, failed: failures } }));
    return failures.length;
  }
  console.log(describeChanges(changes));
  for (const kind of ["added", "changed", "renamed", "removed"] as const) {
    for (const path of changes[kind]) console.log(`  ${kind}: ${path}`);
  }
  for (const line of describeFailures(failures)) console.log(line);
  return failures.length;
}

/** @returns how many files could not be read. */
async function build(options: { readonly full: boolean; readonly json: boolean }): Promise<number> {
  const report = await rebuildIndex(loadConfig(), {
    isFull: options.full,
    reporter: createBuildReporter(),
  });
  if (options.json) console.log(JSON.stringify(toData(report)));
  return report.failures.length;
}

function toData({ manifest, changes, failures, milliseconds }: UpdateReport) {
  const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
  return {
    documents: { ...changes, failed: failures },
    passages: manifest.counts.passages,
    sentences: manifest.counts.sentences,
    megabytes: bytes / 1_000_000,
    seconds: milliseconds / 1_000,
  };
}
