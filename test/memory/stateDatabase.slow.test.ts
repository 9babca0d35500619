import Database from "better-sqlite3";
import { once } from "node:events";
import { mkdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { describe, expect, onTestFinished, test } from "vitest";
import { openChats } from "../../src/memory/chats.ts";
import { migrations } from "../../src/memory/state/migrations.ts";
import {
  ChatsFileError,
  ChatsTooNewError,
  openStateDatabase,
  type StateDatabase,
} from "../../src/memory/state/stateDatabase.ts";
import { createTestClock, openTestChats } from "../support/chats.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const now = createTestClock().now;

async function newPath(): Promise<string> {
  return join(await temporaryFolder(), "quoth.db");
}

function openState(path: string, steps: readonly string[]): StateDatabase {
  const state = openStateDatabase(path, steps);
  onTestFinished(() => state.close());
  return state;
}

/** Runs a statement as another program would. */
function execute(path: string, sql: string): void {
  const database = new Database(path);
  database.exec(sql);
  database.close();
}

describe("Migrations", () => {
  const first = "CREATE TABLE boats (name TEXT) STRICT";
  const second = "ALTER TABLE boats ADD COLUMN cargo TEXT DEFAULT 'herring'";

  test("run once each, in order, and keep what is there.", async () => {
    const path = await newPath();
    const before = openState(path, [first]);
    before.run("INSERT INTO boats VALUES (@name)", { name: "Ilze" });
    before.close();
    for (let time = 0; time < 3; time += 1) {
      const state = openState(path, [first, second]);
      expect(state.all("SELECT * FROM boats")).toEqual([{ name: "Ilze", cargo: "herring" }]);
      state.close();
    }
  });

  test("that fail leave the database as it was.", async () => {
    const path = await newPath();
    openState(path, [first]).close();
    expect(() => openState(path, [first, `${second}; SELECT 1 FROM nowhere`])).toThrow(/nowhere/);
    expect(openState(path, [first, second]).all("SELECT * FROM boats")).toEqual([]);
  });
});

test("A database from before there was one ledger loses no update and no digest.", async () => {
  const path = await newPath();
  const before = openState(path, migrations.slice(0, 3));
  const at = now().getTime();
  for (const [id, stage] of Object.entries({ 1: "claimed", 2: "sending", 3: "done" })) {
    before.run("INSERT INTO updates VALUES (@id, @stage, 'dead', @at)", { id, stage, at });
  }
  const insertDigest =
    "INSERT INTO digests VALUES (11, @date, @stage, 'dead', 'new', @shown, 1, 1, @at)";
  before.run(insertDigest, { date: "2026-06-28", stage: "sent", shown: "passage", at });
  before.run(insertDigest, { date: "2026-06-29", stage: "sending", shown: null, at });
  for (const [part, stage] of ["sent", "sending", "waiting"].entries()) {
    const content = stage === "sent" ? null : stage;
    before.run("INSERT INTO digest_parts VALUES (11, '2026-06-29', @part, @stage, @content)", {
      part,
      stage,
      content,
    });
  }
  before.close();
  const { deliveries, digestHistory } = await openTestChats({ path });
  const areOver = await Promise.all([1, 2, 3].map((id) => deliveries.isOver(id)));
  expect(areOver).toEqual([false, true, true]);
  expect(await deliveries.begin({ kind: "update", updateId: 1 })).toBe(true);
  expect(await digestHistory.shown(11)).toEqual(["passage"]);
  const rest = { kind: "digest", chatId: 11, date: "2026-06-29", part: 2, content: "waiting" };
  expect(await deliveries.resume(10, new Set())).toMatchObject([{ parts: [rest] }]);
  expect(await digestHistory.figures()).toMatchObject({ inHand: 1, unknownParts: 1 });
});

describe("An answer's further quotes", () => {
  const insert = `INSERT INTO sent_answers (chat, message, quotes, further, verdict, at)
    VALUES (1, 2, '["a"]', '["b","c"]', 'answered', ${now().getTime()})`;
  const bare = ["b", "c"].map((id) => ({ id, marks: [], alsoIn: [] }));

  test("from before it was kept how they are shown are still there.", async () => {
    const path = await newPath();
    const before = openState(path, migrations.slice(0, 2));
    before.run(insert);
    before.close();
    const { answers } = await openTestChats({ path });
    const old = await answers.byMessage(1, 2);
    expect(old).toMatchObject({ quoteIds: ["a"], further: bare });
    const further = [{ id: "b", marks: [{ start: 3, end: 9 }], alsoIn: ["copy"] }];
    if (old) await answers.record({ ...old, further });
    expect((await answers.byMessage(1, 2))?.further).toEqual(further);
  });

  test.each([
    "null",
    "{}",
    "[7]",
    '[{"marks":"all","alsoIn":[]}]',
    '[{"marks":[{"start":0.5,"end":"9"}],"alsoIn":[]}]',
  ])("are there without what is kept in a shape that nobody knows: %s", async (details) => {
    const path = await newPath();
    const chats = await openTestChats({ path });
    execute(path, insert);
    execute(path, `UPDATE sent_answers SET further_details = '${details}'`);
    expect((await chats.answers.byMessage(1, 2))?.further).toEqual(bare);
  });
});

describe("Writing", () => {
  test("is all or nothing, also inside another writing.", async () => {
    const state = openState(await newPath(), ["CREATE TABLE boats (name TEXT) STRICT"]);
    const add = (name: string) => state.run("INSERT INTO boats VALUES (@name)", { name });
    const fail = () => {
      throw new Error("storm");
    };
    expect(() => state.write(() => [add("Ilze"), fail()])).toThrow("storm");
    expect(() => state.write(() => [state.write(() => add("Ilze")), fail()])).toThrow("storm");
    expect(state.write(() => add("Anna"))).toBe(1);
    expect(state.all("SELECT name FROM boats")).toEqual([{ name: "Anna" }]);
  });
});

describe("A file that is not to be touched", () => {
  test("is one of a newer Quoth: the error says which version, and what to do.", async () => {
    const path = await newPath();
    await (await openChats({ path, now })).close();
    execute(path, "PRAGMA user_version = 1000");
    const before = await readFile(path);
    const open = () => openChats({ path, now });
    await expect(open()).rejects.toThrow(ChatsTooNewError);
    await expect(open()).rejects.toThrow(
      new RegExp(`version ${migrations.length} or less, got version 1000 .*Run the newer Quoth`),
    );
    expect(await readFile(path)).toEqual(before);
  });

  test("is another program's database.", async () => {
    const path = await newPath();
    execute(path, "CREATE TABLE chats (id); INSERT INTO chats VALUES (1)");
    const before = await readFile(path);
    await expect(openChats({ path, now })).rejects.toThrow(ChatsFileError);
    expect(await readFile(path)).toEqual(before);
  });

  test.each([
    ["a text", "Порт відкрито вранці. ".repeat(500)],
    ["a short text", "xy"],
    ["zeros", "\0".repeat(8192)],
    ["the beginning of a database and then something else", `SQLite format 3\0${"x".repeat(5000)}`],
  ])("is %s.", async (_case, contents) => {
    const path = await newPath();
    await writeFile(path, contents);
    await expect(openChats({ path, now })).rejects.toThrow(ChatsFileError);
    expect(await readFile(path, "utf8")).toBe(contents);
  });

  test.each([0.3, 0.6, 0.9])("is our own, cut off after %d of its length.", async (share) => {
    const path = await newPath();
    const chats = await openChats({ path, now });
    const text = "Порт відкрито? ".repeat(300);
    for (let userId = 0; userId < 9; userId += 1) {
      await chats.questions.record({
        userId,
        chatId: null,
        text,
        verdict: "none",
        milliseconds: 1,
      });
    }
    await chats.close();
    await truncate(path, Math.floor((await readFile(path)).length * share));
    const before = await readFile(path);
    await expect(openChats({ path, now })).rejects.toThrow(/Put a copy of yours in its place/);
    expect(await readFile(path)).toEqual(before);
  });

  test("is a folder, or lies where a file is in the way.", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "quoth.db"));
    await writeFile(join(folder, "file"), "");
    await expect(openChats({ path: join(folder, "quoth.db"), now })).rejects.toThrow(
      /set DATA_DIR/,
    );
    await expect(openChats({ path: join(folder, "file", "quoth.db"), now })).rejects.toThrow(
      /set DATA_DIR/,
    );
  });
});

