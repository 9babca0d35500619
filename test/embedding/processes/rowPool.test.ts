import { describe, expect, test } from "vitest";
import { createRowPool } from "../../../src/embedding/processes/rowPool.ts";
import type { RowProcess } from "../../../src/embedding/processes/startRowProcess.ts";

const row = (id: number) => ({ ids: [id], types: null });
const rows = (...ids: readonly number[]) => ids.map(row);
const output = (id: number) => ({ logits: { shape: [1], data: Float32Array.of(id) } });

/** Processes that compute a row when they are told to, and say in which order they got them. */
function createBench(most = 1) {
  const got: number[] = [];
  const underWay: { readonly id: number; end(error?: Error): void }[] = [];
  const living = new Set<RowProcess>();
  let started = 0;
  const pool = createRowPool({
    most,
    start() {
      started += 1;
      const killed: (() => void)[] = [];
      const process: RowProcess = {
        run: ({ ids: [id = NaN] }) =>
          new Promise((resolve, reject) => {
            got.push(id);
            killed.push(() => reject(new Error("killed")));
            underWay.push({
              id,
              end: (error) => (error ? reject(error) : resolve(output(id))),
            });
          }),
        isAlive: () => living.has(process),
        async kill() {
          living.delete(process);
          killed.forEach((tell) => tell());
        },
      };
      living.add(process);
      return process;
    },
  });
  /** Ends what is under way, and what comes after it, until nothing is. */
  async function finish() {
    for (let ended = underWay.shift(); ended; ended = underWay.shift()) {
      ended.end();
      await settle();
    }
  }
  return { pool, got, underWay, living, finish, started: () => started };
}

/** Lets everything happen that waits for nothing but its turn. */
async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

describe("Rows shared out among processes", () => {
  test("come back in order, however many compute them.", async () => {
    const { pool, underWay, started } = createBench(2);
    const outputs = pool.run(rows(1, 2, 3));
    await settle();
    expect(underWay.map(({ id }) => id)).toEqual([1, 2]);
    for (const id of [2, 3, 1]) {
      underWay.find((run) => run.id === id)?.end();
      await settle();
    }
    expect(await outputs).toEqual([1, 2, 3].map(output));
    expect(started()).toBe(2);
  });

  test("need no process if there are none.", async () => {
    const { pool, started } = createBench();
    expect(await pool.run([])).toEqual([]);
    expect(started()).toBe(0);
  });

  test("are computed question by question, but a long one lets others go first.", async () => {
    const { pool, got, finish } = createBench();
    const long = pool.run(rows(...Array.from({ length: 20 }, (_, index) => index)));
    const short = pool.run(rows(100, 101, 102));
    const other = pool.run(rows(200));
    await finish();
    expect(got).toEqual(
      [
        [0, 1, 2, 3, 4, 5, 6, 7],
        [100, 101, 102, 200],
        [8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19],
      ].flat(),
    );
    const counts = (await Promise.all([long, short, other])).map((outputs) => outputs.length);
    expect(counts).toEqual([20, 3, 1]);
  });

  test("are dropped when their question is given up, and others go on.", async () => {
    const { pool, got, finish } = createBench();
    const givenUp = new AbortController();
    const dropped = pool.run(rows(1, 2, 3), givenUp.signal);
    const kept = pool.run(rows(10, 11));
    givenUp.abort(new Error("too late"));
    await expect(dropped).rejects.toThrow("too late");
    await finish();
    expect(await kept).toHaveLength(2);
    expect(got).toEqual([1, 10, 11]);
    await expect(pool.run(rows(1), givenUp.signal)).rejects.toThrow("too late");
  });

  test("fail with one of them, and cost no other question anything.", async () => {
    const { pool, got, underWay, living, finish, started } = createBench();
    const failing = pool.run(rows(1, 2));
    const other = pool.run(rows(10));
    underWay.shift()?.end(new Error("its process ended (SIGSEGV)"));
    await expect(failing).rejects.toThrow("SIGSEGV");
    await settle();
    await finish();
    expect(await other).toEqual([output(10)]);
    expect(got).toEqual([1, 10]);
    // Another process took the place of the one that failed.
    expect([started(), living.size]).toEqual([2, 1]);
  });

  test("are not given to a process that ended while it had nothing to do.", async () => {
    const { pool, living, finish, started } = createBench();
    const first = pool.run(rows(1));
    await finish();
    await first;
    living.clear();
    const second = pool.run(rows(2));
    await finish();
    expect(await second).toEqual([output(2)]);
    expect(started()).toBe(2);
  });

  test("fail when the pool is closed, which leaves no process.", async () => {
    const { pool, living } = createBench(2);
    const underWay = pool.run(rows(1, 2, 3));
    const waiting = pool.run(rows(4));
    const outcomes = Promise.allSettled([underWay, waiting]);
    await pool.close();
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(living.size).toBe(0);
    await expect(pool.run(rows(5))).rejects.toThrow("closed");
  });
});
