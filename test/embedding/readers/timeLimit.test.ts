import { describe, expect, test } from "vitest";
import type { ReadableText, Reading } from "../../../src/embedding/readers/reader.ts";
import { type Clock, type Failure, limitReader } from "../../../src/embedding/readers/timeLimit.ts";

const texts: readonly ReadableText[] = ["a", "b"].map((text) => ({ title: "", text }));
const reading: Reading = { answeredLogit: 1, spanMargin: 2, spans: [] };

/** A clock that goes only when told to, and a reader that takes its time by it. */
function createBench(limitMilliseconds = 100) {
  let now = 0;
  const waiting = new Set<{ readonly until: number; end(): void }>();
  const advance = (milliseconds: number) => {
    now += milliseconds;
    for (const wait of waiting) if (wait.until <= now) wait.end();
  };
  const clock: Clock = {
    now: () => now,
    wait: (milliseconds, signal) =>
      new Promise<void>((resolve, reject) => {
        const wait = { until: now + milliseconds, end: resolve };
        waiting.add(wait);
        signal.addEventListener("abort", () => {
          waiting.delete(wait);
          reject(new Error("aborted"));
        });
      }),
  };
  const failures: Failure[] = [];
  const signals: AbortSignal[] = [];
  const model = { milliseconds: 10, readings: 2, error: null as Error | null, hangs: false };
  const reader = limitReader(
    {
      async read(_question, _texts, signal) {
        signals.push(signal ?? AbortSignal.abort());
        if (model.hangs) await new Promise(() => {});
        advance(model.milliseconds);
        if (model.error) throw model.error;
        return Array.from({ length: model.readings }, () => reading);
      },
    },
    { limitMilliseconds, onFailure: (failure) => failures.push(failure), clock },
  );
  const read = (spentMilliseconds?: number) => reader.read("q", texts, spentMilliseconds);
  return { read, model, failures, signals, advance, waiting };
}

describe("A reader with a time limit", () => {
  test("gives what it gives, if it is done in time, and leaves no timer.", async () => {
    const { read, failures, signals, waiting } = createBench();
    expect(await read()).toEqual([reading, reading]);
    expect(failures).toEqual([]);
    expect(waiting.size).toBe(0);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
  });

  test("may take nearly as long as the limit.", async () => {
    expect(await createBench(11).read()).toEqual([reading, reading]);
  });

  test("gives nothing once over the limit.", async () => {
    const { read, model, failures } = createBench();
    model.milliseconds = 101;
    expect(await read()).toBe(null);
    expect(failures).toMatchObject([
      { kind: "slow", cause: { message: "took longer than 100 ms" } },
    ]);
  });

  test("has less time for a question that has taken some already.", async () => {
    const { read, model } = createBench();
    expect(await read(89)).toEqual([reading, reading]);
    model.milliseconds = 11;
    expect(await read(90)).toBe(null);
    expect(await read(200)).toBe(null);
  });

  test("gives nothing if it never comes back, and is told that it was given up.", async () => {
    const { read, model, failures, signals, advance } = createBench();
    model.hangs = true;
    const outcome = read();
    advance(100);
    expect(await outcome).toBe(null);
    expect(failures.map(({ kind }) => kind)).toEqual(["slow"]);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test("gives nothing if it throws, and says why.", async () => {
    const { read, model, failures } = createBench();
    model.error = new Error("out of memory");
    expect(await read()).toBe(null);
    expect(failures).toEqual([{ kind: "broken", cause: model.error }]);
  });

  test("gives nothing if a text gets no reading.", async () => {
    const { read, model, failures } = createBench();
    model.readings = 1;
    expect(await read()).toBe(null);
    expect(failures).toMatchObject([{ kind: "broken", cause: { message: /2 readings, got 1/ } }]);
  });

  test("tells of each kind of failure once.", async () => {
    const { read, model, failures } = createBench();
    for (const error of [new Error("first"), null, new Error("second"), null]) {
      model.error = error;
      model.milliseconds = error ? 10 : 200;
      await read();
    }
    expect(failures.map(({ cause }) => cause.message)).toEqual([
      "first",
      "took longer than 100 ms",
    ]);
  });
});

describe("After three failures in a row", () => {
  async function failing() {
    const bench = createBench();
    bench.model.error = new Error("broken");
    for (let time = 0; time < 3; time += 1) await bench.read();
    bench.signals.length = 0;
    return bench;
  }

  test("the reader rests for a minute, whatever is asked.", async () => {
    const { read, model, signals, advance } = await failing();
    model.error = null;
    advance(59_999);
    expect(await read()).toBe(null);
    expect(signals).toEqual([]);
    advance(1);
    expect(await read()).toEqual([reading, reading]);
  });

  test("it rests again if it fails again, at once.", async () => {
    const { read, signals, advance } = await failing();
    advance(60_000);
    await read();
    await read();
    expect(signals).toHaveLength(1);
  });

  test("one success makes it count from nothing.", async () => {
    const { read, model, signals, advance } = await failing();
    advance(60_000);
    model.error = null;
    await read();
    model.error = new Error("broken");
    for (let time = 0; time < 4; time += 1) await read();
    expect(signals).toHaveLength(4);
  });

  test("it does not rest if questions were slow because they came together.", async () => {
    const { read, model, advance } = createBench();
    model.hangs = true;
    const together = [1, 2, 3, 4].map(() => read());
    advance(100);
    expect(await Promise.all(together)).toEqual([null, null, null, null]);
    model.hangs = false;
    expect(await read()).toEqual([reading, reading]);
  });
});

test("By the process's own clock, a reader that never comes back is given up.", async () => {
  const failures: Failure[] = [];
  const reader = limitReader(
    { read: () => new Promise(() => {}) },
    { limitMilliseconds: 1, onFailure: (failure) => failures.push(failure) },
  );
  expect(await reader.read("q", texts)).toBe(null);
  expect(failures.map(({ kind }) => kind)).toEqual(["slow"]);
});
