import { parentPort } from "node:worker_threads";
import { type SourceFile, UnreadableDocumentError } from "../document.ts";
import { type FormatOptions, formatOf, loadReader } from "../formats/formats.ts";
import { type ParsedFile, parseFile } from "./parse.ts";

/** What the thread is to read. */
export interface WorkerRequest {
  readonly file: SourceFile;
  readonly options: FormatOptions;
}

/** What the thread says to a file, after "started". */
export type WorkerAnswer = { readonly parsed: ParsedFile } | { readonly reason: string };

parentPort?.on("message", (request: WorkerRequest) => {
  void answer(request).then((message) => parentPort?.postMessage(message, []));
});

// A library may give up on something only after its file was answered for: that is nobody's error. What
// decides is the promise that is waited for.
process.on("unhandledRejection", () => undefined);

async function answer({ file, options }: WorkerRequest): Promise<WorkerAnswer> {
  // The time that a reader takes to load is not the file's.
  const format = formatOf(file.path);
  if (format !== null) await loadReader(format);
  parentPort?.postMessage("started", []);
  try {
    return { parsed: await parseFile(file, options) };
  } catch (error) {
    if (error instanceof UnreadableDocumentError) return { reason: error.message };
    return {
      reason: `Could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}
