import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import type { Chats } from "../../../src/memory/chats.ts";
import { createTestClock, openTestChats, type TestClock } from "../../support/chats.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const chatId = 11;
const today = "2026-06-29";
const key = (part: number) => ({ chatId, date: today, part });
const two = { parts: ["first", "second"], snapshot: "new", shown: null };

let clock: TestClock;
let path: string;
let chats: Chats;

beforeEach(async () => {
  clock = createTestClock();
  path = join(await temporaryFolder(), "quoth.db");
  chats = openTestChats({ path, now: clock.now });
  chats.subscriptions.set(chatId, { isOn: true, minutes: 13 * 60 });
  clock.pass(1);
});

const chat = () => chats.subscriptions.get(chatId);
const takeUp = (by = chats) => by.digestLedger.takeUp(10, new Set());
const waiting = (by = chats) =>
  takeUp(by).flatMap(({ parts }) => parts.map((part) => part.content));
const openAnother = () => openTestChats({ path, now: clock.now });

test("A digest is claimed once, by one process, and the chat is due tomorrow.", () => {
  const other = openAnother();
  const due = chat();
  expect(chats.digestLedger.claim(due, two)).toBe(true);
  expect(other.digestLedger.claim(due, two)).toBe(false);
  expect(chats.digestLedger.claim(due, two)).toBe(false);
  expect(chat()).toMatchObject({ lastDate: today, due: { date: "2026-06-30" }, seen: null });
  expect(waiting()).toEqual(["first", "second"]);
  expect(waiting(other)).toEqual([]);
});

test("A chat that changed its time meanwhile is not claimed.", () => {
  const due = chat();
  chats.subscriptions.set(chatId, { minutes: 20 * 60 });
  expect(chats.digestLedger.claim(due, two)).toBe(false);
  expect(chats.digestLedger.settle(due, { kind: "nothing", snapshot: null })).toBe(false);
  expect(chat().due?.date).toBe(today);
});

test("Each part is begun once, and what it said is forgotten when it has been sent.", () => {
  chats.digestLedger.claim(chat(), two);
  expect(chats.digestLedger.begin(key(0))).toBe(true);
  expect(chats.digestLedger.begin(key(0))).toBe(false);
  chats.digestLedger.end(key(0), "sent");
  expect(waiting()).toEqual(["second"]);
  expect(chats.digestLedger.begin(key(1))).toBe(true);
  chats.digestLedger.end(key(1), "unknown");
  chats.digestLedger.finish({ chatId, date: today }, "failed");
  expect(takeUp()).toEqual([]);
  expect(chat().seen).toBe("new");
  expect(chats.digestLedger.figures()).toEqual({
    inHand: 0,
    lastDay: { sent: 1, nothing: 0, missed: 0, failed: 0 },
    unknownParts: 1,
    lastAt: clock.now(),
  });
});

test("A process that is silent for a minute loses its digests; what it was sending is unknown.", () => {
  const other = openAnother();
  chats.digestLedger.claim(chat(), two);
  chats.digestLedger.begin(key(0));
  clock.pass(0.9 / 60);
  expect(waiting(other)).toEqual([]);
  chats.digestLedger.beat();
  clock.pass(0.9 / 60);
  expect(waiting(other)).toEqual([]);
  clock.pass(0.2 / 60);
  expect(waiting(other)).toEqual(["second"]);
  // The first one may not go on, but what it knows of its request still counts.
  expect(chats.digestLedger.begin(key(1))).toBe(false);
  expect(other.digestLedger.figures().unknownParts).toBe(1);
  chats.digestLedger.end(key(0), "sent");
  expect(other.digestLedger.figures().unknownParts).toBe(0);
  expect(other.digestLedger.begin(key(1))).toBe(true);
});

test("A process that stops leaves its digests at once.", () => {
  chats.digestLedger.claim(chat(), two);
  chats.digestLedger.leave();
  expect(waiting(openAnother())).toEqual(["first", "second"]);
});

test("What certainly was not sent waits for its time, in other words if they are changed.", () => {
  chats.digestLedger.claim(chat(), two);
  chats.digestLedger.begin(key(0));
  chats.digestLedger.postpone(key(0), new Date(clock.now().getTime() + 60_000));
  expect(takeUp()).toEqual([]);
  clock.pass(1 / 60);
  chats.digestLedger.rewrite(key(0), "first, again");
  expect(waiting()).toEqual(["first, again", "second"]);
});

