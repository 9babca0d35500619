import type { Chat, Message, MessageEntity } from "grammy/types";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AskingBot, startAskingBot } from "../../../support/askingBot.ts";
import { coast } from "../../../support/lighthouse.ts";
import { anna, boris, nextMessage, stretches } from "../../../support/telegram.ts";

const built = "When was the lighthouse of Akmeņrags built?";
const opened = "When was the port of Pāvilosta opened?";
const photo: Partial<Message> = {
  photo: [{ file_id: "p", file_unique_id: "p", width: 90, height: 90 }],
};
const video: Partial<Message> = {
  video: { file_id: "v", file_unique_id: "v", width: 90, height: 90, duration: 5 },
};

let bot: AskingBot;
let group: Chat.SupergroupChat;
let chat: Chat.PrivateChat;
let number = 0;

beforeAll(async () => {
  bot = await startAskingBot(coast, { canReadAllGroupMessages: true });
}, 60_000);
afterAll(() => bot.close());
beforeEach(() => {
  number += 1;
  group = { id: -100_000_900 - number, type: "supergroup", title: "Walkers" };
  chat = { id: 9_000 + number, type: "private", first_name: "Somebody" };
});

const person = () => ({ id: chat.id, is_bot: false, first_name: "Somebody" });
const quoteIn = (message: Message) => stretches(message, "blockquote")[0];
const answerTo = (where: Chat, act: () => void) => nextMessage(bot.server, where, act);
const say = (text: string, more: { replyToMessageId?: number; entities?: MessageEntity[] } = {}) =>
  bot.server.sendText({ chat: group, from: anna, text, ...more });
const mention = `@quoth_test_bot`;

describe("A caption is a question", () => {
  test.each([
    ["a photo", photo],
    ["a video", video],
    ["a document", { document: { file_id: "d", file_unique_id: "d", file_name: "map.pdf" } }],
  ])("in a private chat, under %s.", async (_what, media) => {
    const answer = await answerTo(chat, () => {
      bot.server.sendMedia({ chat, from: person(), media, caption: built });
    });
    expect(quoteIn(answer)).toContain("1879");
  });

  test.each([`/ask ${built}`, `${mention} ${built}`, `/ask@quoth_test_bot ${built}`])(
    "in a group, if it is put to the bot: %s",
    async (caption) => {
      const answer = await answerTo(group, () => {
        bot.server.sendMedia({ chat: group, from: anna, media: photo, caption });
      });
      expect(quoteIn(answer)).toContain("1879");
    },
  );

  test("in a reply to an answer, and leans on it.", async () => {
    const answer = await answerTo(group, () => say(`/ask ${built}`));
    const second = await answerTo(group, () => {
      const replyToMessageId = answer.message_id;
      bot.server.sendMedia({
        chat: group,
        from: boris,
        media: photo,
        caption: "and who?",
        replyToMessageId,
      });
    });
    expect(quoteIn(second)).toContain("Jonas Bergs");
  });

  test("that can be edited, and its answer with it.", async () => {
    let question: Message | undefined;
    const answer = await answerTo(chat, () => {
      question = bot.server.sendMedia({ chat, from: person(), media: photo, caption: built });
    });
    if (!question) throw new Error("Expected a question.");
    bot.server.editText({ message: question, text: opened });
    const edited = await bot.server.waitFor(() =>
      bot.server.messages(chat.id).find(({ text }) => text?.includes("1878")),
    );
    expect(edited.message_id).toBe(answer.message_id);
  });

  test("may be a command.", async () => {
    const answer = await answerTo(chat, () => {
      bot.server.sendMedia({ chat, from: person(), media: photo, caption: "/language" });
    });
    expect(answer.reply_markup?.inline_keyboard.flat().length).toBeGreaterThan(3);
  });

  test("to nobody in a group where it is not put to the bot.", async () => {
    bot.server.sendMedia({ chat: group, from: anna, media: photo, caption: built });
    await bot.settled();
    expect(bot.server.messages(group.id)).toEqual([]);
  });
});

describe("A reply to somebody's message asks what that says,", () => {
  const asks = (text: string) => bot.server.sendText({ chat: group, from: boris, text }).message_id;

  test.each([mention, "/ask", "/ask@quoth_test_bot", `${mention} ?`, `👆 ${mention}`])(
    "if it has no words but %s.",
    async (text) => {
      const replyToMessageId = asks(built);
      const answer = await answerTo(group, () => say(text, { replyToMessageId }));
      expect(quoteIn(answer)).toContain("1879");
    },
  );

  test("also under a photo.", async () => {
    const asked = bot.server.sendMedia({
      chat: group,
      from: boris,
      media: photo,
      caption: built,
    });
    const answer = await answerTo(group, () => say("/ask", { replyToMessageId: asked.message_id }));
    expect(quoteIn(answer)).toContain("1879");
  });

  test("or only the part of it that was chosen.", async () => {
    const replyToMessageId = asks(`Good morning, the lighthouse is nice. ${opened} ${built}`);
    const answer = await answerTo(group, () => {
      bot.server.sendText({
        chat: group,
        from: anna,
        text: mention,
        replyToMessageId,
        quote: opened,
      });
    });
    expect(quoteIn(answer)).toContain("1878");
  });

  test("in a private chat too.", async () => {
    const asked = bot.server.sendMedia({ chat, from: person(), media: photo, caption: opened });
    await bot.server.waitFor(() => bot.server.messages(chat.id)[0]);
    const answer = await answerTo(chat, () => {
      const replyToMessageId = asked.message_id;
      bot.server.sendText({ chat, from: person(), text: "/ask", replyToMessageId });
    });
    expect(quoteIn(answer)).toContain("1878");
  });

  test("and leans on what that says, if it has words of its own.", async () => {
    const replyToMessageId = asks("I walked to the lighthouse of Akmeņrags.");
    const answer = await answerTo(group, () =>
      say(`${mention} and who built it?`, { replyToMessageId }),
    );
    expect(quoteIn(answer)).toContain("Jonas Bergs");
  });

  test("leaning on what that leant on.", async () => {
    await answerTo(group, () => {
      bot.server.sendText({ chat: group, from: boris, text: `/ask ${built}` });
    });
    const replyToMessageId = asks("and who?");
    const answer = await answerTo(group, () => say("/ask", { replyToMessageId }));
    expect(quoteIn(answer)).toContain("Jonas Bergs");
  });

  test("but nothing of the bot's own.", async () => {
    const answer = await answerTo(group, () => say(`/ask ${built}`));
    const help = await answerTo(group, () => say("/ask", { replyToMessageId: answer.message_id }));
    expect(help.text).toContain("/ask");
    expect(quoteIn(help)).toBeUndefined();
  });
});
