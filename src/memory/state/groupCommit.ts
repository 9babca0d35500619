import { setTimeout } from "node:timers/promises";

/** Runs `work` in the next commit. Rejects, with nothing written, if that commit fails. */
export type Commit = <Result>(work: () => Result) => Promise<Result>;

/**
 * Groups writes that arrive within a few milliseconds into one commit. A commit blocks until the disk has
 * it, and no question is answered meanwhile; five writes in one commit cost a fifth.
 */
export function createGroupCommit(options: {
  /** As `write` of `StateDatabase`. */
  readonly write: <Result>(work: () => Result) => Result;
  /** Waits for more writes to join. Default: 20 ms. */
  readonly gather?: (() => Promise<unknown>) | undefined;
}): Commit {
  const { write, gather = () => setTimeout(gatherMilliseconds) } = options;
  let waiting: Waiting[] = [];
  const flushSoon = async () => {
    await gather();
    const batch = waiting;
    waiting = [];
    try {
      const settled = write(() => batch.map(({ work }) => work()));
      for (const settle of settled) settle();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return (work) =>
    new Promise((resolve, reject) => {
      const run = () => {
        const result = work();
        return () => resolve(result);
      };
      if (waiting.push({ work: run, reject }) === 1) void flushSoon();
    });
}

interface Waiting {
  /** @returns what tells the one who waits, once it is written. */
  readonly work: () => () => void;
  readonly reject: (error: unknown) => void;
}

const gatherMilliseconds = 20;