test("What is in hand is not taken up again.", () => {
  chats.digestLedger.claim(chat(), two);
  expect(chats.digestLedger.takeUp(10, new Set([chatId]))).toEqual([]);
});

describe("Without a digest", () => {
  test("since nothing is new, the chat goes on from what is known now.", () => {
    expect(chats.digestLedger.settle(chat(), { kind: "nothing", snapshot: "new" })).toBe(true);
    expect(chat()).toMatchObject({ seen: "new", due: { date: "2026-06-30" } });
    expect(chats.digestLedger.figures().lastDay.nothing).toBe(1);
  });

  test("since none was sent in time, the next one may be due already.", () => {
    const due = chat();
    clock.pass(49);
    const resumeAt = new Date(clock.now().getTime() - 6 * 3_600_000);
    expect(chats.digestLedger.settle(due, { kind: "missed", resumeAt })).toBe(true);
    expect(chat()).toMatchObject({ seen: null, lastDate: today, due: { date: "2026-07-01" } });
    expect(chats.subscriptions.due({ now: clock.now(), most: 1 })).toHaveLength(1);
    expect(chats.digestLedger.figures().lastDay.missed).toBe(1);
  });

  test("since no part arrived, what was new stays new.", () => {
    chats.digestLedger.claim(chat(), two);
    chats.digestLedger.begin(key(0));
    chats.digestLedger.end(key(0), "refused");
    chats.digestLedger.finish({ chatId, date: today }, "failed");
    expect(chat().seen).toBeNull();
    expect(chats.digestLedger.figures().lastDay).toMatchObject({ sent: 0, failed: 1 });
  });
});

test("A supergroup goes on with the digest of the group that it was, and has one that day.", () => {
  chats.subscriptions.set(-1, { isOn: true, minutes: 14 * 60, topic: "group" });
  clock.pass(1);
  chats.digestLedger.claim(chats.subscriptions.get(-1), two);
  chats.migrate(-1, -1001);
  expect(takeUp()).toMatchObject([{ chatId: -1001, date: today }]);
  expect(chats.subscriptions.get(-1001)).toMatchObject({ lastDate: today, topic: "group" });
});

test("Forgetting a user ends what is being sent there.", () => {
  chats.digestLedger.claim(chat(), two);
  expect(chats.forget(chatId).digests).toBe(2);
  expect(chats.digestLedger.begin(key(0))).toBe(false);
  expect(takeUp()).toEqual([]);
});

test("Passages of the archive are known for 60 days, and what each digest became for 14.", () => {
  const shown = '{"date":"2026-06-29","sentences":[1]}';
  chats.digestLedger.claim(chat(), { ...two, shown });
  chats.digestLedger.begin(key(0));
  chats.digestLedger.end(key(0), "sent");
  chats.digestLedger.finish({ chatId, date: today }, "failed");
  clock.pass(60 * 24);
  chats.prune();
  expect(chats.digestLedger.shown(chatId)).toEqual([shown]);
  clock.pass(2 * 24);
  chats.prune();
  expect(chats.digestLedger.shown(chatId)).toEqual([]);
});

test("A snapshot is kept as long as a chat goes by it, and for a day.", () => {
  const { snapshots } = chats;
  for (const [index, name] of ["old", "new", "unused"].entries()) {
    expect(snapshots.renew(name)).toBe(false);
    snapshots.keep(name, `{"documents":[${index + 1}]}`);
    expect(snapshots.renew(name)).toBe(true);
  }
  expect(snapshots.get("old")).toBe('{"documents":[1]}');
  expect(snapshots.get("none")).toBeNull();
  chats.digestLedger.settle(chat(), { kind: "nothing", snapshot: "old" });
  clock.pass(23);
  chats.prune();
  expect(snapshots.renew("unused")).toBe(true);
  clock.pass(2);
  chats.prune();
  expect(snapshots.get("new")).toBeNull();
  expect(snapshots.get("unused")).not.toBeNull();
  clock.pass(23);
  chats.prune();
  expect(snapshots.get("unused")).toBeNull();
  expect(snapshots.get("old")).toBe('{"documents":[1]}');
});
