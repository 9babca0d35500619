import { setTimeout } from "node:timers/promises";

/** Does some writing as part of the next commit. Rejects if that fails: then none of it was written. */
export type Commit = <Result>(work: () => Result) => Promise<Result>;

/**
 * Puts what is to be written at nearly the same time into one commit. A commit waits for the disk, and
 * nobody's question is answered meanwhile: five digests in one cost a fifth.
 */
export function createGroupCommit(options: {
  /** As `write` of `StateDatabase`. */
  readonly write: <Result>(work: () => Result) => Result;
  /** Waits for others that write too. Default: 20 ms. */
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
