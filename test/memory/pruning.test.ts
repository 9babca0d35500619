import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pruneDaily } from "../../src/memory/pruning.ts";
import { createTestClock, openTestChats } from "../support/chats.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const dayMilliseconds = 86_400_000;

test("What is too old goes within a day, until it is ended.", () => {
  const clock = createTestClock();
  const chats = openTestChats({ now: clock.now });
  const end = pruneDaily({ chats, onError: () => expect.unreachable() });
  const handle = (updateId: number) => {
    chats.updates.claim(updateId);
    chats.updates.markDone(updateId);
    clock.pass(49);
  };
  handle(1);
  expect(chats.updates.isOver(1)).toBe(true);
  vi.advanceTimersByTime(dayMilliseconds);
  expect(chats.updates.isOver(1)).toBe(false);
  end();
  handle(2);
  vi.advanceTimersByTime(dayMilliseconds);
  expect(chats.updates.isOver(2)).toBe(true);
});

test("A day on which it fails is told of, and the next one is tried.", () => {
  const errors: unknown[] = [];
  const full = new Error("disk full");
  const end = pruneDaily({
    chats: {
      prune() {
        throw full;
      },
    },
    onError: (error) => errors.push(error),
  });
  vi.advanceTimersByTime(2 * dayMilliseconds);
  expect(errors).toEqual([full, full]);
  end();
});
