import { setTimeout } from "node:timers/promises";
import type { IndexOutcome, IndexRun, StartIndexing } from "./indexProcess.ts";

/** How far indexing is, in sentences that have their vectors, or how it ended. */
export type ReindexState =
  { readonly kind: "running"; readonly done: number; readonly total: number } | IndexOutcome;

/** Shows somebody a state, in the place of the one before. Rejects if it cannot be shown. */
export type ShowState = (state: ReindexState) => Promise<unknown>;

/** Brings the index up to the documents, one run at a time, and shows how it goes. */
export interface Reindexing {
  isRunning(): boolean;
  /**
   * Begins a run and shows it. While one is running, which may have read the folder already, another
   * one follows it; all who wait share that one.
   *
   * @param show called at most every `showSeconds`, from the first progress until the end.
   */
  begin(show: ShowState): void;
  /** Ends what is running, begins no more, and takes at most 5 seconds to show so. */
  stop(): Promise<void>;
}

export interface ReindexingOptions {
  readonly start: StartIndexing;
  /** Hears how each run ended. */
  readonly onEnd?: (outcome: IndexOutcome) => void;
  /** Hears of a state that could not be shown. Indexing does not depend on it. */
  readonly onShowError?: (error: unknown) => void;
  /** How long a state is shown at least. Default: 2. */
  readonly showSeconds?: number;
  readonly wait?: (seconds: number) => Promise<unknown>;
}

export function createReindexing(options: ReindexingOptions): Reindexing {
  const { start } = options;
  let waiting: ShowState[] = [];
  let run: IndexRun | null = null;
  let shown: Promise<unknown> = Promise.resolve();
  let isStopped = false;

  const beginNext = () => {
    if (run || waiting.length === 0) return;
    const shows = waiting;
    waiting = [];
    let state: ReindexState = { kind: "running", done: 0, total: 0 };
    const begun = start((sentences) => (state = { kind: "running", ...sentences }));
    run = begun;
    const end = async () => {
      state = await begun.ended;
      run = null;
      options.onEnd?.(state);
      beginNext();
    };
    const ended = end();
    shown = Promise.all([shown, ...shows.map((show) => follow(show, () => state, ended, options))]);
  };

  return {
    isRunning: () => run !== null,
    begin(show) {
      if (isStopped) return;
      waiting.push(show);
      beginNext();
    },
    async stop() {
      isStopped = true;
      run?.stop();
      const stopped = waiting.map((show) => tryToShow(show, { kind: "stopped" }, options));
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

/** Shows each new state until the end. While one is being shown, no other is. */
async function follow(
  show: ShowState,
  read: () => ReindexState,
  ended: Promise<void>,
  options: ReindexingOptions,
): Promise<void> {
  const { showSeconds = 2, wait = waitForTimeout } = options;
  let last: ReindexState | null = null;
  for (;;) {
    const state = read();
    const hasBegun = state.kind !== "running" || state.total > 0;
    if (hasBegun && state !== last) await tryToShow(show, state, options);
    last = state;
    if (state.kind !== "running") return;
    await Promise.race([ended, wait(showSeconds)]);
  }
}

async function tryToShow(
  show: ShowState,
  state: ReindexState,
  { onShowError }: ReindexingOptions,
): Promise<void> {
  try {
    await show(state);
  } catch (error) {
    onShowError?.(error);
  }
}

function waitForTimeout(seconds: number): Promise<void> {
  return setTimeout(seconds * 1000, undefined, { ref: false });
}
