import { resolve } from "node:path";
import { type Config, loadConfig } from "../src/config.ts";
import { describeFigures } from "./digest/measureDigest.ts";
import { measureFolder } from "./digest/measureFolder.ts";
import { evaluateFolders, evaluateOwnQuestions } from "./evaluate/evaluateFolders.ts";
import { describeSets, describeSetsInMarkdown, toData } from "./evaluate/report.ts";
import { readArguments, readWhole, runScript, UsageError } from "./run.ts";

const usage = `Usage: npm run evaluate -- [question set folders] [options]
       npm run evaluate -- digest [documents folders] [--json]

Measures how well questions are answered: on question sets, each a folder with corpus.jsonl,
queries.jsonl and qrels.tsv, or without any on the documents folder's own questions.yaml.
  --limit N       ask at most N questions of each set, evenly taken
  --off-topic N   ask N questions of each other set, which should find no answer (50)
  --keep FOLDER   keep the sets' indexes there for the next time
  --json          print the figures as data
  --markdown      print the table in Markdown

With the word digest it measures what digests choose from folders of documents, or without any from
the documents folder.`;

await runScript(usage, async () => {
  const { values, positionals } = readArguments({
    options: {
      limit: { type: "string" },
      "off-topic": { type: "string", default: "50" },
      keep: { type: "string" },
      json: { type: "boolean", default: false },
      markdown: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  if (values.json && values.markdown) throw new UsageError("Expected --json or --markdown.");
  const config = loadConfig();
  const [subject, ...folders] = positionals;
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
    positionals.length === 0
      ? [await evaluateOwnQuestions(options)]
      : await evaluateFolders(positionals, options);
  if (values.json) console.log(JSON.stringify(toData(figures)));
  else console.log((values.markdown ? describeSetsInMarkdown : describeSets)(figures));
  return 0;
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
