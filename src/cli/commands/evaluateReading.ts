import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describeDates, measureDates } from "../../../scripts/evaluate/reading/measureDates.ts";
import { describePages, measurePages } from "../../../scripts/evaluate/reading/measurePages.ts";
import {
  countEnds,
  describeSentenceEnds,
  measureSentenceEnds,
} from "../../../scripts/evaluate/reading/measureSentenceEnds.ts";
import type { PageOptions } from "../../../scripts/evaluate/reading/pageList.ts";
import { type Command, defineCommand, readWhole, UsageError } from "../command.ts";

const pageOptions = {
  half: {
    type: "string",
    value: "A|B",
    help: "Only this half of the pages, by a hash of their names.",
  },
  limit: { type: "string", value: "N", help: "Only the first N pages." },
  list: { type: "boolean", help: "Name each page that is not read as it should be." },
  json: { type: "boolean", help: "Print the figures as JSON." },
} as const;

const evaluatePages = defineCommand({
  name: "quoth evaluate pages",
  usage: ["PATH [options]"],
  about:
    'Measures what is read of web pages. PATH is a folder of folders with source.html and expected.html, such as test/test-pages of mozilla/readability: which share of the expected article\'s words is in our text, and on how many pages less than .9. Or it is a list of pages with sentences that must and must not be read ("with", "without"), such as tests/evaldata.json of adbar/trafilatura, whose pages lie beside it in eval/ and cache/: which share of the required sentences is lost, and of the furniture kept.',
  options: pageOptions,
  examples: ["quoth evaluate pages readability/test/test-pages --half B"],
  allowsWords: true,
  run: async (values, words) =>
    print(await measurePages(...readPages(values, words)), values.json, describePages),
});

const evaluateDates = defineCommand({
  name: "quoth evaluate dates",
  usage: ["LIST.json [options]"],
  about:
    'Measures which dates of publication are read from web pages. The list is an object with the page\'s address as key and { "file": name, "date": "2024-03-05" } as value, as in the evaluation sets of adbar/trafilatura (tests/evaldata.json) and adbar/htmldate (tests/eval_default.json). The pages are looked for beside it, in eval/, cache/ and test_set/.',
  options: pageOptions,
  examples: ["quoth evaluate dates evaldata.json --half B"],
  allowsWords: true,
  run: async (values, words) =>
    print(await measureDates(...readPages(values, words)), values.json, describeDates),
});

const evaluateSentences = defineCommand({
  name: "quoth evaluate sentences",
  usage: ["FILE.conllu --language TAG [options]"],
  about:
    "Compares where sentences end with a treebank of Universal Dependencies, in two halves: choose rules on the first half of its paragraphs, and believe the second.",
  options: {
    language: { type: "string", value: "TAG", help: "The treebank's language, such as uk." },
    list: { type: "boolean", help: "List what is missed and falsely cut in the first half." },
    json: pageOptions.json,
  },
  examples: ["quoth evaluate sentences uk_iu-ud-dev.conllu --language uk --list"],
  allowsWords: true,
  async run({ language, list, json }, [file, ...others]) {
    if (file === undefined || language === undefined || others.length > 0) {
      throw new UsageError("Expected --language and one file, such as uk_iu-ud-dev.conllu.");
    }
    const figures = await measureSentenceEnds(file, language);
    const { first, second } = figures;
    if (json) {
      console.log(JSON.stringify({ first: countEnds(first), second: countEnds(second) }));
      return 0;
    }
    console.log(describeSentenceEnds(figures));
    if (!list) return 0;
    for (const words of first.missed) console.log(`missed  ${words}`);
    for (const words of first.falseCuts) console.log(`false   ${words}`);
    return 0;
  },
});

/** What `quoth evaluate` measures of reading documents, by the word that follows. */
export const evaluateReading: Readonly<Record<string, Command>> = {
  pages: evaluatePages,
  dates: evaluateDates,
  sentences: evaluateSentences,
};

/** @throws UsageError */
function readPages(
  values: { half: string | undefined; limit: string | undefined; list: boolean },
  [path, ...others]: readonly string[],
): [string, PageOptions] {
  if (path === undefined || others.length > 0 || !existsSync(path)) {
    throw new UsageError("Expected one folder or list of pages.");
  }
  const { half } = values;
  if (half !== undefined && half !== "A" && half !== "B") {
    throw new UsageError(`Expected --half to be A or B, got ${half}.`);
  }
  const limit = values.limit === undefined ? Infinity : readWhole("--limit", values.limit);
  const onFault = (line: string) => void (values.list && console.log(line));
  return [resolve(path), { half, limit, onFault }];
}

function print<Figures>(
  figures: Figures,
  isJson: boolean,
  describe: (figures: Figures) => string,
): number {
  console.log(isJson ? JSON.stringify(figures) : describe(figures));
  return 0;
}
