import { expect, test } from "vitest";
import { createPace } from "../../../src/service/digestDelivery/pace.ts";

/** A clock that only waiting moves on. */
function createWaitingClock() {
  let time = Date.UTC(2026, 5, 29);
  return {
    now: () => new Date(time),
    wait: (milliseconds: number) => {
      time += milliseconds;
      return Promise.resolve();
    },
  };
}

/** When each of a hundred and twenty may go, and the most that may within a second. */
async function mostInASecond(isBusy: boolean): Promise<number> {
  const clock = createWaitingClock();
  const pace = createPace({ ...clock, isBusy: () => isBusy });
  const takes = Array.from({ length: 120 }, async () => {
    expect(await pace.take()).toBe(true);
    return clock.now().getTime();
  });
  const times = await Promise.all(takes);
  return Math.max(
    ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
  );
}

test("No more than twenty go in a second, and fewer while questions are answered.", async () => {
  expect(await mostInASecond(false)).toBe(20);
  expect(await mostInASecond(true)).toBe(5);
});

test("In a pause nobody goes; a shorter one does not end it, nor does a clock set back keep it.", async () => {
  let time = 1_000_000;
  const now = () => new Date(time);
  const pace = createPace({ now, wait: () => Promise.resolve(), isBusy: () => false });
  pace.pause(60);
  pace.pause(5);
  time += 59_000;
  expect([pace.isOpen(), await pace.take()]).toEqual([false, false]);
  time += 1_000;
  expect([pace.isOpen(), await pace.take()]).toEqual([true, true]);
  pace.pause(60);
  time -= 500_000;
  expect(await pace.take()).toBe(true);
});

test("Once it is closed, who waits is told so.", async () => {
  const pace = createPace({ ...createWaitingClock(), isBusy: () => false });
  const taking = Array.from({ length: 7 }, () => pace.take());
  pace.close();
  expect(await Promise.all(taking)).toEqual(Array(7).fill(false));
});
