import { createInterface } from "node:readline";
import type { Answer } from "../../answer/index.ts";
import {
  answerData,
  createConversations,
  createWords,
  type OpenIndex,
  openIndex,
  presentAnswer,
} from "../../service/index.ts";
import { loadConfig } from "../../config.ts";
import { createBuildReporter } from "../buildProgress.ts";
import { defineCommand, UsageError } from "../command.ts";
import { renderForTerminal } from "../renderForTerminal.ts";

const exitAnswered = 0;
const exitNothingFound = 3;

export const askCommand = defineCommand({
  name: "quoth ask",
  usage: ['"your question" [--json]', "[--json] < questions.txt", ""],
  about:
    "Answers in the documents' own words, with sources. Without a question it opens a prompt, or answers the questions piped in, one a line. The index is built first if there is none or the documents have changed.",
  options: {
    json: { type: "boolean", help: "Print each answer as a line of JSON." },
  },
  examples: [
    'quoth ask "When did the two ministers meet?"',
    "quoth ask --json < questions.txt",
    'SEEDS_DIR=~/reports quoth ask "Who signed the lease?"',
  ],
  exitCodes:
    "Ends with 0 if it found an answer, 3 if the documents say nothing, 2 if it was called wrongly, 1 if something failed.",
  allowsWords: true,
  async run({ json }, words) {
    const question = words.join(" ").trim();
    if (words.length > 0 && question === "") throw new UsageError("The question is empty.");
    const print = json ? printJson : printText;
    const index = await openIndex(loadConfig(), createBuildReporter());
    try {
      return question === ""
        ? await answerLines(index, print)
        : await answerOne(index, question, print);
    } finally {
      await index.close();
    }
  },
});

type Print = (answer: Answer, milliseconds: number) => void;

async function answerOne(
  { ask }: Pick<OpenIndex, "ask">,
  question: string,
  print: Print,
): Promise<number> {
  const start = performance.now();
  const answer = await ask({ question });
  print(answer, performance.now() - start);
  return answer.verdict === "none" ? exitNothingFound : exitAnswered;
}

/**
 * Questions from standard input, one a line. On a terminal, with a prompt, they are a conversation: "and
 * when?" is understood. Those piped in stand alone.
 */
async function answerLines(index: OpenIndex, print: Print): Promise<number> {
  const isTerminal = process.stdin.isTTY;
  const asking = isTerminal ? inConversation(index) : index;
  const lines = createInterface({
    input: process.stdin,
    output: process.stderr,
    terminal: isTerminal,
  });
  const prompt = () => isTerminal && lines.prompt();
  if (isTerminal) console.error("Ask about the documents. An empty line ends.");
  let asked = 0;
  let found = 0;
  prompt();
  // The iterator keeps the lines that come while one is being answered.
  for await (const line of lines) {
    const question = line.trim();
    if (question === "" && isTerminal) break;
    if (question !== "") {
      asked += 1;
      if ((await answerOne(asking, question, print)) === exitAnswered) found += 1;
    }
    prompt();
  }
  if (asked === 0 && !isTerminal) throw new UsageError("There is no question.");
  return asked > 0 && found === 0 ? exitNothingFound : exitAnswered;
}

function inConversation(index: OpenIndex): Pick<OpenIndex, "ask"> {
  const conversations = createConversations({ index });
  return { ask: (asked) => conversations.ask({ ...asked, conversationId: "terminal" }) };
}

function printJson(answer: Answer, milliseconds: number): void {
  console.log(JSON.stringify({ ...answerData(answer), milliseconds: Math.round(milliseconds) }));
}

function printText(answer: Answer): void {
  const reader = { words: createWords().for("en"), now: new Date() };
  console.log(`${renderForTerminal(presentAnswer(answer, reader))}\n`);
}
