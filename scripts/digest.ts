import { type OpenIndex, openIndex } from "../src/service/index.ts";
import { type Config, loadConfig } from "../src/config.ts";
import { isDay } from "../src/digest/days.ts";
import { getQuotedDocuments } from "../src/digest/quotedDocuments.ts";
import { snapshotGeneration } from "../src/digest/news/snapshot.ts";
import { describeDigest, toData } from "./digest/print.ts";
import { createBuildReporter } from "./progress.ts";
import { readArguments, runScript, UsageError } from "./run.ts";

const usage = `Usage: npm run digest -- [options]

Prints what a chat would be told of the documents, as its first digest.
  --since GENERATION  what is new since a kept index (npm run index -- --list)
  --date YYYY-MM-DD   the day it is for (today)
  --topic "…"         only what is about this
  --length N          how many stories at most (5)
  --always            a passage from the archive if nothing is new
  --json              print it as data`;

const exitNothing = 3;

await runScript(usage, async () => {
  const { values, positionals } = readArguments({
    options: {
      since: { type: "string" },
      date: { type: "string", default: new Date().toISOString().slice(0, 10) },
      topic: { type: "string" },
      length: { type: "string", default: "5" },
      always: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  if (!isDay(values.date)) {
    throw new UsageError(`Expected --date to be a day such as 2026-06-30, got "${values.date}".`);
  }
  const length = Number(values.length);
  if (!Number.isInteger(length) || length < 1 || length > 20) {
    throw new UsageError(`Expected --length to be from 1 to 20, got "${values.length}".`);
  }
  if (positionals.length > 0) {
    throw new UsageError(`Expected options only, got "${positionals.join(" ")}".`);
  }
  const config = loadConfig();
  const { date, json: isJson } = values;
  return withApp(config, (app) => print(app, config, { ...values, today: date, length, isJson }));
});

interface PrintOptions {
  readonly since?: string | undefined;
  readonly topic?: string | undefined;
  readonly today: string;
  readonly length: number;
  readonly always: boolean;
  readonly isJson: boolean;
}

async function print(app: OpenIndex, config: Config, options: PrintOptions): Promise<number> {
  const { since, topic = null, today, length, isJson } = options;
  const seen = since === undefined ? null : await snapshotGeneration(config.indexFolder, since);
  const always = options.always ? { seed: "terminal", recentlyShown: [] } : null;
  const digest = await app.digest({ seen, topic, today, length, archive: always });
  const documents = await app.use((library) => getQuotedDocuments(library, [digest]));
  if (isJson) console.log(JSON.stringify(toData(digest, documents)));
  else console.log(describeDigest(digest, documents));
  return digest === "nothing" ? exitNothing : 0;
}

async function withApp<Result>(
  config: Config,
  work: (app: OpenIndex) => Promise<Result>,
): Promise<Result> {
  const app = await openIndex(config, createBuildReporter());
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
