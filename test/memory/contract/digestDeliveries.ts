import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Chats } from "../../../src/memory/chats.ts";
import type { ClaimedDigest } from "../../../src/memory/deliveries/ledger.ts";
import type { Subscription } from "../../../src/memory/digestRecords/subscriptions.ts";
import { nameQuote } from "../../../src/memory/answerRecords/shownQuotes.ts";
import { createTestClock, type OpenChats, type TestClock } from "../../support/chats.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** Run for each store by `testChats`. */
export function testDigestDeliveries(openChats: OpenChats): void {
  const chatId = 11;
  const today = "2026-06-29";
  const key = (part: number) => ({ kind: "digest", chatId, date: today, part }) as const;
  const two = { parts: ["first", "second"], quotes: [], snapshot: "new", shown: null };

  let clock: TestClock;
  let path: string;
  let chats: Chats;

  beforeEach(async () => {
    clock = createTestClock();
    path = join(await temporaryFolder(), "quoth.db");
    chats = await openChats({ path, now: clock.now });
    await chats.subscriptions.set(chatId, { isOn: true, minutes: 13 * 60 });
    clock.pass(1);
  });

  const chat = () => chats.subscriptions.get(chatId);
  const resume = (by = chats) => by.deliveries.resume(10, new Set());
  const waiting = async (by = chats) =>
    (await resume(by)).flatMap(({ parts }) => parts.map((part) => part.content));
  const claim = async (subscription: Subscription, digest: ClaimedDigest, by = chats) =>
    (await by.deliveries.claim([{ subscription, kind: "digest", ...digest }]))[0];
  const openAnother = () => openChats({ path, now: clock.now });

  test("A digest is claimed once, by one process, and the chat is due tomorrow.", async () => {
    const other = await openAnother();
    const due = await chat();
    expect(await claim(due, two)).toBe(true);
    expect(await claim(due, two, other)).toBe(false);
    expect(await claim(due, two)).toBe(false);
    expect(await chat()).toMatchObject({
      lastDate: today,
      due: { date: "2026-06-30" },
      seen: null,
    });
    expect(await waiting()).toEqual(["first", "second"]);
    expect(await waiting(other)).toEqual([]);
  });

  test("A chat that changed its time meanwhile is not claimed.", async () => {
    const due = await chat();
    await chats.subscriptions.set(chatId, { minutes: 20 * 60 });
    expect(await claim(due, two)).toBe(false);
    expect(
      await chats.deliveries.claim([{ subscription: due, kind: "nothing", snapshot: null }]),
    ).toEqual([false]);
    expect((await chat()).due?.date).toBe(today);
  });

  test("Each part is begun once, and what it said is forgotten when it has been sent.", async () => {
    await claim(await chat(), two);
    expect(await chats.deliveries.begin(key(0))).toBe(true);
    expect(await chats.deliveries.begin(key(0))).toBe(false);
    await chats.deliveries.end(key(0), "sent");
    expect(await waiting()).toEqual(["second"]);
    expect(await chats.deliveries.begin(key(1))).toBe(true);
    await chats.deliveries.end(key(1), "unknown");
    await chats.deliveries.finish({ chatId, date: today }, "failed");
    expect(await resume()).toEqual([]);
    expect((await chat()).seen).toBe("new");
    expect(await chats.digestHistory.figures()).toEqual({
      inHand: 0,
      lastDay: { sent: 1, nothing: 0, missed: 0, failed: 0 },
      unknownParts: 1,
      lastAt: clock.now(),
    });
  });

  test("A process that is silent for a minute loses its digests; what it was sending is unknown.", async () => {
    const other = await openAnother();
    await claim(await chat(), two);
    await chats.deliveries.begin(key(0));
    clock.pass(0.9 / 60);
    expect(await waiting(other)).toEqual([]);
    await chats.deliveries.beat();
    clock.pass(0.9 / 60);
    expect(await waiting(other)).toEqual([]);
    clock.pass(0.2 / 60);
    expect(await waiting(other)).toEqual(["second"]);
    // The first one may not go on, but what it knows of its request still counts.
    expect(await chats.deliveries.begin(key(1))).toBe(false);
    expect((await other.digestHistory.figures()).unknownParts).toBe(1);
    await chats.deliveries.end(key(0), "sent");
    expect((await other.digestHistory.figures()).unknownParts).toBe(0);
    expect(await other.deliveries.begin(key(1))).toBe(true);
  });

  test("A process that stops leaves its digests at once.", async () => {
    await claim(await chat(), two);
    await chats.deliveries.leave();
    expect(await waiting(await openAnother())).toEqual(["first", "second"]);
  });

  test("What certainly was not sent waits for its time.", async () => {
    await claim(await chat(), two);
    await chats.deliveries.begin(key(0));
    const until = new Date(clock.now().getTime() + 60_000);
    await chats.deliveries.takeBack(key(0), { kind: "later", until });
    expect(await resume()).toEqual([]);
    clock.pass(1 / 60);
    expect(await waiting()).toEqual(["first", "second"]);
  });

  test("A part whose forum topic is gone waits in other words, for the chat itself.", async () => {
    await chats.subscriptions.set(chatId, { threadId: 5 });
    await claim(await chat(), two);
    await chats.deliveries.begin(key(0));
    await chats.deliveries.takeBack(key(0), { kind: "topic lost", content: "first, here" });
    expect(await waiting()).toEqual(["first, here", "second"]);
    expect((await chat()).threadId).toBeNull();
  });

  test("What is in hand when the group becomes a supergroup goes on there.", async () => {
    await claim(await chat(), two);
    await chats.deliveries.begin(key(0));
    await chats.deliveries.takeBack(key(0), { kind: "migrated", chatId: -1001 });
    expect(await resume()).toMatchObject([{ chatId: -1001, parts: [{ part: 0 }, { part: 1 }] }]);
  });

  test("What the buttons of a digest name is known from when it is claimed.", async () => {
    const quote = { documentId: "d", path: "p.md", start: 0, end: 4, words: "Port" };
    await claim(await chat(), { ...two, quotes: [quote] });
    expect(await chats.quotes.get([nameQuote(quote)])).toEqual([quote]);
  });

  test("What is in hand is not taken up again.", async () => {
    await claim(await chat(), two);
    expect(await chats.deliveries.resume(10, new Set([chatId]))).toEqual([]);
  });

  describe("Without a digest", () => {
    test("since nothing is new, the chat goes on from what is known now.", async () => {
      const subscription = await chat();
      expect(
        await chats.deliveries.claim([{ subscription, kind: "nothing", snapshot: "new" }]),
      ).toEqual([true]);
      expect(await chat()).toMatchObject({ seen: "new", due: { date: "2026-06-30" } });
      expect((await chats.digestHistory.figures()).lastDay.nothing).toBe(1);
    });

    test("since none was sent in time, the next one may be due already.", async () => {
      const due = await chat();
      clock.pass(49);
      const resumeAt = new Date(clock.now().getTime() - 6 * 3_600_000);
      expect(
        await chats.deliveries.claim([{ subscription: due, kind: "missed", resumeAt }]),
      ).toEqual([true]);
      expect(await chat()).toMatchObject({
        seen: null,
        lastDate: today,
        due: { date: "2026-07-01" },
      });
      expect(await chats.subscriptions.due({ now: clock.now(), most: 1 })).toHaveLength(1);
      expect((await chats.digestHistory.figures()).lastDay.missed).toBe(1);
    });

    test("since no part arrived, what was new stays new.", async () => {
      await claim(await chat(), two);
      await chats.deliveries.begin(key(0));
      await chats.deliveries.end(key(0), "refused");
      await chats.deliveries.finish({ chatId, date: today }, "failed");
      expect((await chat()).seen).toBeNull();
      expect((await chats.digestHistory.figures()).lastDay).toMatchObject({ sent: 0, failed: 1 });
    });
  });

  test("A supergroup goes on with the digest of the group that it was, and has one that day.", async () => {
    await chats.subscriptions.set(-1, { isOn: true, minutes: 14 * 60, topic: "group" });
    clock.pass(1);
    await claim(await chats.subscriptions.get(-1), two);
    await chats.migrate(-1, -1001);
    expect(await resume()).toMatchObject([{ chatId: -1001, date: today }]);
    expect(await chats.subscriptions.get(-1001)).toMatchObject({ lastDate: today, topic: "group" });
  });

  test("Forgetting a user ends what is being sent there.", async () => {
    await claim(await chat(), two);
    expect((await chats.forget(chatId)).digests).toBe(2);
    expect(await chats.deliveries.begin(key(0))).toBe(false);
    expect(await resume()).toEqual([]);
  });

  test("Passages of the archive are known for 60 days, and what each digest became for 14.", async () => {
    const shown = '{"date":"2026-06-29","sentences":[1]}';
    await claim(await chat(), { ...two, shown });
    await chats.deliveries.begin(key(0));
    await chats.deliveries.end(key(0), "sent");
    await chats.deliveries.finish({ chatId, date: today }, "failed");
    clock.pass(60 * 24);
    await chats.prune();
    expect(await chats.digestHistory.shown(chatId)).toEqual([shown]);
    clock.pass(2 * 24);
    await chats.prune();
    expect(await chats.digestHistory.shown(chatId)).toEqual([]);
  });

  test("A snapshot is made once, and kept as long as a chat goes by it.", async () => {
    const { snapshots } = chats;
    let made = 0;
    for (const name of ["old", "new", "old", "unused"]) {
      if (await snapshots.renew(name)) continue;
      await snapshots.keep(name, `{"documents":[${(made += 1)}]}`);
    }
    expect(made).toBe(3);
    expect(await snapshots.get("old")).toBe('{"documents":[1]}');
    expect(await snapshots.get("none")).toBeNull();
    await chats.deliveries.claim([
      { subscription: await chat(), kind: "nothing", snapshot: "old" },
    ]);
    clock.pass(23);
    await chats.prune();
    expect(await snapshots.get("unused")).not.toBeNull();
    clock.pass(2);
    await chats.prune();
    expect([await snapshots.get("unused"), await snapshots.get("new")]).toEqual([null, null]);
    expect(await snapshots.get("old")).toBe('{"documents":[1]}');
  });
}
