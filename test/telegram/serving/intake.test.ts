import { Bot, type Context } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { expect, test } from "vitest";
import type { UpdateInbox } from "../../../src/memory/updateInbox.ts";
import { createIntake } from "../../../src/telegram/serving/intake.ts";
import { createMemoryInbox } from "../../support/memoryInbox.ts";
import { createRecordingLog } from "../../support/telegram.ts";

const me = { id: 1, is_bot: true, first_name: "Quoth", username: "quoth_bot" } as UserFromGetMe;

function messageIn(chatId: number, id: number): Update {
  const from = { id: chatId, is_bot: false, first_name: "Asker" };
  const chat = { id: chatId, type: "private" as const, first_name: "Asker" };
  return { update_id: id, message: { message_id: id, date: 1, chat, from, text: `${id}` } };
}

/** An intake whose bot deals with an update as told, and what it has begun and ended. */
function prepare(
  deal: (context: Context) => Promise<void> | void,
  {
    inbox = createMemoryInbox(),
    ...options
  }: { readonly mostUnderway?: number; readonly inbox?: UpdateInbox } = {},
) {
  const begun: number[] = [];
  const ended: number[] = [];
  const bot = new Bot("1:test", { botInfo: me });
  bot.use(async (context) => {
    begun.push(context.update.update_id);
    await deal(context);
    ended.push(context.update.update_id);
  });
  bot.catch(({ error }) => {
    throw error;
  });
  const log = createRecordingLog();
  const intake = createIntake({ bot, inbox, log, ...options });
  const accept = (update: Update) =>
    intake.accept({ id: update.update_id, json: JSON.stringify(update) });
  return { intake, inbox, accept, begun, ended, log };
}

function createGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

test.each([300, 3_000])("A flood of %i takes one place: others are dealt with.", async (flood) => {
  const gate = createGate();
  const deal = async ({ chat }: Context) => (chat?.id === 7 ? gate.opened : undefined);
  const { intake, accept, begun, ended, inbox } = prepare(deal, { mostUnderway: 2 });
  for (let id = 1; id <= flood; id += 1) accept(messageIn(7, id));
  for (let id = flood + 1; id <= flood + 10; id += 1) accept(messageIn(id, id));
  intake.start();
  await expect.poll(() => ended.length, { timeout: 20_000 }).toBe(10);
  expect(begun.filter((id) => id <= flood)).toEqual([1]);
  gate.open();
  await expect.poll(() => inbox.size(), { timeout: 20_000 }).toBe(0);
  expect(ended.filter((id) => id <= flood)).toEqual(Array.from({ length: flood }, (_, i) => i + 1));
});

test("A flood longer than what is read ahead is dealt with to its end, in its order.", async () => {
  const { intake, accept, ended, inbox } = prepare(() => Promise.resolve(), { mostUnderway: 3 });
  intake.start();
  for (let id = 1; id <= 2_500; id += 1) accept(messageIn(id % 2, id));
  await expect.poll(() => inbox.size(), { timeout: 20_000 }).toBe(0);
  for (const rest of [0, 1]) {
    const ofChat = ended.filter((id) => id % 2 === rest);
    expect(ofChat).toEqual(ofChat.toSorted((a, b) => a - b));
  }
  expect(ended).toHaveLength(2_500);
});

test("What fails keeps nothing back that comes after it in its chat.", async () => {
  const { intake, accept, ended, log } = prepare(({ update }) => {
    if (update.update_id === 1) throw new Error("broken");
  });
  intake.start();
  for (const id of [1, 2]) accept(messageIn(7, id));
  await expect.poll(() => ended).toEqual([2]);
  expect(log.lines.map(({ event }) => event)).toEqual(["could not handle an update"]);
});

test.each([
  ["a chat that is none", { message: { message_id: 1, chat: 5, from: "x", text: 7 } }],
  ["a chat without an id", { message: { message_id: 1, chat: {}, text: "x" } }],
  ["nothing for a chat", { message: { message_id: 1, chat: null } }],
  ["a message that is none", { message: "x" }],
  ["nothing in it", { message: null, callback_query: null }],
  ["a press without a message", { callback_query: {} }],
])("An update with %s ends nothing, and is given up.", async (_name, content) => {
  const inbox = createMemoryInbox();
  const start = () => {
    const started = prepare(
      ({ update }) => {
        if (update.update_id === 1) throw new TypeError("Nobody can read this.");
      },
      { inbox },
    );
    started.intake.start();
    return started;
  };
  const { intake, accept, ended } = start();
  accept({ update_id: 1, ...content } as unknown as Update);
  accept(messageIn(7, 2));
  await intake.stop(5);
  expect(ended).toEqual([2]);
  for (const event of ["could not handle an update", "could not handle an update", /^gave up/]) {
    expect(inbox.size()).toBe(1);
    const { intake: next, log } = start();
    await next.stop(5);
    expect(log.lines[0]?.event).toMatch(event);
  }
  expect(inbox.size()).toBe(0);
});

test("What could not be stored waits for its turn like the others.", async () => {
  const gate = createGate();
  const { intake, accept, begun, ended } = prepare(() => gate.opened);
  intake.start();
  accept(messageIn(7, 1));
  intake.work(messageIn(7, 2));
  intake.work(messageIn(8, 3));
  await expect.poll(() => begun).toEqual([1, 3]);
  gate.open();
  await expect.poll(() => ended).toEqual([1, 3, 2]);
});

test("What belongs to no chat, and a guest's message, waits for nobody.", async () => {
  const gate = createGate();
  const { intake, accept, begun } = prepare(() => gate.opened);
  intake.start();
  accept(messageIn(7, 1));
  const from = { id: 7, is_bot: false, first_name: "Asker" };
  accept({ update_id: 2, inline_query: { id: "2", from, query: "x", offset: "" } });
  const guest = { ...messageIn(7, 3).message, guest_query_id: "3" };
  accept({ update_id: 3, guest_message: guest } as Update);
  await expect.poll(() => begun).toEqual([1, 2, 3]);
  gate.open();
});

test("Stopping begins nothing that has not been read, and finishes what waits in line.", async () => {
  const gate = createGate();
  const { intake, accept, ended, inbox } = prepare(() => gate.opened, { mostUnderway: 2 });
  intake.start();
  for (const [index, chatId] of [7, 7, 8, 9].entries()) accept(messageIn(chatId, index + 1));
  const stopped = intake.stop(60);
  gate.open();
  await stopped;
  expect(new Set(ended)).toEqual(new Set([1, 2, 3]));
  expect(inbox.size()).toBe(1);
});

test("What stops leave unfinished is begun again at each start, however many there are.", async () => {
  const inbox = createMemoryInbox();
  inbox.accept({ id: 1, json: JSON.stringify(messageIn(7, 1)) });
  for (let start = 1; start <= 5; start += 1) {
    const { intake, begun } = prepare(() => new Promise(() => {}), { inbox });
    intake.start();
    await expect.poll(() => begun).toEqual([1]);
    await intake.stop(0);
  }
  const { intake, ended } = prepare(() => Promise.resolve(), { inbox });
  intake.start();
  await expect.poll(() => ended).toEqual([1]);
});
