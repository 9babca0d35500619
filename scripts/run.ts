import { parseArgs, type ParseArgsConfig } from "node:util";
import { ConfigError } from "../src/config.ts";

/** The command was written wrongly. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Parses the command line of a script.
 *
 * @throws UsageError for an option that it does not have.
 */
export function readArguments<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** @throws UsageError unless it is written as a whole number from 1 to 999,999,999. */
export function readWhole(option: string, written: string): number {
  if (!/^[1-9]\d{0,8}$/.test(written)) {
    throw new UsageError(`Expected whole numbers above 0 for ${option}, got "${written}".`);
  }
  return Number(written);
}

/**
 * Runs a script and sets the process's exit code: what `main` gives, 2 for a wrong command line or
 * setting, 1 for anything else that goes wrong.
 */
export async function runScript(usage: string, main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    const isUsage = error instanceof UsageError;
    console.error(error instanceof Error ? error.message : String(error));
    if (isUsage) console.error(`\n${usage}`);
    process.exitCode = isUsage || error instanceof ConfigError ? 2 : 1;
  }
}
