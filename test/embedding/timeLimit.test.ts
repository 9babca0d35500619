import { describe, expect, test } from "vitest";
import { type Clock, type Failure, limitCall } from "../../src/embedding/timeLimit.ts";

/** A clock that goes only when told to, and a model that takes its time by it. */
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
  const calls: string[] = [];
  const model = { millisecondsPerText: 10, error: null as Error | null, hangs: false };
  const measure = limitCall(
    async (question, texts) => {
      calls.push(...texts);
      if (model.hangs) await new Promise(() => {});
      advance(model.millisecondsPerText * texts.length);
      if (model.error) throw model.error;
      return texts.map((text) => `${question}${text}`.length);
    },
    { limitMilliseconds, onFailure: (failure) => failures.push(failure), clock },
  );
  return { measure, model, failures, calls, advance, waiting };
}

describe("A call with a time limit", () => {
  test("gives what the model gives, in order, if it is done in time, and leaves no timer.", async () => {
    const { measure, failures, waiting } = createBench();
    expect(await measure("abc", ["", "d", "ef"])).toEqual([3, 4, 5]);
    expect(await measure("abc", [])).toEqual([]);
    expect(failures).toEqual([]);
    expect(waiting.size).toBe(0);
  });

  test("may take just as long as the limit.", async () => {
    expect(await createBench(30).measure("q", ["a", "b", "c"])).toEqual([2, 2, 2]);
  });

  test("gives nothing once over the limit, and does not go on with further texts.", async () => {
    const { measure, model, failures, calls } = createBench();
    model.millisecondsPerText = 60;
    expect(await measure("q", ["a", "b", "c", "d"])).toBe(null);
    expect(calls).toEqual(["a", "b"]);
    expect(failures).toMatchObject([
      { kind: "slow", cause: { message: "took longer than 100 ms" } },
    ]);
  });

  test("gives nothing if the model never comes back.", async () => {
    const { measure, model, failures, advance } = createBench();
    model.hangs = true;
    const outcome = measure("q", ["a", "b"]);
    advance(100);
    expect(await outcome).toBe(null);
    expect(failures.map(({ kind }) => kind)).toEqual(["slow"]);
  });

  test("gives nothing if the model throws, and says why.", async () => {
    const { measure, model, failures } = createBench();
    model.error = new Error("out of memory");
    expect(await measure("q", ["a"])).toBe(null);
    expect(failures).toEqual([{ kind: "broken", cause: model.error }]);
  });

  test("gives nothing if a text gets no result.", async () => {
    const failures: Failure[] = [];
    const limited = limitCall(async () => [], {
      limitMilliseconds: 60_000,
      onFailure: (failure) => failures.push(failure),
    });
    expect(await limited("q", ["a"])).toBe(null);
    expect(failures).toMatchObject([{ kind: "broken", cause: { message: /one result/ } }]);
  });

  test("tells of each kind of failure once.", async () => {
    const { measure, model, failures } = createBench();
    for (const error of [new Error("first"), null, new Error("second"), null]) {
      model.error = error;
      model.millisecondsPerText = error ? 10 : 200;
      await measure("q", ["a"]);
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
    for (let time = 0; time < 3; time += 1) await bench.measure("q", ["a"]);
    bench.calls.length = 0;
    return bench;
  }

  test("the model rests for a minute, whatever is asked.", async () => {
    const { measure, model, calls, advance } = await failing();
    model.error = null;
    advance(59_999);
    expect(await measure("q", ["a"])).toBe(null);
    expect(calls).toEqual([]);
    advance(1);
    expect(await measure("q", ["a"])).toEqual([2]);
  });

  test("it rests again if it fails again, at once.", async () => {
    const { measure, calls, advance } = await failing();
    advance(60_000);
    await measure("q", ["a"]);
    await measure("q", ["b"]);
    expect(calls).toEqual(["a"]);
  });

  test("one success makes it count from nothing.", async () => {
    const { measure, model, calls, advance } = await failing();
    advance(60_000);
    model.error = null;
    await measure("q", ["a"]);
    model.error = new Error("broken");
    for (const text of ["b", "c", "d", "e"]) await measure("q", [text]);
    expect(calls).toEqual(["a", "b", "c", "d"]);
  });
});

test("By the process's own clock, a model that never comes back is given up.", async () => {
  const failures: Failure[] = [];
  const limited = limitCall<number>(() => new Promise(() => {}), {
    limitMilliseconds: 1,
    onFailure: (failure) => failures.push(failure),
  });
  expect(await limited("q", ["a"])).toBe(null);
  expect(failures.map(({ kind }) => kind)).toEqual(["slow"]);
});
