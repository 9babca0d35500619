import type { Message, Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Chats } from "../../../../src/memory/chats.ts";
import { noAnswer } from "../../../support/answers.ts";
import type { BotApiServer } from "../../../support/botApi/server.ts";
import { openTestChats } from "../../../support/chats.ts";
import {
  anna,
  boris,
  forum,
  group,
  nextMessage,
  privateChat,
  startTelegram,
} from "../../../support/telegram.ts";

const elsewhere = { ...privateChat, id: boris.id };

let chats: Chats;
let telegram: Awaited<ReturnType<typeof startTelegram>>;
let server: BotApiServer;

beforeEach(async () => {
  chats = await openTestChats();
  telegram = await startTelegram({
    chats,
    ask: ({ question }) => Promise.resolve(noAnswer(question)),
  });
  ({ server } = telegram);
});
afterEach(() => telegram.close());

const isGone = async (chatId: number) => (await chats.chatSettings.get(chatId)).isGone;
const untilGone = async (chatId: number, expected: boolean) => {
  await expect.poll(() => isGone(chatId), { timeout: 5000, interval: 5 }).toBe(expected);
};
const sends = () => server.requests.filter(({ method }) => method === "sendMessage");

/** What Telegram says in a chat by itself. */
function announce(chat: Message["chat"], content: Partial<Message>): void {
  const message = { message_id: 800, date: 0, chat, from: anna, ...content };
  server.pushUpdate({ message: message as NonNullable<Update["message"]> });
}

/** Fulfilled once everything before is dealt with, in the same chat too. */
async function settled(): Promise<void> {
  await nextMessage(server, elsewhere, () => {
    server.sendText({ chat: elsewhere, from: boris, text: "anything" });
  });
}

describe("A chat is gone", () => {
  test.each([
    ["kicked", privateChat],
    ["kicked", group],
    ["left", group],
  ] as const)("when the bot is %s: %j, and back when it is let in.", async (status, chat) => {
    server.setBotStanding({ chat, status, by: anna });
    await untilGone(chat.id, true);
    server.setBotStanding({ chat, status: "member", by: anna });
    await untilGone(chat.id, false);
  });

  test("when Telegram refuses an answer for it, and back with the next message.", async () => {
    const fault = { status: 403, description: "Forbidden: bot was blocked by the user" };
    server.injectFault({ method: "sendMessage", times: 1, fault });
    server.sendText({ chat: privateChat, from: anna, text: "anything" });
    await untilGone(privateChat.id, true);
    await nextMessage(server, privateChat, () => {
      server.sendText({ chat: privateChat, from: anna, text: "anything" });
    });
    expect(await isGone(privateChat.id)).toBe(false);
  });

  test("though Telegram says there, last of all, that the bot was put out.", async () => {
    server.setBotStanding({ chat: group, status: "kicked", by: anna });
    await untilGone(group.id, true);
    announce(group, { left_chat_member: { ...server.me } });
    await settled();
    expect(await isGone(group.id)).toBe(true);
  });
});

test("Nothing is sent to a chat that is gone, not even as far as Telegram.", async () => {
  const welcome = await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "/language" });
  });
  const before = sends().length;
  await chats.chatSettings.set(privateChat.id, { isGone: true });
  const button = welcome.reply_markup?.inline_keyboard[1]?.[0];
  const callbackData = button && "callback_data" in button ? button.callback_data : "";
  server.pressButton({ from: anna, message: welcome, callbackData });
  await server.waitFor(() =>
    server.requests.find(({ method }) => method === "answerCallbackQuery"),
  );
  await settled();
  expect(sends()).toHaveLength(before + 1);
  expect(server.requests.filter(({ method }) => method === "editMessageText")).toEqual([]);
});

describe("What is set for a group moves along when it becomes a supergroup, told", () => {
  test.each([
    ["in the group", () => announce(group, { migrate_to_chat_id: forum.id })],
    ["in the supergroup", () => announce(forum, { migrate_from_chat_id: group.id })],
    [
      "in both",
      () => {
        announce(group, { migrate_to_chat_id: forum.id });
        announce(forum, { migrate_from_chat_id: group.id });
      },
    ],
  ])("%s.", async (_name, migrate) => {
    await chats.chatSettings.set(group.id, { language: "lv" });
    migrate();
    await expect
      .poll(async () => (await chats.chatSettings.get(forum.id)).language, {
        timeout: 5000,
        interval: 5,
      })
      .toBe("lv");
    expect((await chats.chatSettings.get(group.id)).language).toBeNull();
  });
});
