import { parseArgs } from "node:util";
import { closest } from "../closest.ts";
import { ConfigError } from "../config.ts";

/** An option of a command, as it is written after `--`. */
interface CommandOption {
  readonly type: "boolean" | "string";
  /** What follows it, in capitals, such as `"N"`. Of a string only. */
  readonly value?: string;
  /** What it is if it is not given. Without one, a string is `undefined` then. */
  readonly default?: string;
  readonly help: string;
}

type CommandOptions = Readonly<Record<string, CommandOption>>;

/** What was given for each option. */
type Given<Options extends CommandOptions> = {
  readonly [Name in keyof Options]: Options[Name]["type"] extends "boolean"
    ? boolean
    : Options[Name] extends { readonly default: string }
      ? string
      : string | undefined;
};

interface CommandDefinition<Options extends CommandOptions> {
  /** As a person writes it, such as `"quoth ask"`. */
  readonly name: string;
  /** What may follow the name, a line each. */
  readonly usage: readonly string[];
  /** One or two sentences. */
  readonly about: string;
  readonly options: Options;
  /** Whole command lines. */
  readonly examples: readonly string[];
  /** What the exit codes mean, if more than 0, 1 and 2 are used. */
  readonly exitCodes?: string;
  /** Default: no words may follow. */
  readonly allowsWords?: boolean;
  /** @returns the exit code. */
  run(given: Given<Options>, words: readonly string[]): Promise<number>;
}

/** Runs a command on what was written after its name. @returns the exit code. */
export type Command = (written: readonly string[]) => Promise<number>;

/** The command was written wrongly. The message says what to write instead. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Makes a command that prints its help for `--help` and ends with 0, ends with 2 for a wrong command
 * line or setting, and with 1 for anything else that goes wrong.
 */
export function defineCommand<const Options extends CommandOptions>(
  definition: CommandDefinition<Options>,
): Command {
  return async (written) => {
    for (const stream of [process.stdout, process.stderr]) stream.on("error", endIfNobodyReads);
    try {
      if (asksForHelp(written)) {
        console.log(describeCommand(definition));
        return 0;
      }
      const { values, positionals } = read(definition, written);
      return await definition.run(values, positionals);
    } catch (error) {
      return report(error, definition.name);
    }
  };
}

/** Whoever reads what is printed may have read enough, as `head` has: that is no failure. */
function endIfNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
}

/** Prints what went wrong to standard error. @returns the exit code for it. */
export function report(error: unknown, name: string): number {
  console.error(error instanceof Error ? error.message : String(error));
  if (error instanceof UsageError) console.error(`Run "${name} --help" for what it takes.`);
  return error instanceof UsageError || error instanceof ConfigError ? 2 : 1;
}

/** @throws UsageError unless it is written as a whole number from 1 to 999,999,999. */
export function readWhole(option: string, written: string): number {
  if (!/^[1-9]\d{0,8}$/.test(written)) {
    throw new UsageError(`Expected whole numbers above 0 for ${option}, got "${written}".`);
  }
  return Number(written);
}

/** `--help` after a `--` is a word like any other. */
function asksForHelp(written: readonly string[]): boolean {
  const end = written.indexOf("--");
  const options = end < 0 ? written : written.slice(0, end);
  return options.includes("--help") || options.includes("-h");
}

function read<Options extends CommandOptions>(
  { name, options, allowsWords = false }: CommandDefinition<Options>,
  written: readonly string[],
): { values: Given<Options>; positionals: readonly string[] } {
  const config = Object.fromEntries(
    Object.entries(options).map(([option, { type, default: value }]) => [
      option,
      type === "boolean"
        ? { type, default: false }
        : { type, ...(value !== undefined && { default: value }) },
    ]),
  );
  try {
    const parsed = parseArgs({ args: [...written], options: config, allowPositionals: true });
    const [first] = parsed.positionals;
    if (!allowsWords && first !== undefined) {
      throw new UsageError(`${name} takes options only, got "${first}".`);
    }
    return { values: parsed.values as Given<Options>, positionals: parsed.positionals };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(explain(error, Object.keys(options), name));
  }
}

/** Why a command line could not be read, in our words where Node's are not enough. */
function explain(error: unknown, options: readonly string[], name: string): string {
  if (!(error instanceof Error)) return String(error);
  const unknown = /^Unknown option '(-[^' ]+)'/.exec(error.message)?.[1];
  if (unknown === undefined) return error.message;
  const near = closest(unknown.replace(/^-+/, ""), options);
  return [
    `${name} has no option ${unknown}.`,
    ...(near === null ? [] : [`Did you mean --${near}?`]),
    `To pass a word that begins with "-", put -- before it.`,
  ].join(" ");
}

const lineWidth = 88;

/** The help of a command: at most a screen. */
function describeCommand<Options extends CommandOptions>(
  definition: CommandDefinition<Options>,
): string {
  const { name, usage, about, options, examples, exitCodes } = definition;
  const uses = usage.map((use, index) => `${index === 0 ? "Usage:" : "      "} ${name} ${use}`);
  const left = [
    ...Object.entries(options).map(
      ([option, { value }]) => `--${option}${value === undefined ? "" : ` ${value}`}`,
    ),
    "--help",
  ];
  const right = [...Object.values(options).map(describeOption), "Show this help."];
  const width = Math.max(...left.map(({ length }) => length)) + 4;
  const rows = left.map((option, index) => `  ${option}`.padEnd(width) + right[index]);
  return [
    ...uses.map((line) => line.trimEnd()),
    "",
    ...wrap(about, lineWidth),
    "",
    "Options:",
    ...rows,
    "",
    "Examples:",
    ...examples.map((example) => `  ${example}`),
    ...(exitCodes === undefined ? [] : ["", ...wrap(exitCodes, lineWidth)]),
  ].join("\n");
}

function describeOption({ help, default: value }: CommandOption): string {
  return value === undefined ? help : `${help} Default: ${value}.`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
