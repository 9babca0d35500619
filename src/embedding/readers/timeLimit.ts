import { setTimeout } from "node:timers/promises";
import type { LimitedReader, Reader } from "./reader.ts";

/** How long a reader may take, and who hears that it took longer. */
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
 * Makes of a reader one that answers in time or not at all: `null` if it throws, gives too few readings
 * or exceeds the limit. What is given up on is told to the reader by its signal.
 *
 * After three such questions in a row the reader rests for a minute, during which every call gives `null`
 * at once; then the next one is tried, and if it fails too, another minute begins. A question that is too
 * slow among others counts for none: it waited for theirs.
 */
export function limitReader(reader: Pick<Reader, "read">, limit: TimeLimit): LimitedReader {
  const { limitMilliseconds, clock = processClock } = limit;
  const told = new Set<Failure["kind"]>();
  let failuresInARow = 0;
  let restsUntil = -Infinity;
  let underWay = 0;
  let startedOrEnded = 0;
  return {
    async read(question, texts, spentMilliseconds = 0) {
      if (clock.now() < restsUntil) return null;
      underWay += 1;
      startedOrEnded += 1;
      const [othersBefore, marked] = [underWay > 1, startedOrEnded];
      try {
        const readings = await inTime(async (signal) => reader.read(question, texts, signal), {
          limitMilliseconds,
          spentMilliseconds,
          clock,
        });
        if (readings.length !== texts.length) {
          throw new Error(`Expected ${texts.length} readings, got ${readings.length}`);
        }
        failuresInARow = 0;
        return readings;
      } catch (error) {
        const kind = error instanceof LimitExceededError ? "slow" : "broken";
        const wasAlone = !othersBefore && startedOrEnded === marked;
        if (kind === "broken" || wasAlone) failuresInARow += 1;
        if (failuresInARow >= mostFailuresInARow) restsUntil = clock.now() + restMilliseconds;
        const cause = error instanceof Error ? error : new Error(String(error));
        if (!told.has(kind)) limit.onFailure({ kind, cause });
        told.add(kind);
        return null;
      } finally {
        underWay -= 1;
        startedOrEnded += 1;
      }
    },
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

async function inTime<Result>(
  call: (signal: AbortSignal) => Promise<Result>,
  time: {
    readonly limitMilliseconds: number;
    readonly spentMilliseconds: number;
    readonly clock: Clock;
  },
): Promise<Result> {
  const { limitMilliseconds, spentMilliseconds, clock } = time;
  const left = Math.max(0, limitMilliseconds - spentMilliseconds);
  const begun = clock.now();
  const [finished, givenUp] = [new AbortController(), new AbortController()];
  const exceeded = () => new LimitExceededError(`took longer than ${limitMilliseconds} ms`);
  const expiry = clock.wait(left, finished.signal).then(() => {
    throw exceeded();
  });
  try {
    const result = await Promise.race([call(givenUp.signal), expiry]);
    // A thread that was busy hears of its timer late.
    if (clock.now() - begun > left) throw exceeded();
    return result;
  } catch (error) {
    givenUp.abort(error);
    throw error;
  } finally {
    finished.abort();
  }
}
