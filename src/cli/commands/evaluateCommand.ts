import { resolve } from "node:path";
import { type Config, loadConfig } from "../../config.ts";
import { describeFigures } from "../../../scripts/digest/measureDigest.ts";
import { measureFolder } from "../../../scripts/digest/measureFolder.ts";
import {
  evaluateFolders,
  evaluateOwnQuestions,
} from "../../../scripts/evaluate/evaluateFolders.ts";
import { describeSets, describeSetsInMarkdown, toData } from "../../../scripts/evaluate/report.ts";
import { type Command, defineCommand, readWhole, UsageError } from "../command.ts";
import { evaluateReading } from "./evaluateReading.ts";

/** `quoth evaluate`, and `quoth evaluate pages`, `dates` and `sentences` with options of their own. */
export const evaluateCommand: Command = (written) => {
  const [subject = "", ...rest] = written;
  const command = Object.hasOwn(evaluateReading, subject) ? evaluateReading[subject] : undefined;
  return command ? command(rest) : evaluateAnswers(written);
};

const evaluateAnswers = defineCommand({
  name: "quoth evaluate",
  usage: [
    "[question set folders] [options]",
    "digest [documents folders] [--json]",
    "pages|dates|sentences PATH [options]",
  ],
  about:
    "Measures how well questions are answered: on question sets, each a folder with corpus.jsonl, queries.jsonl and qrels.tsv, or without any on the documents' own questions.yaml. With the word digest it measures what digests choose from folders of documents; with pages, dates or sentences, how documents are read (each has a --help of its own).",
  options: {
    limit: {
      type: "string",
      value: "N",
      help: "Ask at most N questions of each set, evenly taken.",
    },
    "off-topic": {
      type: "string",
      value: "N",
      default: "50",
      help: "Ask N questions of each other set too.",
    },
    keep: {
      type: "string",
      value: "FOLDER",
      help: "Keep the sets' indexes there for the next time.",
    },
    json: { type: "boolean", help: "Print the figures as JSON." },
    markdown: { type: "boolean", help: "Print the table in Markdown." },
  },
  examples: [
    "quoth evaluate",
    "quoth evaluate sets/nq --limit 200",
    "quoth evaluate digest ~/reports",
  ],
  allowsWords: true,
  async run(values, words) {
    if (values.json && values.markdown) throw new UsageError("Expected --json or --markdown.");
    const config = loadConfig();
    const [subject, ...folders] = words;
    if (subject === "digest") return evaluateDigests(folders, config, values.json);
    const options = {
      config,
      limit: values.limit === undefined ? null : readWhole("--limit", values.limit),
      offTopicPerSet: readWhole("--off-topic", values["off-topic"]),
      keepFolder: values.keep === undefined ? null : resolve(values.keep),
      onStep: (step: string) => console.error(step),
      onProgress: createProgressPrinter(),
    };
    const figures =
      words.length === 0
        ? [await evaluateOwnQuestions(options)]
        : await evaluateFolders(words, options);
    if (values.json) console.log(JSON.stringify(toData(figures)));
    else console.log((values.markdown ? describeSetsInMarkdown : describeSets)(figures));
    return 0;
  },
});

async function evaluateDigests(
  folders: readonly string[],
  config: Config,
  isJson: boolean,
): Promise<number> {
  const figures = [];
  for (const folder of folders.length === 0 ? [null] : folders) {
    figures.push({
      folder: folder ?? config.documentsFolder,
      ...(await measureFolder(folder, config)),
    });
  }
  if (isJson) console.log(JSON.stringify({ folders: figures }));
  else console.log(figures.map((each) => `${each.folder}\n${describeFigures(each)}`).join("\n\n"));
  return 0;
}

/** Prints every tenth part of the way, and nothing of what is over at once. */
function createProgressPrinter() {
  const quietMilliseconds = 3_000;
  let last = performance.now();
  return ({ done, total }: { readonly done: number; readonly total: number }) => {
    const now = performance.now();
    if (now - last < quietMilliseconds) return;
    last = now;
    console.error(`  ${Math.floor((100 * done) / total)} %`);
  };
}