test("An empty file, as a kill at the first start leaves it, becomes a database.", async () => {
  const path = await newPath();
  await writeFile(path, "");
  await (await openTestChats({ path })).chatSettings.set(1, { isQuiet: false });
  expect((await (await openTestChats({ path })).chatSettings.get(1)).isQuiet).toBe(false);
});

test("Opening a new database waits for another one who is writing it.", async () => {
  const path = await newPath();
  // A thread of its own, since opening blocks this one. Were it slow, the test would only prove less.
  const writer = new Worker(
    `const { parentPort, workerData } = require("node:worker_threads");
     const database = new (require("better-sqlite3"))(workerData);
     database.exec("BEGIN IMMEDIATE");
     parentPort.postMessage("writing");
     Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
     database.exec("COMMIT");
     database.close();`,
    { eval: true, workerData: path },
  );
  await once(writer, "message");
  await (await openTestChats({ path })).chatSettings.set(1, { isQuiet: false });
  expect((await (await openTestChats({ path })).chatSettings.get(1)).isQuiet).toBe(false);
});

/** Whether a word can be read in the files of a database. */
async function isReadable(path: string, word: string): Promise<boolean> {
  const files = await Promise.all([path, `${path}-wal`].map((file) => readFile(file)));
  return files.some((bytes) => bytes.includes(word));
}

