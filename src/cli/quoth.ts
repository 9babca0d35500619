#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { closest } from "../closest.ts";
import { packageFolder } from "../config.ts";
import type { Command } from "./command.ts";

/** Each command is loaded when it is run: one that answers needs nothing of the bot. */
const commands: Readonly<Record<string, { about: string; load(): Promise<Command> }>> = {
  ask: {
    about: "Answer a question in the documents' own words.",
    load: async () => (await import("./commands/askCommand.ts")).askCommand,
  },
  index: {
    about: "Bring the index up to the documents, or look after it.",
    load: async () => (await import("./commands/indexCommand.ts")).indexCommand,
  },
  digest: {
    about: "Print what is new in the documents.",
    load: async () => (await import("./commands/digestCommand.ts")).digestCommand,
  },
  serve: {
    about: "Run the Telegram bot.",
    load: async () => (await import("./commands/serveCommand.ts")).serveCommand,
  },
  evaluate: {
    about: "Measure how well questions are answered.",
    load: async () => (await import("./commands/evaluateCommand.ts")).evaluateCommand,
  },
  bench: {
    about: "Measure how fast it is on this machine, and in how much memory.",
    load: async () => (await import("./commands/benchCommand.ts")).benchCommand,
  },
};

const help = `Usage: quoth COMMAND [options]

Answers questions about a folder of documents in the documents' own words.

Commands:
${Object.entries(commands)
  .map(([name, { about }]) => `  ${name.padEnd(10)}${about}`)
  .join("\n")}

Options:
  --version Print the version.
  --help    Show this help. "quoth COMMAND --help" tells more.

Examples:
  quoth ask "When did the two ministers meet?"
  SEEDS_DIR=~/reports quoth ask "Who signed the lease?"

Settings come from the environment and from the file .env in the folder you are in.`;

process.exitCode = await runQuoth(process.argv.slice(2));

async function runQuoth([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined) {
    console.error(help);
    return 2;
  }
  if (["--help", "-h", "help"].includes(name)) return print(help);
  if (name === "--version") return print(readVersion());
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return (await command.load())(rest);
  const near = closest(name, Object.keys(commands));
  const hint = near === null ? "" : ` Did you mean "quoth ${near}"?`;
  console.error(`Quoth has no command "${name}".${hint} Run "quoth --help" for those it has.`);
  return 2;
}

function print(text: string): number {
  console.log(text);
  return 0;
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  return version;
}
