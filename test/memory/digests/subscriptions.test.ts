import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createTestClock, openTestChats } from "../../support/chats.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const chatId = 11;
const noon = { zone: "Europe/Riga", minutes: 12 * 60, isOn: true };

test("A chat that never chose anything has the defaults, in the zone of the settings.", () => {
  const { subscriptions } = openTestChats({ digestTimeZone: "Asia/Kathmandu" });
  expect(subscriptions.get(chatId)).toEqual({
    chatId,
    isOn: false,
    zone: "Asia/Kathmandu",
    minutes: 480,
    weekdays: 127,
    topic: null,
    length: 5,
    always: false,
    threadId: null,
    language: null,
    due: null,
    lastDate: null,
    seen: null,
    offReason: null,
  });
});

test("What is set outlives the process, with what is due.", async () => {
  const path = join(await temporaryFolder(), "quoth.db");
  const chats = openTestChats({ path });
  const set = chats.subscriptions.set(chatId, {
    ...noon,
    topic: "дрони 🚢",
    length: 3,
    always: true,
    threadId: 7,
    language: "lv",
  });
  expect(set.due).toEqual({ at: Date.UTC(2026, 5, 30, 9), date: "2026-06-30" });
  expect(openTestChats({ path }).subscriptions.get(chatId)).toEqual(set);
});

test("Only those that are on and due are due, the longest due first, a page at a time.", () => {
  const clock = createTestClock();
  const { subscriptions } = openTestChats({ now: clock.now });
  for (const id of [3, 1, 2]) subscriptions.set(id, { ...noon, minutes: 21 * 60 });
  subscriptions.set(4, { ...noon, minutes: 20 * 60 });
  subscriptions.set(5, { ...noon, isOn: false });
  const due = (most: number, after = 0) => {
    const before = after === 0 ? null : subscriptions.get(after);
    return subscriptions.due({ now: clock.now(), most, after: before }).map((chat) => chat.chatId);
  };
  clock.pass(5);
  expect(due(10)).toEqual([4]);
  clock.pass(1);
  expect(due(3)).toEqual([4, 1, 2]);
  expect(due(3, 2)).toEqual([3]);
  expect(due(3, 3)).toEqual([]);
});

test("A topic or a length that changes moves nothing; another time does, from now on.", () => {
  const clock = createTestClock();
  const { subscriptions } = openTestChats({ now: clock.now });
  const { due } = subscriptions.set(chatId, { ...noon, minutes: 16 * 60 });
  clock.pass(2);
  expect(subscriptions.set(chatId, { topic: "drones", length: 8 }).due).toEqual(due);
  expect(subscriptions.set(chatId, { minutes: 18 * 60 }).due?.date).toBe("2026-06-29");
  expect(subscriptions.set(chatId, { minutes: 17 * 60 }).due?.date).toBe("2026-06-30");
  expect(subscriptions.set(chatId, { isOn: false }).due).toBeNull();
  expect(subscriptions.set(chatId, { isOn: true, weekdays: 0 }).due).toBeNull();
});

test("One that was turned off says why, until somebody sets it again.", () => {
  const { subscriptions } = openTestChats();
  for (const id of [1, 2, 3]) subscriptions.set(id, noon);
  subscriptions.turnOff(1, "blocked");
  subscriptions.turnOff(2, "removed");
  subscriptions.turnOff(99, "removed");
  expect(subscriptions.get(1)).toMatchObject({ isOn: false, due: null, offReason: "blocked" });
  expect(subscriptions.figures()).toEqual({
    on: 1,
    off: 2,
    turnedOff: { blocked: 1, removed: 1 },
  });
  expect(subscriptions.set(1, { isOn: true }).offReason).toBeNull();
});

describe("What makes no sense is refused, and changes nothing:", () => {
  test.each([
    { zone: "Europe/Nowhere" },
    { zone: "" },
    { minutes: 481 },
    { minutes: -30 },
    { minutes: 1440 },
    { minutes: Number.NaN },
    { weekdays: 128 },
    { weekdays: -1 },
    { length: 4 as 3 },
  ])("%o", (changes) => {
    const { subscriptions } = openTestChats();
    const before = subscriptions.set(chatId, noon);
    expect(() => subscriptions.set(chatId, changes)).toThrow(RangeError);
    expect(subscriptions.get(chatId)).toEqual(before);
  });
});

test("A group's digest goes with it when it becomes a supergroup, unless that has its own.", () => {
  const chats = openTestChats();
  chats.subscriptions.set(-1, { ...noon, topic: "old" });
  chats.migrate(-1, -1001);
  expect(chats.subscriptions.get(-1001)).toMatchObject({ isOn: true, topic: "old" });
  expect(chats.subscriptions.get(-1).isOn).toBe(false);
  chats.subscriptions.set(-1, { ...noon, topic: "late" });
  chats.migrate(-1, -1001);
  expect(chats.subscriptions.get(-1001).topic).toBe("old");
});

test("Forgetting a user forgets the digest of the user's own chat.", () => {
  const chats = openTestChats();
  for (const id of [11, 12]) chats.subscriptions.set(id, { ...noon, topic: "secret" });
  expect(chats.forget(11).digests).toBe(1);
  expect(chats.subscriptions.get(11)).toMatchObject({ isOn: false, topic: null });
  expect(chats.subscriptions.get(12).topic).toBe("secret");
});
