import { setTimeout } from "node:timers/promises";
import { describeError, type Log } from "../../log.ts";
import type { RichText } from "../../richText.ts";
import type { IndexOutcome, IndexRun, StartIndexing } from "./indexProcess.ts";

/** How far indexing is: sentences that have their vectors, or how it ended. */
export type IndexState =
  { readonly kind: "running"; readonly done: number; readonly total: number } | IndexOutcome;

/** A message that shows how indexing goes. */
interface IndexMessage {
  render(state: IndexState): RichText;
  edit(text: RichText): Promise<unknown>;
}

/** Brings the index up to the documents, one run at a time, and shows it in messages. */
export interface Indexing {
  isRunning(): boolean;
  /**
   * Shows a run that begins after this call, for one that has begun may have read the folder
   * already: at once, or after the one that is running. Messages that wait share the next one.
   */
  begin(message: IndexMessage): void;
  /** Ends what is running, begins no more, and lets the messages say so for a few seconds. */
  stop(): Promise<void>;
}

export interface IndexingOptions {
  readonly start: StartIndexing;
  readonly log: Log;
  /** How long a message stands before it is edited again. Default: 2. */
  readonly editSeconds?: number;
  readonly wait?: (seconds: number) => Promise<unknown>;
}

export function createIndexing(options: IndexingOptions): Indexing {
  const { start, log } = options;
  let waiting: IndexMessage[] = [];
  let run: IndexRun | null = null;
  let shown: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  const beginNext = () => {
    if (run || waiting.length === 0) return;
    const messages = waiting;
    waiting = [];
    let state: IndexState = { kind: "running", done: 0, total: 0 };
    const begun = start((sentences) => (state = { kind: "running", ...sentences }));
    run = begun;
    const end = async () => {
      state = await begun.ended;
      run = null;
      log.info({ outcome: state.kind }, "indexed as asked in a chat");
      beginNext();
    };
    const ended = end();
    shown = Promise.all([
      shown,
      ...messages.map((message) => show(message, () => state, ended, options)),
    ]);
  };

  return {
    isRunning: () => run !== null,
    begin(message) {
      if (isStopped) return;
      waiting.push(message);
      beginNext();
    },
    async stop() {
      isStopped = true;
      run?.stop();
      const stopped = waiting.map((message) => edit(message, { kind: "stopped" }, log));
      waiting = [];
      await Promise.race([
        Promise.all([shown, ...stopped]),
        setTimeout(longestStopMilliseconds, undefined, { ref: false }),
      ]);
    },
  };
}

// Whoever stops the bot is waiting for it.
const longestStopMilliseconds = 5_000;

/**
 * Edits the message, from the first progress until it shows the end. While Telegram lets an edit
 * wait, there is no other.
 */
async function show(
  message: IndexMessage,
  read: () => IndexState,
  ended: Promise<void>,
  { log, editSeconds = 2, wait = waitForTimeout }: IndexingOptions,
): Promise<void> {
  let last = "";
  for (;;) {
    const state = read();
    const { text } = message.render(state);
    const isNew = text !== last && !(state.kind === "running" && state.total === 0);
    if (isNew) await edit(message, state, log);
    last = text;
    if (state.kind !== "running") return;
    await Promise.race([ended, wait(editSeconds)]);
  }
}

async function edit(message: IndexMessage, state: IndexState, log: Log): Promise<void> {
  try {
    await message.edit(message.render(state));
  } catch (error) {
    // The message may have been deleted; indexing does not depend on it.
    log.error(describeError(error), "could not show how indexing goes");
  }
}

function waitForTimeout(seconds: number): Promise<void> {
  return setTimeout(seconds * 1000, undefined, { ref: false });
}
