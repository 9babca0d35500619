import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  mostStarts,
  openUpdateInbox,
  type UpdateInbox,
  UpdateInboxError,
} from "../../src/memory/updateInbox.ts";
import { createMemoryInbox } from "../support/memoryInbox.ts";

let folder: string;
let opened: UpdateInbox[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quoth-inbox-"));
  opened = [];
});
afterEach(async () => {
  for (const inbox of opened) inbox.close();
  await rm(folder, { recursive: true });
});

function open(options: Partial<Parameters<typeof openUpdateInbox>[0]> = {}): UpdateInbox {
  const path = join(folder, "data", "inbox.db");
  const inbox = openUpdateInbox({ path, botId: 1, waitMilliseconds: 0, ...options });
  opened.push(inbox);
  return inbox;
}

const all = (inbox: UpdateInbox) => inbox.unfinished({ after: 0, most: 100 });
const update = (id: number, text = "Питання 🚢") => ({ id, json: JSON.stringify({ text }) });

describe.each([
  ["in memory", createMemoryInbox],
  ["in SQLite", () => open()],
])("An inbox %s", (_name, create) => {
  test("is empty at first.", () => {
    const inbox = create();
    expect(all(inbox)).toEqual([]);
    expect(inbox.size()).toBe(0);
  });

  test("takes each update once, and knows it for done ones too.", () => {
    const inbox = create();
    expect(inbox.accept(update(5))).toBe(true);
    expect(inbox.accept(update(5, "again"))).toBe(false);
    expect(all(inbox)).toMatchObject([update(5)]);
    inbox.done(5);
    expect(inbox.accept(update(5))).toBe(false);
    expect(all(inbox)).toEqual([]);
  });

  test("gives what is not done in the order it came, piece by piece.", () => {
    const inbox = create();
    for (const id of [9, 3, 7, 8]) inbox.accept(update(id));
    inbox.done(3);
    const first = inbox.unfinished({ after: 0, most: 2 });
    expect(first.map(({ id }) => id)).toEqual([9, 7]);
    const rest = inbox.unfinished({ after: first[1]?.place ?? 0, most: 2 });
    expect(rest.map(({ id }) => id)).toEqual([8]);
    expect(inbox.size()).toBe(3);
  });

  test("gives the content of what is not done by its place.", () => {
    const inbox = create();
    for (const id of [9, 3]) inbox.accept(update(id, `${id}`));
    const [first, second] = all(inbox);
    inbox.done(9);
    expect(inbox.read(first?.place ?? 0)).toBe(null);
    expect(inbox.read(second?.place ?? 0)).toBe(update(3, "3").json);
    expect(inbox.read(4711)).toBe(null);
  });

  test("gives an update up that has been begun too often.", () => {
    const inbox = create();
    inbox.accept(update(1));
    const begun = Array.from({ length: mostStarts + 1 }, () => inbox.begin(1));
    expect(begun).toEqual([true, true, true, false]);
    expect(inbox.begin(2)).toBe(false);
  });

  test("does not count a start that was put back.", () => {
    const inbox = create();
    inbox.accept(update(1));
    for (let start = 0; start < 2 * mostStarts; start += 1) {
      expect(inbox.begin(1)).toBe(true);
      inbox.putBack(1);
    }
    inbox.putBack(1);
    inbox.putBack(4711);
    const begun = Array.from({ length: mostStarts + 1 }, () => inbox.begin(1));
    expect(begun).toEqual([true, true, true, false]);
  });

  test("does not mind what it does not know.", () => {
    const inbox = create();
    inbox.done(4711);
    expect(inbox.size()).toBe(0);
  });
});

test("What is not done is there after closing, and what is done is not, nor its text.", async () => {
  const first = open();
  for (const id of [1, 2]) first.accept(update(id, "confidential"));
  first.done(1);
  first.close();
  const second = open();
  expect(all(second)).toMatchObject([{ id: 2 }]);
  second.done(2);
  second.close();
  expect(await readFile(join(folder, "data", "inbox.db"), "latin1")).not.toContain("confidential");
});

describe("What is done is soon in none of the files any more", () => {
  const isReadable = async () => {
    const data = join(folder, "data");
    const files = await readdir(data);
    const contents = await Promise.all(files.map((file) => readFile(join(data, file), "latin1")));
    return contents.some((content) => content.includes("confidential"));
  };

  test("while the inbox is open.", async () => {
    const inbox = open({ shredMilliseconds: 5 });
    for (const id of [1, 2, 3]) {
      inbox.accept(update(id, "confidential"));
      expect(await isReadable()).toBe(true);
      inbox.done(id);
      await expect.poll(isReadable, { timeout: 5000, interval: 5 }).toBe(false);
    }
  });

  test("after a kill.", async () => {
    const data = join(folder, "data");
    const killed = open({ shredMilliseconds: 3_600_000 });
    killed.accept(update(1, "confidential"));
    killed.done(1);
    const copy = join(folder, "copy");
    await cp(data, copy, { recursive: true });
    killed.close();
    await rm(data, { recursive: true });
    await rename(copy, data);
    expect(await isReadable()).toBe(true);
    open();
    expect(await isReadable()).toBe(false);
  });
});

test("Each bot has its own numbers.", () => {
  const first = open({ botId: 1 });
  first.accept(update(1));
  first.close();
  const second = open({ botId: 2 });
  expect(all(second)).toEqual([]);
  expect(second.accept(update(1))).toBe(true);
});

test("That an update came is forgotten after two days.", () => {
  const at = (time: string) => open({ now: () => new Date(time) });
  const first = at("2026-11-20T12:00:00Z");
  for (const id of [1, 2]) first.accept(update(id));
  first.done(1);
  first.close();
  const next = at("2026-11-22T11:59:00Z");
  expect(next.accept(update(1))).toBe(false);
  next.close();
  const last = at("2026-11-22T12:01:00Z");
  expect(last.accept(update(1))).toBe(true);
  expect(last.accept(update(2))).toBe(false);
});

test("A second one on the same file is refused while the first is open.", () => {
  open();
  expect(() => open()).toThrow(UpdateInboxError);
  expect(() => open()).toThrow(/another one is running/);
});

test("A file that is no inbox is refused, and left as it is.", async () => {
  const path = join(folder, "other.db");
  await writeFile(path, "not a database, but somebody's letter of some length".repeat(40));
  expect(() => open({ path })).toThrow(/Move it away/);
  expect(await readFile(path, "utf8")).toContain("somebody's letter");
});
