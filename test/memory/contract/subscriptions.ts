import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { OffReason } from "../../../src/memory/digestRecords/subscriptions.ts";
import { createTestClock, type OpenChats } from "../../support/chats.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** Run for each store by `testChats`. */
export function testSubscriptions(openChats: OpenChats): void {
  const chatId = 11;
  const noon = { zone: "Europe/Riga", minutes: 12 * 60, isOn: true };

  test("A chat that never chose anything has the defaults, in the zone of the settings.", async () => {
    const { subscriptions } = await openChats({ digestTimeZone: "Asia/Kathmandu" });
    expect(await subscriptions.get(chatId)).toEqual({
      chatId,
      isOn: false,
      zone: "Asia/Kathmandu",
      minutes: 480,
      weekdays: 127,
      topic: null,
      length: 5,
      always: false,
      threadId: null,
      isChannel: false,
      language: null,
      due: null,
      lastDate: null,
      seen: null,
      offReason: null,
    });
  });

  test("What is set outlives the process, with what is due.", async () => {
    const path = join(await temporaryFolder(), "quoth.db");
    const chats = await openChats({ path });
    const set = await chats.subscriptions.set(chatId, {
      ...noon,
      topic: "дрони 🚢",
      length: 3,
      always: true,
      threadId: 7,
      isChannel: true,
      language: "lv",
    });
    expect(set.due).toEqual({ at: Date.UTC(2026, 5, 30, 9), date: "2026-06-30" });
    expect(await (await openChats({ path })).subscriptions.get(chatId)).toEqual(set);
  });

  test("Only those that are on and due are due, the longest due first, a page at a time.", async () => {
    const clock = createTestClock();
    const { subscriptions } = await openChats({ now: clock.now });
    for (const id of [3, 1, 2]) await subscriptions.set(id, { ...noon, minutes: 21 * 60 });
    await subscriptions.set(4, { ...noon, minutes: 20 * 60 });
    await subscriptions.set(5, { ...noon, isOn: false });
    const due = async (most: number, after = 0) => {
      const before = after === 0 ? null : await subscriptions.get(after);
      return (await subscriptions.due({ now: clock.now(), most, after: before })).map(
        (chat) => chat.chatId,
      );
    };
    clock.pass(5);
    expect(await due(10)).toEqual([4]);
    clock.pass(1);
    expect(await due(3)).toEqual([4, 1, 2]);
    expect(await due(3, 2)).toEqual([3]);
    expect(await due(3, 3)).toEqual([]);
  });

  test("What was planned while the clock was years ahead is planned anew once it is right.", async () => {
    const clock = createTestClock();
    const { subscriptions } = await openChats({ now: clock.now });
    clock.pass(4 * 365 * 24);
    await subscriptions.set(chatId, noon);
    clock.pass(-4 * 365 * 24);
    expect(await subscriptions.due({ now: clock.now(), most: 9, after: null })).toEqual([]);
    const { due } = await subscriptions.get(chatId);
    expect(due?.at).toBeGreaterThan(clock.now().getTime());
    expect(due?.at).toBeLessThanOrEqual(clock.now().getTime() + 24 * 3_600_000);
  });

  test("A topic or a length that changes moves nothing; another time does, from now on.", async () => {
    const clock = createTestClock();
    const { subscriptions } = await openChats({ now: clock.now });
    const { due } = await subscriptions.set(chatId, { ...noon, minutes: 16 * 60 });
    clock.pass(2);
    expect((await subscriptions.set(chatId, { topic: "drones", length: 8 })).due).toEqual(due);
    expect((await subscriptions.set(chatId, { minutes: 18 * 60 })).due?.date).toBe("2026-06-29");
    expect((await subscriptions.set(chatId, { minutes: 17 * 60 })).due?.date).toBe("2026-06-30");
    expect((await subscriptions.set(chatId, { isOn: false })).due).toBeNull();
    expect((await subscriptions.set(chatId, { isOn: true, weekdays: 0 })).due).toBeNull();
  });

  test("One that was turned off says why, until somebody sets it again.", async () => {
    const { subscriptions, deliveries } = await openChats();
    const turnOff = (id: number, gone: OffReason) =>
      deliveries.end({ kind: "digest", chatId: id, date: "2026-06-29", part: 0 }, "refused", {
        gone,
      });
    for (const id of [1, 2, 3]) await subscriptions.set(id, noon);
    await turnOff(1, "blocked");
    await turnOff(2, "removed");
    await turnOff(99, "removed");
    expect(await subscriptions.get(1)).toMatchObject({
      isOn: false,
      due: null,
      offReason: "blocked",
    });
    expect(await subscriptions.figures()).toEqual({
      on: 1,
      off: 2,
      turnedOff: { blocked: 1, removed: 1 },
    });
    expect((await subscriptions.set(1, { isOn: true })).offReason).toBeNull();
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
    ])("%o", async (changes) => {
      const { subscriptions } = await openChats();
      const before = await subscriptions.set(chatId, noon);
      await expect(subscriptions.set(chatId, changes)).rejects.toThrow(RangeError);
      expect(await subscriptions.get(chatId)).toEqual(before);
    });
  });

  test("A group's digest goes with it when it becomes a supergroup, unless that has its own.", async () => {
    const chats = await openChats();
    await chats.subscriptions.set(-1, { ...noon, topic: "old" });
    await chats.migrate(-1, -1001);
    expect(await chats.subscriptions.get(-1001)).toMatchObject({ isOn: true, topic: "old" });
    expect((await chats.subscriptions.get(-1)).isOn).toBe(false);
    await chats.subscriptions.set(-1, { ...noon, topic: "late" });
    await chats.migrate(-1, -1001);
    expect((await chats.subscriptions.get(-1001)).topic).toBe("old");
  });

  test("Forgetting a user forgets the digest of the user's own chat.", async () => {
    const chats = await openChats();
    for (const id of [11, 12]) await chats.subscriptions.set(id, { ...noon, topic: "secret" });
    expect((await chats.forget(11)).digests).toBe(1);
    expect(await chats.subscriptions.get(11)).toMatchObject({ isOn: false, topic: null });
    expect((await chats.subscriptions.get(12)).topic).toBe("secret");
  });
}