test("A digest's topic that was changed or taken back can no longer be read in the files.", async () => {
  const path = await newPath();
  const { subscriptions } = await openTestChats({ path });
  await subscriptions.set(1, { topic: "lighthouse" });
  await subscriptions.set(1, { topic: "herring" });
  expect(await isReadable(path, "lighthouse")).toBe(false);
  expect(await isReadable(path, "herring")).toBe(true);
  await subscriptions.set(1, { topic: null });
  expect(await isReadable(path, "herring")).toBe(false);
});

test("What was forgotten can no longer be read in the files either.", async () => {
  const path = await newPath();
  const chats = await openTestChats({ path });
  await chats.questions.record({
    userId: 1,
    chatId: 1,
    text: "Is the lighthouse lit?",
    verdict: "none",
    milliseconds: 1,
  });
  expect(await isReadable(path, "lighthouse")).toBe(true);
  await chats.forget(1);
  expect(await isReadable(path, "lighthouse")).toBe(false);
});

test("Nothing in the database names a user who was forgotten.", async () => {
  const path = await newPath();
  const chats = await openTestChats({ path });
  const userId = 5_817_263_549;
  await chats.questions.record({
    userId,
    chatId: userId,
    text: "?",
    verdict: "weak",
    milliseconds: 1,
  });
  await chats.userSettings.setLanguage(userId, "uk");
  await chats.feedback.vote(userId, "quote", "down");
  const shown = { questionMessageId: null, threadId: null, verdict: "weak" } as const;
  const sent = { ...shown, askerId: userId, quoteIds: ["quote"], further: [] };
  await chats.answers.record({ ...sent, chatId: userId, messageId: 1 });
  await chats.answers.record({ ...sent, chatId: -1, messageId: 1 });
  const dump = () => {
    const state = openState(path, migrations);
    const tables = state.all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table'",
    );
    const rows = tables.map(({ name }) => state.all(`SELECT * FROM ${name}`));
    return JSON.stringify(rows);
  };
  expect(dump()).toContain(`${userId}`);
  await chats.forget(userId);
  expect(dump()).not.toContain(`${userId}`);
});
