import { readFile } from "node:fs/promises";
import { defineCommand, UsageError } from "../src/cli/command.ts";
import { findSentences } from "../src/passages/index.ts";
import { compareEnds, type EndCounts, readTreebank } from "./evaluate/treebank.ts";

const evaluateSentences = defineCommand({
  name: "npx tsx scripts/evaluate-sentences.ts",
  usage: ["--language TAG FILE.conllu [options]"],
  about:
    "Compares where sentences end with a treebank of Universal Dependencies, in two halves: choose rules on the first half of its paragraphs, and believe the second.",
  options: {
    language: { type: "string", value: "TAG", help: "The treebank's language, such as uk." },
    verbose: { type: "boolean", help: "List what is missed and falsely cut in the first half." },
    json: { type: "boolean", help: "Print the figures as JSON." },
  },
  examples: ["npx tsx scripts/evaluate-sentences.ts --language uk uk_iu-ud-dev.conllu --verbose"],
  allowsWords: true,
  async run({ language, verbose, json }, [file, ...others]) {
    if (file === undefined || language === undefined || others.length > 0) {
      throw new UsageError("Expected --language and one file, such as uk_iu-ud-dev.conllu.");
    }
    const paragraphs = readTreebank(await readFile(file, "utf8"));
    const middle = Math.ceil(paragraphs.length / 2);
    const findEnds = (text: string) =>
      findSentences(text, language)
        .slice(0, -1)
        .map(({ end }) => end);
    const first = compareEnds(paragraphs.slice(0, middle), findEnds);
    const second = compareEnds(paragraphs.slice(middle), findEnds);
    if (json) {
      console.log(JSON.stringify({ first: countsOf(first), second: countsOf(second) }));
      return 0;
    }
    console.log(`First half:  ${describe(first)}\nSecond half: ${describe(second)}`);
    if (!verbose) return 0;
    for (const words of first.missed) console.log(`missed  ${words}`);
    for (const words of first.falseCuts) console.log(`false   ${words}`);
    return 0;
  },
});

function countsOf({ ends, missed, falseCuts, overlong }: EndCounts) {
  return {
    ends,
    missed: missed.length,
    falseCuts: falseCuts.length,
    overlong: overlong.length,
  };
}

function describe(counts: EndCounts): string {
  const { ends, missed, falseCuts, overlong } = countsOf(counts);
  return `${ends} ends inside paragraphs, ${missed} missed, ${falseCuts} false cuts, ${overlong} cuts in sentences too long to quote`;
}

process.exitCode = await evaluateSentences(process.argv.slice(2));
