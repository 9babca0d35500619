import type { Chat, Message, User } from "grammy/types";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AskingBot, startAskingBot } from "../../../support/askingBot.ts";
import { fillers } from "../../../support/fillers.ts";
import { anna, english, nextMessage, stretches } from "../../../support/telegram.ts";

const harbour = `The harbour of Skala bought two cranes in May 2025. The cranes of the harbour were built in Tarn by the firm Lift.`;
const ferry = `The ferry of Ostvik carries bicycles free of charge since April 2024. The ferry of Ostvik was built in Norway by the yard Brevik.`;
const aboutHarbour = "When did the harbour of Skala buy cranes?";
const aboutFerry = "Since when does the ferry of Ostvik carry bicycles?";

let bot: AskingBot;
let chat: Chat.PrivateChat;
let group: Chat.GroupChat;
let person: User;
let number = 0;

beforeAll(async () => {
  const files = { ...fillers, "harbour.md": harbour, "ferry.md": ferry };
  bot = await startAskingBot(files, { canReadAllGroupMessages: true });
}, 60_000);
afterAll(() => bot.close());
beforeEach(() => {
  number += 1;
  chat = { id: 7_000 + number, type: "private", first_name: "Somebody" };
  group = { id: -7_000 - number, type: "group", title: "Sailors" };
  person = { id: chat.id, is_bot: false, first_name: "Somebody" };
});

const quoteIn = (message: Message) => stretches(message, "blockquote")[0];

/** Asks, and gives the question with its answer. */
async function ask(where: Chat, from: User, text: string) {
  let question: Message | undefined;
  const answer = await nextMessage(bot.server, where, () => {
    question = bot.server.sendText({ chat: where, from, text });
  });
  if (!question) throw new Error("Expected a question.");
  return { question, answer };
}

describe("An older question that is edited", () => {
  test.each(["as it was", "in other words"])(
    "(%s) changes nothing of what the next one leans on.",
    async (how) => {
      for (const [where, from, command] of [
        [chat, person, ""],
        [group, anna, "/ask "],
      ] as const) {
        const { question } = await ask(where, from, command + aboutHarbour);
        await ask(where, from, command + aboutFerry);
        const text = how === "as it was" ? question.text : `${question.text} Exactly?`;
        bot.server.editText({ message: question, text: text ?? "" });
        const { answer } = await ask(where, from, `${command}and where was it built?`);
        expect(quoteIn(answer)).toContain("Norway");
      }
    },
  );

  test("changes what the next one leans on, if none was asked since.", async () => {
    const { question, answer } = await ask(chat, person, aboutHarbour);
    bot.server.editText({ message: question, text: aboutFerry });
    await bot.server.waitFor(() =>
      bot.server.messages(chat.id).find(({ text }) => text?.includes("bicycles")),
    );
    const next = await ask(chat, person, "and where was it built?");
    expect(next.answer.message_id).not.toBe(answer.message_id);
    expect(quoteIn(next.answer)).toContain("Norway");
  });
});

describe("Telegram says that a message was edited when somebody reacts to it", () => {
  const follow = "and where was it built?";

  test.each(["", "/ask "])(
    "which changes no follow-up, after a restart either: %s…",
    async (command) => {
      const [where, from] = command === "" ? [chat, person] : [group, anna];
      await ask(where, from, command + aboutFerry);
      const { question, answer } = await ask(where, from, command + follow);
      await bot.restart();
      await react(question);
      expect(now(answer)).toEqual(answer);
      expect(bot.server.messages(where.id)).toHaveLength(2);
    },
  );

  test("which repeats no answer that the asker had forgotten.", async () => {
    const { question } = await ask(chat, person, aboutFerry);
    await ask(chat, person, "/forget");
    await react(question);
    expect(bot.server.messages(chat.id)).toHaveLength(2);
  });

  test("which repeats no answer of which nothing else is kept any more, after 31 days.", async () => {
    const { question } = await ask(chat, person, aboutFerry);
    bot.clock.pass(31 * 24);
    await bot.chats().prune();
    expect(await bot.chats().answers.byQuestion(chat.id, question.message_id)).toBe(null);
    await react(question);
    expect(bot.server.messages(chat.id)).toHaveLength(1);
  });

  test("nor after an edit that did change it, though the documents say something else now.", async () => {
    const { question, answer } = await ask(chat, person, aboutHarbour);
    bot.server.editText({ message: question, text: aboutFerry });
    const edited = await bot.server.waitFor(() =>
      now(answer)?.text?.includes("April 2024") ? now(answer) : undefined,
    );
    await bot.settled();
    await bot.change({ "ferry.md": ferry.replace("April 2024", "May 2025") });
    await react(question);
    await bot.change({ "ferry.md": ferry });
    expect(now(answer)).toEqual(edited);
  });

  test("which shows nothing where there was a shrug, though the documents say it now.", async () => {
    const text = "/ask When was the observatory of Tarn opened?";
    const question = bot.server.sendText({ chat: group, from: anna, text });
    await bot.settled();
    await bot.change({ "observatory.md": "The observatory of Tarn was opened in 1911." });
    await react(question);
    await bot.change({ "observatory.md": null });
    expect(bot.server.messages(group.id)).toEqual([]);
  });

  test("which answers no message of more than two days ago, of which nothing is kept any more.", async () => {
    const old = { message_id: 4_711, date: 1_000_000_000, chat, from: person, text: aboutFerry };
    bot.server.pushUpdate({ edited_message: { ...old, edit_date: 1_000_000_000 } });
    await bot.settled();
    expect(bot.server.messages(chat.id)).toEqual([]);
  });

  async function react(question: Message): Promise<void> {
    bot.server.touch(question);
    await bot.settled();
  }
  const now = ({ chat: { id }, message_id: messageId }: Message) =>
    bot.server.messages(id).find((message) => message.message_id === messageId);
});

test.each([
  ["private", ["/help", "/documents", "/start", "/language", "/unknown"]],
  ["group", ["@quoth_test_bot", "/documents", "/ask", "/start", "never mind"]],
] as const)(
  "In a %s chat, a question that is edited so that it asks nothing has no answer any more.",
  async (kind, edits) => {
    const [where, from, command] =
      kind === "private" ? [chat, person, ""] : ([group, anna, "/ask "] as const);
    for (const text of edits) {
      const { question, answer } = await ask(where, from, command + aboutFerry);
      const count = bot.server.messages(where.id).length;
      bot.server.editText({ message: question, text });
      const now = await bot.server.waitFor(() =>
        bot.server
          .messages(where.id)
          .find((message) => message.message_id === answer.message_id && message.edit_date),
      );
      expect([text, now.text]).toEqual([text, english("answer-none")]);
      expect(bot.server.messages(where.id)).toHaveLength(count);
    }
  },
);
