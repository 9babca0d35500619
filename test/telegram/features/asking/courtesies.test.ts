import type { Chat, Message } from "grammy/types";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type AskingBot, startAskingBot } from "../../../support/askingBot.ts";
import { coast } from "../../../support/lighthouse.ts";
import { anna, english, nextMessage, stretches } from "../../../support/telegram.ts";

const built = "When was the lighthouse of Akmeņrags built?";
const photo: Partial<Message> = {
  photo: [{ file_id: "p", file_unique_id: "p", width: 90, height: 90 }],
};

let bot: AskingBot;
let chat: Chat.PrivateChat;
let group: Chat.GroupChat;
let number = 0;

beforeAll(async () => {
  bot = await startAskingBot(coast);
}, 60_000);
afterAll(() => bot.close());
beforeEach(() => {
  number += 1;
  chat = { id: 5_000 + number, type: "private", first_name: "Somebody" };
  group = { id: -5_000 - number, type: "group", title: "Walkers" };
});
const person = () => ({ id: chat.id, is_bot: false, first_name: "Somebody" });
const reactionsIn = (where: Chat) =>
  bot.server.requests
    .filter(({ method, payload }) => {
      return method === "setMessageReaction" && payload["chat_id"] === where.id;
    })
    .map(({ payload }) => payload["reaction"]);

test("In private, thanks and a greeting get a line, and what follows leans on the question before.", async () => {
  await bot.ask(chat, person(), built);
  const thanks = await bot.ask(chat, person(), "Thank you very much!");
  expect(thanks.text).toBe(english("courtesy-thanks"));
  expect((await bot.ask(chat, person(), "hi")).text).toBe(english("courtesy-greeting"));
  expect((await bot.ask(chat, person(), "👍")).text).toBe(english("wordless"));
  const answer = await bot.ask(chat, person(), "and who?");
  expect(stretches(answer, "blockquote")[0]).toContain("Jonas Bergs");
  expect((await bot.chats().questions.unanswered()).map(({ text }) => text)).not.toContain("hi");
});

test("What only agrees, and whatever is polite in a group, gets a reaction.", async () => {
  bot.server.sendText({ chat, from: person(), text: "got it" });
  const answer = await nextMessage(bot.server, group, () => {
    bot.server.sendText({ chat: group, from: anna, text: `/ask ${built}` });
  });
  const replyToMessageId = answer.message_id;
  bot.server.sendText({ chat: group, from: anna, text: "Thanks!", replyToMessageId });
  await bot.server.waitFor(() => reactionsIn(group)[0]);
  await bot.settled();
  expect(reactionsIn(group)).toEqual([[{ type: "emoji", emoji: "🤝" }]]);
  expect(reactionsIn(chat)).toEqual([[{ type: "emoji", emoji: "👌" }]]);
  expect([bot.server.messages(group.id).length, bot.server.messages(chat.id).length]).toEqual([
    1, 0,
  ]);
});

test("A photo, a sticker or a voice message without words gets one line in private, an album too.", async () => {
  const sticker = { file_id: "s", file_unique_id: "s", width: 9, height: 9 };
  const kind = { type: "regular", is_animated: false, is_video: false } as const;
  const voice = { file_id: "v", file_unique_id: "v", duration: 3 };
  for (const media of [photo, { sticker: { ...sticker, ...kind } }, { voice }]) {
    const message = await nextMessage(bot.server, chat, () => {
      bot.server.sendMedia({ chat, from: person(), media });
    });
    expect(message.text).toBe(english("wordless"));
    bot.server.sendMedia({ chat: group, from: anna, media });
  }
  for (let part = 0; part < 4; part += 1) {
    const media = { ...photo, media_group_id: "album" };
    bot.server.sendMedia({ chat, from: person(), media });
  }
  // What comes after in the same chat finds the album dealt with.
  await bot.server.waitFor(() => bot.server.messages(chat.id)[3]);
  bot.server.sendText({ chat, from: person(), text: "/start" });
  await bot.server.waitFor(() => bot.server.messages(chat.id)[4]);
  await bot.settled();
  expect(bot.server.messages(chat.id)).toHaveLength(5);
  expect(bot.server.messages(group.id)).toEqual([]);
});

test("/help says what the bot can do, which /start does not.", async () => {
  const help = await bot.ask(chat, person(), "/help");
  for (const word of ["/digest", "/documents", "/language", "/forget", "@quoth_test_bot"]) {
    expect(help.text).toContain(word);
  }
  expect((await bot.ask(chat, person(), "/start")).text).not.toContain("/forget");
});

test("Under several quotes, votes, copying and sharing say which one they are for.", async () => {
  const several = await bot.ask(chat, person(), "What does Pāvilosta have?");
  expect(stretches(several, "blockquote")).toHaveLength(2);
  const labels = several.reply_markup?.inline_keyboard.flat().map(({ text }) => text);
  for (const label of [
    "👍 [1]",
    "👎 [1]",
    english("button-copy-of", { number: "1" }),
    english("button-share-of", { number: "1" }),
  ]) {
    expect(labels).toContain(label);
  }
});
