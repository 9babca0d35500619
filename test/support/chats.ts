import { setImmediate } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { type Chats, type ChatsOptions, openChats } from "../../src/memory/chats.ts";

/** A clock that stands still until it is moved on. */
export interface TestClock {
  readonly now: () => Date;
  pass(hours: number): void;
}

/** Noon of a day in June 2026. */
export function createTestClock(): TestClock {
  let time = Date.UTC(2026, 5, 29, 12);
  return {
    now: () => new Date(time),
    pass: (hours) => void (time += hours * 3_600_000),
  };
}

/** Opens a store of chats that ends with the test. */
export type OpenChats = (options?: Partial<ChatsOptions>) => Promise<Chats>;

/** What Quoth remembers, for the test that is running: in memory, unless a path is named. */
export async function openTestChats(options: Partial<ChatsOptions> = {}): Promise<Chats> {
  const chats = await openChats({
    path: ":memory:",
    now: createTestClock().now,
    gather: () => setImmediate(),
    ...options,
  });
  onTestFinished(() => chats.close());
  return chats;
}
