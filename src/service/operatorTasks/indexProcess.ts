import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { z } from "zod";

/** Starts bringing the index up to the documents. */
export type StartIndexing = (
  onProgress: (sentences: { readonly done: number; readonly total: number }) => void,
) => IndexRun;

export interface IndexRun {
  /** Fulfilled when it is over, however it went. */
  readonly ended: Promise<IndexOutcome>;
  /** Ends it before its time. The index stays as it was. */
  stop(): void;
}

export type IndexOutcome =
  | { readonly kind: "finished"; readonly summary: IndexSummary }
  /** `reason` is in words for whoever keeps the documents; it may name paths. */
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "stopped" };

/** What `quoth index --events` says at the end. */
export type IndexSummary = z.output<typeof summarySchema>;

/**
 * Indexes in a process of its own, so that answering goes on meanwhile and whatever happens there
 * leaves the bot alone. It reads the same settings as this one. A bot that is killed leaves it to
 * finish; nobody hears of the result, but the index is whole either way.
 *
 * @param options.nodeArguments what Node is started with, so that it does as `quoth index --events`.
 * @param options.environment instead of this process's own.
 */
export function createIndexProcess(options: {
  readonly nodeArguments: readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
}): StartIndexing {
  const { nodeArguments, environment } = options;
  return (onProgress) => {
    const child = spawn(process.execPath, [...nodeArguments], {
      stdio: ["ignore", "pipe", "pipe"],
      ...(environment && { env: { ...environment } }),
    });
    let summary: IndexSummary | undefined;
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint = `${complaint}${text}`.slice(-longestComplaint);
    });
    const lines = createInterface({ input: child.stdout });
    lines.on("line", (line) => {
      const event = readEvent(line);
      if (event?.event === "progress") onProgress(event);
      if (event?.event === "finished") summary = event;
    });
    const ended = new Promise<IndexOutcome>((resolve) => {
      // "close" does not come if the process could not even be started.
      child.once("error", ({ message }) => resolve({ kind: "failed", reason: message }));
      child.once("close", (code, signal) => {
        if (summary) resolve({ kind: "finished", summary });
        else if (signal !== null) resolve({ kind: "stopped" });
        else resolve({ kind: "failed", reason: complaint.trim() || `It ended with ${code}.` });
      });
    });
    return { ended, stop: () => void child.kill() };
  };
}

const longestComplaint = 1000;

const gradeSchema = z.object({ recall: z.number().nullable() });

const summarySchema = z.object({
  published: z.boolean(),
  documents: z.object({
    added: z.array(z.string()),
    changed: z.array(z.string()),
    renamed: z.array(z.string()),
    removed: z.array(z.string()),
    unchanged: z.array(z.string()),
    failed: z.array(z.object({ path: z.string(), reason: z.string() })),
  }),
  grading: z.object({ next: gradeSchema, previous: gradeSchema.nullable() }).nullable(),
});

const eventSchema = z.discriminatedUnion("event", [
  z.object({ event: z.literal("progress"), done: z.number(), total: z.number() }),
  summarySchema.extend({ event: z.literal("finished") }),
]);

/** Other events, and what else a library may print, are nobody's. */
function readEvent(line: string): z.output<typeof eventSchema> | null {
  try {
    return eventSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    // No JSON.
    return null;
  }
}
