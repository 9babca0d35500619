import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { BenchFolders } from "../ownProcess.ts";

/** The bot as `npm start` runs it. */
export interface BotProcess {
  /**
   * Looks again and again until something holds.
   *
   * @throws if the process ends before.
   */
  until(holds: () => boolean): Promise<void>;
  /** The least memory that it holds within some seconds, in millions of bytes; `null` where the system does not tell. */
  leastMegabytes(withinSeconds: number): Promise<number | null>;
  /** Ends it as an operator would. @returns its exit code; `null` if it had to be killed. */
  stop(): Promise<number | null>;
}

export function startBotProcess(options: {
  readonly folders: BenchFolders;
  readonly apiRoot: string;
}): BotProcess {
  const { folders, apiRoot } = options;
  const child = spawn(process.execPath, [...process.execArgv, quoth, "serve"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      BOT_TOKEN: "1:benchmark",
      TELEGRAM_API_ROOT: apiRoot,
      SEEDS_DIR: folders.documentsFolder,
      INDEX_DIR: folders.indexFolder,
      DATA_DIR: folders.dataFolder,
      LOG_LEVEL: "error",
      // A .env may be here for the person's own bot; what is set here stands above it.
      WEBHOOK_URL: "",
      PORT: "",
      ADMIN_IDS: "",
    },
  });
  let lastWords = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    lastWords = (lastWords + text).slice(-2_000);
  });
  const ended = once(child, "close").then(([code]) => code as number | null);
  let isOver = false;
  void ended.then(() => (isOver = true));

  return {
    async until(holds) {
      while (!holds()) {
        if (isOver) throw new Error(`Expected the bot to run on, but it ended:\n${lastWords}`);
        await setTimeout(100);
      }
    },
    async leastMegabytes(withinSeconds) {
      const end = performance.now() + withinSeconds * 1000;
      let least: number | null = null;
      while (performance.now() < end) {
        const megabytes = await residentMegabytes(child.pid);
        if (megabytes !== null) least = Math.min(least ?? Infinity, megabytes);
        await setTimeout(500);
      }
      return least;
    },
    async stop() {
      child.kill("SIGTERM");
      const kill = globalThis.setTimeout(() => child.kill("SIGKILL"), longestStopMilliseconds);
      const code = await ended;
      clearTimeout(kill);
      return code;
    },
  };
}

const quoth = join(import.meta.dirname, `../../../src/cli/quoth${extname(import.meta.filename)}`);
const longestStopMilliseconds = 40_000;

async function residentMegabytes(processId: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${processId}/status`, "utf8").catch(() => "");
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes === undefined ? null : (Number(kibibytes) * 1024) / 1e6;
}
