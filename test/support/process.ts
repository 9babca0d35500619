import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { projectFolder } from "./seeds.ts";

/** A script of the project, running as a person would run it. */
export interface RunningScript {
  readonly child: ChildProcess;
  /** What it has written so far. */
  readonly output: { stdout: string; stderr: string };
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
}

/** Starts a script by its path in the project, with these settings and nothing of ours. */
export function startScript(
  path: string,
  options: {
    readonly settings?: Readonly<Record<string, string>>;
    readonly arguments?: readonly string[];
    readonly input?: string;
    /** Default: the project's folder. */
    readonly cwd?: string;
  } = {},
): RunningScript {
  // Without the process that the command tsx puts before it, which signals would have to get past.
  const child = spawn(
    process.execPath,
    ["--import", tsx, resolve(projectFolder, path), ...(options.arguments ?? [])],
    {
      cwd: options.cwd ?? projectFolder,
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        NO_COLOR: "1",
        // Most tests are about other things; what the reader changes has tests of its own.
        READER: "off",
        ...options.settings,
      },
    },
  );
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  child.stdin.end(options.input ?? "");
  const ended = once(child, "close").then(([code]) => code as number | null);
  return { child, output, ended };
}

/** Starts `quoth` with the words that are written after it. */
export function startQuoth(
  words: readonly string[],
  options: Omit<NonNullable<Parameters<typeof startScript>[1]>, "arguments"> = {},
): RunningScript {
  return startScript("src/cli/quoth.ts", { ...options, arguments: words });
}

/** Runs `quoth` to its end. */
export async function runQuoth(...call: Parameters<typeof startQuoth>) {
  const { output, ended } = startQuoth(...call);
  const code = await ended;
  return { code, ...output };
}

/** Runs a script to its end. */
export async function runToEnd(...call: Parameters<typeof startScript>) {
  const { output, ended } = startScript(...call);
  const code = await ended;
  return { code, ...output };
}

// By its address: a script may run in a folder without packages.
const tsx = pathToFileURL(join(projectFolder, "node_modules", "tsx", "dist", "loader.mjs")).href;
