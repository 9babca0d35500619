import { runAnswerBench } from "./bench/answerBench.ts";
import { describeDigestFigures, runDigestBench } from "./bench/digest/digestBench.ts";
import { runIndexBench } from "./bench/indexBench.ts";
import { describeAnswerFigures, describeIndexFigures } from "./bench/report.ts";
import { readArguments, readWhole, runScript, UsageError } from "./run.ts";

const usage = `Usage: npm run bench -- index [--passages 1000,10000] [--seed 1] [--json]
       npm run bench -- answer [--passages 1000,10000] [--questions 500] [--seed 1] [--json]
       npm run bench -- digest [--chats 10000] [--seed 1] [--json]

Measures what indexing, answering or sending digests costs on this machine.`;

await runScript(usage, async () => {
  const { values, positionals } = readArguments({
    options: {
      passages: { type: "string", default: "1000,10000" },
      questions: { type: "string" },
      chats: { type: "string" },
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
  if (values.chats !== undefined && subject !== "digest") {
    throw new UsageError("Expected --chats with digest only.");
  }
  switch (subject) {
    case "index": {
      if (values.questions !== undefined) {
        throw new UsageError("Expected --questions with answer only.");
      }
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
    default:
      throw new UsageError(`Expected "index", "answer" or "digest" to measure, got "${subject}".`);
  }
});
