import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Chat } from "grammy/types";
import { longestMessage } from "../../src/telegram/features/asking/rendering/renderBlocks.ts";
import { commands } from "../../src/telegram/updates/commands.ts";
import type { BotApiServer } from "../support/botApi/server.ts";
import { answered, openSeeds, unanswered } from "../support/seeds.ts";
import {
  anna,
  boris,
  english,
  forum,
  group,
  nextMessage,
  privateChat,
  startForTest,
  stretches,
} from "../support/telegram.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";
const bread = "How do I bake sourdough bread?";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
let server: BotApiServer;

beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());
beforeEach(async () => {
  ({ server } = await startForTest({ ask: seeds.app.ask, suggestions: [factory] }));
});
afterEach(() => {
  const sent = server.requests.filter(({ method }) => method === "sendMessage");
  expect(sent.flatMap(({ repairs }) => repairs)).toEqual([]);
});

const says = (text: string, chat: Chat = privateChat) =>
  server.sendText({ chat, from: anna, text });

/** Everything the bot has sent once it has dealt with all that was written before. */
async function settled(): Promise<void> {
  await nextMessage(server, privateChat, () => says("/help"));
}

describe("In a private chat", () => {
  // Each of the questions is asked of the index itself, in test/answer/answer.test.ts.
  test.each(answered.filter((_, index) => index % 5 === 0))(
    "a question is answered by a message: %s",
    async (question, ...mustHold) => {
      const message = await nextMessage(server, privateChat, () => says(question));
      const quotes = stretches(message, "blockquote");
      expect(quotes.length).toBeGreaterThanOrEqual(1);
      expect(quotes.length).toBeLessThanOrEqual(3);
      const documents = await seeds.app.use((library) => library.listDocuments());
      for (const quote of quotes) {
        expect(documents.some(({ text }) => text.includes(quote))).toBe(true);
      }
      for (const words of mustHold) expect(quotes[0]).toContain(words);
      expect(stretches(message, "bold").length).toBeGreaterThan(0);
      expect(message.text).toMatch(/\n\[1\] .+ · .+ · (\d+ )?\w{3} \d{4}/);
      expect(message.text?.length).toBeLessThanOrEqual(longestMessage);
    },
  );

  test.each(unanswered.slice(0, 2))(
    "what the documents don't say gets an honest line: %s",
    async (question) => {
      const message = await nextMessage(server, privateChat, () => says(question));
      expect(message.text).toContain(english("answer-none"));
    },
  );

  test("the answer replies to the question, without a link preview or a parse mode.", async () => {
    const question = server.sendText({ chat: privateChat, from: anna, text: factory });
    await nextMessage(server, privateChat, () => undefined);
    const sent = server.requests.find(({ method }) => method === "sendMessage");
    expect(sent?.payload).toMatchObject({
      reply_parameters: { message_id: question.message_id },
      link_preview_options: { is_disabled: true },
    });
    expect(sent?.payload).not.toHaveProperty("parse_mode");
  });

  test.each(["/start", "/help", "/start something", "/nonsense"])(
    "%s says what the bot is and offers questions as buttons.",
    async (command) => {
      const message = await nextMessage(server, privateChat, () => says(command));
      expect(message.text).toContain("2 documents");
      expect(message.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual([
        factory,
      ]);
    },
  );

  test("a pressed button is answered at once, and its question in a message that repeats it.", async () => {
    const welcome = await nextMessage(server, privateChat, () => says("/start"));
    const [button] = welcome.reply_markup?.inline_keyboard.flat() ?? [];
    const callbackData = button && "callback_data" in button ? button.callback_data : "";
    const message = await nextMessage(server, privateChat, () => {
      server.pressButton({ from: anna, message: welcome, callbackData });
    });
    expect(message.text?.startsWith(factory)).toBe(true);
    expect(stretches(message, "blockquote")[0]).toContain("in the east of Latvia");
    expect(server.requests.some(({ method }) => method === "answerCallbackQuery")).toBe(true);
  });

  test("a message without text, and one from another bot, are left alone.", async () => {
    const from = { ...boris, is_bot: true };
    server.pushUpdate({
      message: {
        message_id: 900,
        date: 0,
        chat: privateChat,
        from: anna,
        dice: { emoji: "🎲", value: 1 },
      },
    });
    server.pushUpdate({
      message: { message_id: 901, date: 0, chat: privateChat, from, text: factory },
    });
    await settled();
    expect(server.messages(privateChat.id)).toHaveLength(1);
  });

  test.each(["", "😀", "?".repeat(4096), "drone ".repeat(682), "Де збудують завод дронів?"])(
    "an odd question gets one answer: %j",
    async (text) => {
      server.pushUpdate({
        message: { message_id: 900, date: 0, chat: privateChat, from: anna, text },
      });
      await settled();
      expect(server.messages(privateChat.id).length).toBeLessThanOrEqual(2);
    },
  );
});

test.each(commands)("The command /$name is answered.", async ({ name }) => {
  const message = await nextMessage(server, privateChat, () => says(`/${name}`));
  const isWelcome = message.text?.startsWith(english("welcome", { documents: 2 })) === true;
  expect(isWelcome).toBe(name === "start" || name === "help");
});

describe("In a group", () => {
  test.each([`/ask ${factory}`, `/ask@quoth_test_bot ${factory}`])(
    "%s is answered.",
    async (text) => {
      const message = await nextMessage(server, group, () => says(text, group));
      expect(stretches(message, "blockquote")[0]).toContain("in the east of Latvia");
    },
  );

  test("a reply to the bot is answered.", async () => {
    const answer = await nextMessage(server, group, () => says(`/ask ${factory}`, group));
    const message = await nextMessage(server, group, () => {
      server.sendText({
        chat: group,
        from: boris,
        text: "When did the ministers meet?",
        replyToMessageId: answer.message_id,
      });
    });
    expect(stretches(message, "bold")).toContain("December 12, 2023");
  });

  test("/ask alone says how to ask, with a question that has an answer.", async () => {
    const message = await nextMessage(server, group, () => says("/ask", group));
    const how = english("ask-empty", { command: "/ask" });
    expect(message.text).toBe(`${how}\n\nFor example: /ask ${factory}`);
  });

  test("what the documents don't say, or say only weakly, gets silence.", async () => {
    says(`/ask ${bread}`, group);
    says("/ask Who is the prime minister of Lithuania?", group);
    await settled();
    expect(server.messages(group.id)).toEqual([]);
  });

  test("another bot's commands get silence.", async () => {
    says(`/ask@other_bot ${factory}`, group);
    says("/weather Riga", group);
    await settled();
    expect(server.messages(group.id)).toEqual([]);
  });

  test("in a topic the answer goes to that topic, and in General to no thread.", async () => {
    const topic = server.createTopic({ chat: forum, from: anna, name: "Drones" });
    const messageThreadId = topic.message_thread_id ?? 0;
    const inTopic = await nextMessage(server, forum, () => {
      server.sendText({ chat: forum, from: anna, text: `/ask ${factory}`, messageThreadId });
    });
    expect(inTopic.message_thread_id).toBe(messageThreadId);
    const inGeneral = await nextMessage(server, forum, () => says(`/ask ${factory}`, forum));
    expect(inGeneral.message_thread_id).toBeUndefined();
  });
});

describe("In a group whose every message the bot can read", () => {
  test("a mention is answered, and what people say to each other is not.", async () => {
    ({ server } = await startForTest({ ask: seeds.app.ask, canReadAllGroupMessages: true }));
    server.sendText({ chat: group, from: anna, text: factory });
    const message = await nextMessage(server, group, () => {
      server.sendText({ chat: group, from: anna, text: `@Quoth_Test_Bot ${factory}` });
    });
    expect(stretches(message, "blockquote")[0]).toContain("in the east of Latvia");
    expect(server.messages(group.id)).toHaveLength(1);
  });
});
