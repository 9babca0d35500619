import { runAnswerBench } from "./bench/answerBench.ts";
import { describeDigestFigures, runDigestBench } from "./bench/digest/digestBench.ts";
import { runIndexBench } from "./bench/indexBench.ts";
import { describeAnswerFigures, describeIndexFigures } from "./bench/report.ts";
import { describeSoakFigures, hasBroken, runSoakBench } from "./bench/soak/soakBench.ts";
import { readArguments, readWhole, runScript, UsageError } from "./run.ts";

const usage = `Usage: npm run bench -- index [--passages 1000,10000] [--seed 1] [--json]
       npm run bench -- answer [--passages 1000,10000] [--questions 500] [--seed 1] [--json]
       npm run bench -- digest [--chats 10000] [--seed 1] [--json]
       npm run bench -- soak [--chats 200] [--questions 10] [--updates 10000] [--faults 0.05]
                             [--seed 1] [--json]

Measures what indexing, answering or sending digests costs on this machine. "soak" has the bot itself
answer a crowd, and then over a bad network, and ends with 1 if anything was lost, repeated or mixed up.`;

const optionSubjects = [
  ["questions", ["answer", "soak"]],
  ["chats", ["digest", "soak"]],
  ["updates", ["soak"]],
  ["faults", ["soak"]],
] as const;

await runScript(usage, async () => {
  const { values, positionals } = readArguments({
    options: {
      passages: { type: "string", default: "1000,10000" },
      questions: { type: "string" },
      chats: { type: "string" },
      updates: { type: "string" },
      faults: { type: "string" },
      seed: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const subject = positionals.join(" ");
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
      const figures = await runAnswerBench({ ...options, questions });
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
});

/** @throws UsageError unless it is a number from 0 to 0.5: with more, hardly anything arrives. */
function readShare(option: string, written: string): number {
  const share = Number(written);
  if (written.trim() === "" || !(share >= 0 && share <= 0.5)) {
    throw new UsageError(`Expected a number from 0 to 0.5 for ${option}, got "${written}".`);
  }
  return share;
}
