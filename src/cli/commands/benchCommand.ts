import { runAnswerBench } from "../../../scripts/bench/answerBench.ts";
import {
  describeDigestFigures,
  runDigestBench,
} from "../../../scripts/bench/digest/digestBench.ts";
import { runIndexBench } from "../../../scripts/bench/indexBench.ts";
import { describeAnswerFigures, describeIndexFigures } from "../../../scripts/bench/report.ts";
import {
  describeSoakFigures,
  hasBroken,
  runSoakBench,
} from "../../../scripts/bench/soak/soakBench.ts";
import { settings } from "../../settings.ts";
import { defineCommand, readWhole, UsageError } from "../command.ts";

const optionSubjects = [
  ["questions", ["answer", "soak"]],
  ["reader", ["answer"]],
  ["chats", ["digest", "soak"]],
  ["updates", ["soak"]],
  ["faults", ["soak"]],
] as const;

export const benchCommand = defineCommand({
  name: "quoth bench",
  usage: ["index [options]", "answer [options]", "digest [options]", "soak [options]"],
  about:
    "Measures what indexing, answering or sending digests costs on this machine, on made-up documents. soak has the bot itself answer a crowd, and then over a bad network, and ends with 1 if anything was lost, repeated or mixed up.",
  options: {
    passages: {
      type: "string",
      value: "N,N",
      default: "1000,10000",
      help: "Sizes of the index, with index and answer.",
    },
    questions: {
      type: "string",
      value: "N",
      help: "Questions to ask, with answer (500) and soak (10 a chat).",
    },
    reader: {
      type: "string",
      value: "MODEL",
      help: "With answer: the reader, named like READER, whose default it has.",
    },
    chats: { type: "string", value: "N", help: "Chats, with digest (10000) and soak (200)." },
    updates: {
      type: "string",
      value: "N",
      help: "Updates over the bad network, with soak (10000).",
    },
    faults: { type: "string", value: "SHARE", help: "Requests that fail there, with soak (0.05)." },
    seed: { type: "string", value: "N", default: "1", help: "Another one makes other documents." },
    json: { type: "boolean", help: "Print the figures as JSON." },
  },
  examples: ["quoth bench answer --passages 10000", "quoth bench soak --chats 50"],
  allowsWords: true,
  async run(values, words) {
    const subject = words.join(" ");
    const options = {
      sizes: values.passages.split(",").map((size) => readWhole("--passages", size)),
      seed: readWhole("--seed", values.seed),
      onStep: (step: string) => console.error(step),
    };
    for (const [option, subjects] of optionSubjects) {
      if (values[option] !== undefined && !subjects.some((name) => name === subject)) {
        throw new UsageError(`Expected --${option} with ${subjects.join(" or ")} only.`);
      }
    }
    switch (subject) {
      case "index": {
        const figures = await runIndexBench(options);
        console.log(values.json ? JSON.stringify(figures) : describeIndexFigures(figures));
        return 0;
      }
      case "answer": {
        const questions = readWhole("--questions", values.questions ?? "500");
        const reader = values.reader ?? defaultOf("READER");
        const figures = await runAnswerBench({ ...options, questions, reader });
        console.log(values.json ? JSON.stringify(figures) : describeAnswerFigures(figures));
        return 0;
      }
      case "digest": {
        const chats = readWhole("--chats", values.chats ?? "10000");
        const figures = await runDigestBench({ ...options, chats });
        console.log(values.json ? JSON.stringify(figures) : describeDigestFigures(figures));
        return 0;
      }
      case "soak": {
        const figures = await runSoakBench({
          ...options,
          chats: readWhole("--chats", values.chats ?? "200"),
          questions: readWhole("--questions", values.questions ?? "10"),
          updates: readWhole("--updates", values.updates ?? "10000"),
          faultShare: readShare("--faults", values.faults ?? "0.05"),
        });
        console.log(values.json ? JSON.stringify(figures) : describeSoakFigures(figures));
        return hasBroken(figures) ? 1 : 0;
      }
      default:
        throw new UsageError(
          `Expected "index", "answer", "digest" or "soak" to measure, got "${subject}".`,
        );
    }
  },
});

function defaultOf(setting: string): string {
  return settings.find(({ name }) => name === setting)?.default ?? "";
}

/** @throws UsageError unless it is a number from 0 to 0.5: with more, hardly anything arrives. */
function readShare(option: string, written: string): number {
  const share = Number(written);
  if (written.trim() === "" || !(share >= 0 && share <= 0.5)) {
    throw new UsageError(`Expected a number from 0 to 0.5 for ${option}, got "${written}".`);
  }
  return share;
}
