import { setTimeout } from "node:timers/promises";

/** How long a model may take, and who hears that it took longer. */
export interface TimeLimit {
  /** For one question and all its texts, above 0. */
  readonly limitMilliseconds: number;
  /** Called once for each kind of failure, not for each failure. */
  onFailure(failure: Failure): void;
  /** Default: the process's own. */
  readonly clock?: Clock;
}

export interface Failure {
  readonly kind: "slow" | "broken";
  readonly cause: Error;
}

export interface Clock {
  /** Milliseconds since some moment; never goes back. */
  now(): number;
  /** Ends after that time, or rejects when the signal is given. */
  wait(milliseconds: number, signal: AbortSignal): Promise<unknown>;
}

/**
 * Makes a call that answers in time or not at all: `null` if it throws, gives too few results or
 * exceeds the limit. After three such calls in a row the model rests for a minute, during which every
 * call gives `null` at once; then the next one is tried, and if it fails too, another minute begins.
 *
 * Models compute on the main thread, where a run under way cannot be cut short. So texts are handed
 * over one by one, and the limit is exceeded by one text's run at most. What else the process does
 * meanwhile counts as well.
 */
export function limitCall<Result>(
  call: (question: string, texts: readonly string[]) => Promise<readonly Result[]>,
  limit: TimeLimit,
): (question: string, texts: readonly string[]) => Promise<Result[] | null> {
  const { limitMilliseconds, clock = processClock } = limit;
  const told = new Set<Failure["kind"]>();
  let failuresInARow = 0;
  let restsUntil = -Infinity;
  return async (question, texts) => {
    if (clock.now() < restsUntil) return null;
    try {
      const results = await callInTime(call, question, texts, limitMilliseconds, clock);
      failuresInARow = 0;
      return results;
    } catch (error) {
      failuresInARow += 1;
      if (failuresInARow >= mostFailuresInARow) restsUntil = clock.now() + restMilliseconds;
      const kind = error instanceof LimitExceededError ? "slow" : "broken";
      const cause = error instanceof Error ? error : new Error(String(error));
      if (!told.has(kind)) limit.onFailure({ kind, cause });
      told.add(kind);
      return null;
    }
  };
}

const mostFailuresInARow = 3;
const restMilliseconds = 60_000;

const processClock: Clock = {
  now: () => performance.now(),
  // A process that has nothing else to do may end.
  wait: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal, ref: false }),
};

class LimitExceededError extends Error {
  override readonly name = "LimitExceededError";
}

async function callInTime<Result>(
  call: (question: string, texts: readonly string[]) => Promise<readonly Result[]>,
  question: string,
  texts: readonly string[],
  limitMilliseconds: number,
  clock: Clock,
): Promise<Result[]> {
  const begun = clock.now();
  const finished = new AbortController();
  const exceeded = () => new LimitExceededError(`took longer than ${limitMilliseconds} ms`);
  const expiry = clock.wait(limitMilliseconds, finished.signal).then(() => {
    throw exceeded();
  });
  // Nobody waits for it between two texts.
  expiry.catch(() => {});
  try {
    const results: Result[] = [];
    for (const text of texts) {
      const given = await Promise.race([call(question, [text]), expiry]);
      if (given.length !== 1) throw new Error(`Expected one result a text, got ${given.length}`);
      results.push(...given);
      if (clock.now() - begun > limitMilliseconds) throw exceeded();
    }
    return results;
  } finally {
    finished.abort();
  }
}
