import { type OpenIndex, openIndex } from "../../service/index.ts";
import { type Config, loadConfig } from "../../config.ts";
import { digestData, getQuotedDocuments, isDay, snapshotGeneration } from "../../digest/index.ts";
import { describeDigest } from "../printDigest.ts";
import { createBuildReporter } from "../buildProgress.ts";
import { defineCommand, UsageError } from "../command.ts";

const exitNothing = 3;
const nothing = { items: [], also: [] };

export const digestCommand = defineCommand({
  name: "quoth digest",
  usage: ["[options]"],
  about:
    "Prints what a chat's first digest would tell it: what is new in the documents, in their own words.",
  options: {
    since: {
      type: "string",
      value: "INDEX",
      help: 'What is new since a kept index; see "quoth index --list".',
    },
    date: {
      type: "string",
      value: "DAY",
      help: "The day it is for, such as 2026-06-30. Default: today.",
    },
    topic: { type: "string", value: "WORDS", help: "Only what is about this." },
    length: { type: "string", value: "N", default: "5", help: "The most stories, from 1 to 20." },
    always: { type: "boolean", help: "Show a passage from the archive if nothing is new." },
    json: { type: "boolean", help: "Print it as JSON." },
  },
  examples: ["quoth digest", 'quoth digest --topic "harbour" --length 3'],
  exitCodes:
    "Ends with 0, with 3 if nothing is new, 2 if it was called wrongly, 1 if something failed.",
  async run(values) {
    const { date = new Date().toISOString().slice(0, 10), json: isJson } = values;
    if (!isDay(date)) {
      throw new UsageError(`Expected --date to be a day such as 2026-06-30, got "${date}".`);
    }
    const length = Number(values.length);
    if (!Number.isInteger(length) || length < 1 || length > 20) {
      throw new UsageError(`Expected --length to be from 1 to 20, got "${values.length}".`);
    }
    const config = loadConfig();
    return withIndex(config, (index) =>
      print(index, config, { ...values, today: date, length, isJson }),
    );
  },
});

interface PrintOptions {
  readonly since?: string | undefined;
  readonly topic?: string | undefined;
  readonly today: string;
  readonly length: number;
  readonly always: boolean;
  readonly isJson: boolean;
}

async function print(index: OpenIndex, config: Config, options: PrintOptions): Promise<number> {
  const { since, topic = null, today, length, isJson } = options;
  const seen = since === undefined ? null : await snapshotGeneration(config.indexFolder, since);
  const always = options.always ? { seed: "terminal", recentlyShown: [] } : null;
  const digest = await index.digest({ seen, topic, today, length, archive: always });
  const documents = await index.use((library) => getQuotedDocuments(library, [digest]));
  if (isJson)
    console.log(JSON.stringify(digest === "nothing" ? nothing : digestData(digest, documents)));
  else console.log(describeDigest(digest, documents));
  return digest === "nothing" ? exitNothing : 0;
}

async function withIndex<Result>(
  config: Config,
  work: (index: OpenIndex) => Promise<Result>,
): Promise<Result> {
  const index = await openIndex(config, createBuildReporter());
  try {
    return await work(index);
  } finally {
    await index.close();
  }
}
