import { Bot } from "grammy";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSending } from "../../../src/telegram/sending/sending.ts";
import { type BotApiServer, startBotApiServer } from "../../support/botApi/server.ts";
import { createRecordingLog, privateChat } from "../../support/telegram.ts";

let server: BotApiServer;
let log: ReturnType<typeof createRecordingLog>;

beforeEach(async () => {
  server = await startBotApiServer({ chats: [privateChat] });
  log = createRecordingLog();
});
afterEach(() => server.close());

function createSender(): Bot {
  const bot = new Bot(server.token, { client: { apiRoot: server.url } });
  bot.api.config.use(createSending({ log }));
  return bot;
}

test("What has an address that Telegram does not take goes without links, and the log names it.", async () => {
  const bot = createSender();
  await bot.api.sendMessage(privateChat.id, "A lighthouse, and more", {
    entities: [
      { type: "text_link", offset: 2, length: 10, url: "https://wiki?page=lighthouse.v2" },
      { type: "bold", offset: 0, length: 1 },
    ],
    reply_markup: {
      inline_keyboard: [
        [{ text: "More", callback_data: "more" }],
        [{ text: "Open", url: "https://localhost" }],
      ],
    },
  });
  const [message] = server.messages(privateChat.id);
  expect(message?.text).toBe("A lighthouse, and more");
  expect(message?.entities?.map(({ type }) => type)).toEqual(["bold"]);
  expect(message?.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual(["More"]);
  expect(JSON.stringify(log.lines)).toContain("wiki?page=lighthouse.v2");
  await bot.api.editMessageText(privateChat.id, message?.message_id ?? 0, "Another", {
    entities: [{ type: "text_link", offset: 0, length: 7, url: "https://localhost" }],
  });
  expect(server.messages(privateChat.id).map(({ text }) => text)).toEqual(["Another"]);
});

test("Inline results with an address that Telegram does not take go without links.", async () => {
  const bot = createSender();
  const id = server.askInline({ from: { id: 11, is_bot: false, first_name: "Anna" }, query: "x" });
  const entities = [{ type: "text_link" as const, offset: 0, length: 1, url: "https://a" }];
  const content = { message_text: "a", entities };
  const result = { type: "article" as const, id: "1", title: "A", input_message_content: content };
  expect(await bot.api.answerInlineQuery(id, [result])).toBe(true);
});

test("What has a style that Telegram does not take goes without: times first, then all of it.", async () => {
  const description = "Bad Request: can't parse MessageEntity: Unsupported type specified";
  const entities = [
    {
      type: "date_time" as const,
      offset: 0,
      length: 6,
      unix_time: 1,
      date_time_format: "t" as const,
    },
    { type: "bold" as const, offset: 0, length: 6 },
  ];
  const bot = createSender();
  for (const times of [1, 2]) {
    server.injectFault({ method: "sendMessage", times, fault: { status: 400, description } });
    await bot.api.sendMessage(privateChat.id, "secret answer", { entities });
  }
  const shown = server.messages(privateChat.id).map((message) => message.entities?.length ?? 0);
  expect(shown).toEqual([1, 0]);
  const fault = { status: 400, description };
  server.injectFault({ method: "sendMessage", times: 9, fault });
  await expect(bot.api.sendMessage(privateChat.id, "secret answer")).rejects.toThrow(description);
});
