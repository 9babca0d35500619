import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { pruneDaily } from "../../src/memory/pruning.ts";
import { createTestClock, openTestChats } from "../support/chats.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const dayMilliseconds = 86_400_000;

test("What is too old goes within a day, until it is ended.", async () => {
  const clock = createTestClock();
  const chats = await openTestChats({ now: clock.now });
  const end = pruneDaily({ chats, onError: () => expect.unreachable() });
  const handle = async (updateId: number) => {
    await chats.deliveries.begin({ kind: "update", updateId });
    await chats.deliveries.end({ kind: "update", updateId }, "sent");
    clock.pass(49);
  };
  await handle(1);
  expect(await chats.deliveries.isOver(1)).toBe(true);
  await vi.advanceTimersByTimeAsync(dayMilliseconds);
  expect(await chats.deliveries.isOver(1)).toBe(false);
  end();
  await handle(2);
  await vi.advanceTimersByTimeAsync(dayMilliseconds);
  expect(await chats.deliveries.isOver(2)).toBe(true);
});

test("A day on which it fails is told of, and the next one is tried.", async () => {
  const errors: unknown[] = [];
  const full = new Error("disk full");
  const end = pruneDaily({
    chats: {
      prune: () => Promise.reject(full),
    },
    onError: (error) => errors.push(error),
  });
  await vi.advanceTimersByTimeAsync(2 * dayMilliseconds);
  expect(errors).toEqual([full, full]);
  end();
});
