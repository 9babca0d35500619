import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Output, TokenRow } from "../models/transformers.ts";

/** What a model gives for one row, by name. */
export type Outputs = Readonly<Record<string, Output | undefined>>;

/** What the process says to a row. */
export type RowAnswer = { readonly outputs: Outputs } | { readonly failure: string };

/** A process that computes rows, one at a time. */
export interface RowProcess {
  /** @throws if the model cannot be loaded or run, or the process ends; it is to be thrown away then. */
  run(row: TokenRow): Promise<Outputs>;
  /** False once it has ended, for whatever reason. */
  isAlive(): boolean;
  /** Fulfilled when it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts a process that loads a model with its first row. In a thread, a fault in the native library, or
 * this process's own end while a row is computed, would take everything down; another process can be
 * lost, and is started again.
 *
 * It does not keep this one from ending, except while a row is computed, and ends with it. Costs 0.2 s
 * and, with quoth-reader-v1, 100 MB.
 */
export function startRowProcess(path: string): RowProcess {
  const child = forkProcess(path);
  let fate: string | null = null;
  const ended = new Promise<string>((resolve) => {
    child.once("error", ({ message }) => resolve(`cannot be started (${message})`));
    child.once("exit", (code, signal) => resolve(`ended (${signal ?? code})`));
  }).then((words) => (fate = words));
  setKeepsAlive(child, false);
  return {
    async run(row) {
      if (fate !== null) throw new Error(`its process ${fate}`);
      setKeepsAlive(child, true);
      try {
        const answer = await Promise.race([
          nextAnswer(child, row),
          ended.then((words): RowAnswer => ({ failure: `its process ${words}` })),
        ]);
        if ("failure" in answer) throw new Error(answer.failure);
        return answer.outputs;
      } finally {
        setKeepsAlive(child, false);
      }
    },
    isAlive: () => fate === null,
    async kill() {
      // Else this process might end before its child has, with a promise that is never fulfilled.
      setKeepsAlive(child, true);
      child.kill("SIGKILL");
      await ended;
    },
  };
}

function forkProcess(path: string): ChildProcess {
  return fork(fileURLToPath(new URL("rowProcess.mjs", import.meta.url)), [path], {
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: [],
  });
}

function nextAnswer(child: ChildProcess, row: TokenRow): Promise<RowAnswer> {
  return new Promise((resolve) => {
    const onMessage = (answer: RowAnswer) => resolve(answer);
    child.once("message", onMessage);
    child.send(row, (error) => {
      if (!error) return;
      child.off("message", onMessage);
      resolve({ failure: `its process hears nothing (${error.message})` });
    });
  });
}

function setKeepsAlive(child: ChildProcess, keepsAlive: boolean): void {
  if (keepsAlive) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
