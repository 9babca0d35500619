import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { type SourceFile, UnreadableDocumentError } from "../document.ts";
import type { ParsedFile } from "./parse.ts";
import type { FormatOptions } from "../formats/formats.ts";
import type { WorkerAnswer, WorkerRequest } from "./parserWorker.ts";

/** Parses files one at a time, with a limit to what one may take. */
export interface Parser {
  /** @throws UnreadableDocumentError, also for a file that takes too much time or memory. */
  parse(file: SourceFile): Promise<ParsedFile>;
  close(): Promise<void>;
}

export interface ParserOptions extends FormatOptions {
  readonly maxSecondsPerFile: number;
}

/**
 * Parses in a thread of its own, because a library that hangs can only be stopped from outside. The
 * thread starts with the first file that needs it (about half a second) and anew after one that had
 * to be stopped; short texts need none.
 */
export function createParser({ maxSecondsPerFile, textRecognition }: ParserOptions): Parser {
  let worker: Worker | null = null;
  const stop = async () => {
    await worker?.terminate();
    worker = null;
  };
  return {
    async parse(file) {
      if (isQuick(file)) return (await loadReaders()).parseFile(file, { textRecognition });
      worker ??= startWorker();
      const answer = await askWorker(
        worker,
        { file, options: { textRecognition } },
        maxSecondsPerFile,
      );
      if (typeof answer === "string") {
        await stop();
        throw new UnreadableDocumentError(
          `Expected a file that can be read, got one whose reader ${answer}. Split it, save it as text, or take it out of the folder.`,
        );
      }
      if ("reason" in answer) throw new UnreadableDocumentError(answer.reason);
      return answer.parsed;
    },
    close: stop,
  };
}

const memory = 1024;
// Texts this short and with no more markup than this are parsed at once whatever they say; of others
// nobody knows, for a parser's time may grow with the square of the text or faster.
const quickBytes = 16 * 1024;
const mostMarkup = 0.2;

/**
 * The readers and what they read by take some 200 MB, most of it for telling languages: a process that
 * only answers never loads them.
 */
function loadReaders() {
  return import("./parse.ts");
}

function isQuick({ path, bytes }: SourceFile): boolean {
  if (!/\.(txt|md|markdown)$/i.test(path) || bytes.length > quickBytes) return false;
  return bytes.filter((byte) => markup.has(byte)).length <= bytes.length * mostMarkup;
}

const markup = new Set(Buffer.from("*_~`[]<>&|#!={}\n\t"));

function startWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: memory };
  if (import.meta.filename.endsWith(".js")) {
    const built = new URL("parserWorker.js", import.meta.url);
    return new Worker(built, { execArgv: [], resourceLimits });
  }
  // Threads do not inherit tsx, which runs our sources, so this one loads it first.
  const required = createRequire(import.meta.url).resolve("tsx/esm/api");
  // Only the module form works in a thread; `import.meta.resolve`, which finds it, is not in vitest.
  const loader = pathToFileURL(required.replace(/\.cjs$/, ".mjs")).href;
  const main = new URL("parserWorker.ts", import.meta.url).href;
  return new Worker(
    `import(${JSON.stringify(loader)}).then(({ tsImport }) =>
       tsImport(${JSON.stringify(main)}, ${JSON.stringify(import.meta.url)}));`,
    { eval: true, execArgv: [], resourceLimits },
  );
}

/** @returns what became of the thread, in words, if it has to be started anew. */
function askWorker(
  worker: Worker,
  request: WorkerRequest,
  maxSeconds: number,
): Promise<WorkerAnswer | string> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const settle = (answer: WorkerAnswer | string) => {
      clearTimeout(timer);
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      resolve(answer);
    };
    const onMessage = (answer: WorkerAnswer | "started") => {
      // The time that the thread takes to start, and to load a reader, is not the file's.
      if (answer !== "started") settle(answer);
      else timer = setTimeout(() => settle(`takes more than ${maxSeconds} s`), maxSeconds * 1000);
    };
    const onError = (error: Error & { code?: string }) => {
      const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      settle(isMemory ? `takes more than ${memory} MB` : `fails (${error.message})`);
    };
    const onExit = () => settle("stops");
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
    worker.postMessage(request, []);
  });
}
