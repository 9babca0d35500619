import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectFolder } from "./seeds.ts";

/** A script of test/support/ in a process of its own, which signals reach without a detour. */
export interface NodeScript {
  readonly child: ChildProcess & { readonly pid: number };
  write(line: string): void;
  endInput(): void;
  /** The next line that it prints; `null` once it has ended. */
  nextLine(): Promise<string | null>;
  /** Its exit code, or `null` if a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts a script of test/support/ by its name. */
export function startNodeScript(
  name: string,
  options: { readonly arguments: readonly string[]; readonly nodeOptions?: readonly string[] },
): NodeScript {
  const child = spawn(
    process.execPath,
    [
      ...(options.nodeOptions ?? []),
      "--import",
      "tsx",
      join(import.meta.dirname, name),
      ...options.arguments,
    ],
    { cwd: projectFolder, stdio: ["pipe", "pipe", "inherit"] },
  );
  const { pid } = child;
  if (pid === undefined) throw new Error(`Expected ${name} to start, but it did not.`);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = once(child, "close").then(([code]) => code as number | null);
  // A process that was killed reads no more.
  child.stdin.on("error", () => {});
  return {
    child: Object.assign(child, { pid }),
    write: (line) => void child.stdin.write(`${line}\n`),
    endInput: () => void child.stdin.end(),
    async nextLine() {
      const line = await lines.next();
      return line.done === true ? null : line.value;
    },
    ended,
  };
}
