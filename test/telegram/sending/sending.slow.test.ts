import { Bot, GrammyError, HttpError } from "grammy";
import type { Chat } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSending, type SendingOptions } from "../../../src/telegram/sending/sending.ts";
import { type BotApiServer, startBotApiServer } from "../../support/botApi/server.ts";
import { findFreePort } from "../../support/freePort.ts";
import { createRecordingLog, forum, group, privateChat } from "../../support/telegram.ts";

let server: BotApiServer;
let waits: number[];
let log: ReturnType<typeof createRecordingLog>;

beforeEach(async () => {
  server = await startBotApiServer({ chats: [privateChat, group, forum] });
  waits = [];
  log = createRecordingLog();
});
afterEach(() => server.close());

/** A bot whose waits take no time. */
function createSender(
  options: Partial<SendingOptions> = {},
  { apiRoot = server.url, timeoutSeconds = 60 } = {},
): Bot {
  const bot = new Bot(server.token, { client: { apiRoot, timeoutSeconds } });
  const wait = (seconds: number) => {
    waits.push(seconds);
    return Promise.resolve();
  };
  bot.api.config.use(createSending({ log, random: () => 0, wait, ...options }));
  return bot;
}

/** One that gives up after a second, if nobody answers. */
const withPatience = (fault: unknown) =>
  createSender({}, { timeoutSeconds: fault === "hang" ? 1 : 60 });

const texts = (chat: Chat = privateChat) => server.messages(chat.id).map(({ text }) => text);
const send = (bot = createSender()) => bot.api.sendMessage(privateChat.id, "secret answer");
const calls = (method: string) =>
  server.requests.filter((request) => request.method === method).length;

test("What Telegram says it failed to carry out is sent again, with growing pauses.", async () => {
  const fault = { status: 500, description: "Internal Server Error" };
  server.injectFault({ method: "sendMessage", times: 3, fault });
  await send();
  expect(texts()).toEqual(["secret answer"]);
  expect(waits).toEqual([0.25, 0.5, 1]);
});

test("Pauses differ from each other by chance, up to twice as long.", async () => {
  const fault = { status: 500, description: "Internal Server Error" };
  server.injectFault({ method: "sendMessage", times: 1, fault });
  await send(createSender({ random: () => 0.5 }));
  expect(waits).toEqual([0.375]);
});

test("What Telegram fails at for a minute is given up.", async () => {
  const fault = { status: 500, description: "Internal Server Error" };
  server.injectFault({ method: "sendMessage", times: 100, fault });
  await expect(send()).rejects.toThrow(GrammyError);
  expect(waits.reduce((sum, seconds) => sum + seconds, 0)).toBeLessThanOrEqual(60);
  expect(calls("sendMessage")).toBe(waits.length + 1);
});

test.each([
  ["a long time", 1386, 1],
  ["many times", 1, 40],
])(
  "What Telegram tells to wait %s is sent after the waits, and not before.",
  async (_name, retryAfterSeconds, times) => {
    const fault = { status: 429, description: "Too Many Requests", retryAfterSeconds };
    server.injectFault({ method: "sendMessage", times, fault });
    await send();
    expect(texts()).toEqual(["secret answer"]);
    expect(waits).toEqual(Array.from({ length: times }, () => retryAfterSeconds));
    expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
  },
);

test("A wait that stands in the description alone is kept too.", async () => {
  const fault = { status: 429, description: "Too Many Requests: retry after 7" };
  server.injectFault({ method: "sendMessage", times: 1, fault });
  await send();
  expect(waits).toEqual([7]);
});

test("What nobody waits for after so long is not sent again: a press's answer, typing.", async () => {
  const bot = createSender();
  const fault = { status: 429, description: "Too Many Requests", retryAfterSeconds: 60 };
  for (const method of ["answerCallbackQuery", "answerInlineQuery", "sendChatAction"]) {
    server.injectFault({ method, times: 1, fault });
  }
  expect(await bot.api.answerCallbackQuery("7")).toBe(true);
  expect(await bot.api.answerInlineQuery("7", [])).toBe(true);
  expect(await bot.api.sendChatAction(privateChat.id, "typing")).toBe(true);
  expect(waits).toEqual([]);
});

describe("A message that Telegram may have is not sent again, and the log says so without its text:", () => {
  test.each([
    ["a gateway's 502 without JSON", { status: 502, body: "<html>Bad Gateway</html>" }],
    ["a gateway's 502 in JSON", { status: 502, description: "Bad Gateway" }],
    ["a 504", { status: 504, description: "Gateway Timeout" }],
    ["JSON that is not the Bot API's", { status: 503, body: '{"error":"overloaded"}' }],
    ["half an answer", { status: 200, body: '{"ok":true,"resu' }],
    ["a restart", { status: 500, description: "Internal Server Error: restart" }],
    ["a connection that drops before", "drop-before"],
    ["no answer in time", "hang"],
  ] as const)("%s", async (_name, fault) => {
    server.injectFault({ method: "sendMessage", times: 1, fault });
    await expect(send(withPatience(fault))).rejects.toThrow("sendMessage");
    expect(calls("sendMessage")).toBe(1);
    expect(log.lines.map(({ event }) => event)).toEqual([
      "request failed; Telegram may have carried it out",
    ]);
    expect(JSON.stringify(log.lines)).not.toMatch(/secret|TEST-token/);
  });
});

test("A connection that drops after the message was taken leaves one message.", async () => {
  server.injectFault({ method: "sendMessage", times: 1, fault: "drop-after" });
  await expect(send()).rejects.toThrow(HttpError);
  expect(texts()).toEqual(["secret answer"]);
});

describe("What may be carried out twice is asked again whatever went wrong:", () => {
  test.each([
    ["a gateway's 502", { status: 502, body: "<html>Bad Gateway</html>" }],
    ["a drop after", "drop-after"],
    ["no answer in time", "hang"],
  ] as const)("%s", async (_name, fault) => {
    const bot = withPatience(fault);
    const message = await send(bot);
    for (const method of ["getMe", "editMessageText", "deleteMessage"]) {
      server.injectFault({ method, times: 1, fault });
    }
    expect((await bot.api.getMe()).id).toBe(server.me.id);
    await bot.api.editMessageText(privateChat.id, message.message_id, "changed");
    expect(texts()).toEqual(["changed"]);
    await bot.api.deleteMessage(privateChat.id, message.message_id);
    expect(texts()).toEqual([]);
  });
});

test("A button's press that was answered, unheard, counts as answered.", async () => {
  const bot = createSender();
  server.pushUpdate({
    callback_query: {
      id: "7",
      from: { id: 11, is_bot: false, first_name: "Anna" },
      chat_instance: "1",
      data: "x",
    },
  });
  server.injectFault({ method: "answerCallbackQuery", times: 1, fault: "drop-after" });
  expect(await bot.api.answerCallbackQuery("7")).toBe(true);
});

test("A message is sent once the server can be reached, and given up after a time.", async () => {
  const port = await findFreePort();
  const unreachable = createSender(
    { longestUnreachableSeconds: 1 },
    { apiRoot: `http://127.0.0.1:${port}` },
  );
  await expect(unreachable.api.sendMessage(privateChat.id, "lost")).rejects.toThrow(HttpError);
  expect(waits).toEqual([0.25, 0.5]);
  let late: BotApiServer | undefined;
  const patient = new Bot(server.token, { client: { apiRoot: `http://127.0.0.1:${port}` } });
  patient.api.config.use(
    createSending({
      log,
      async wait() {
        late ??= await startBotApiServer({ chats: [privateChat], port });
      },
    }),
  );
  await patient.api.sendMessage(privateChat.id, "at last");
  expect(late?.messages(privateChat.id).map(({ text }) => text)).toEqual(["at last"]);
  await late?.close();
});

test("A host that does not exist is tried again, since the network may come back.", async () => {
  const bot = createSender({ longestUnreachableSeconds: 1 }, { apiRoot: "http://nowhere.invalid" });
  await expect(send(bot)).rejects.toThrow(HttpError);
  expect(waits).toEqual([0.25, 0.5]);
});

describe("A chat that cannot be reached any more is told of once, and nothing is repeated:", () => {
  test.each([
    [403, "Forbidden: bot was blocked by the user"],
    [403, "Forbidden: bot was kicked from the group chat"],
    [403, "Forbidden: user is deactivated"],
    [400, "Bad Request: chat not found"],
  ])("%i %s", async (status, description) => {
    const gone: number[] = [];
    server.injectFault({ method: "sendMessage", times: 9, fault: { status, description } });
    const bot = createSender({ onGone: async (chatId) => void gone.push(chatId) });
    await expect(send(bot)).rejects.toThrow(description);
    expect(gone).toEqual([privateChat.id]);
    expect(calls("sendMessage")).toBe(1);
  });
});

test("A question about a chat that the bot is not in tells nobody that it is gone.", async () => {
  const gone: number[] = [];
  const bot = createSender({ onGone: async (chatId) => void gone.push(chatId) });
  await expect(bot.api.getChatMember(-4711, 11)).rejects.toThrow("chat not found");
  expect(gone).toEqual([]);
});

test("Other refusals are no sign that a chat is gone.", async () => {
  const gone: number[] = [];
  const bot = createSender({ onGone: async (chatId) => void gone.push(chatId) });
  await expect(bot.api.sendMessage(privateChat.id, "")).rejects.toThrow("message text is empty");
  expect(gone).toEqual([]);
});

test("A group that has become a supergroup gets the message there, and who keeps chats is told.", async () => {
  const moves: [number, number][] = [];
  const fault = {
    status: 400,
    description: "Bad Request: group chat was upgraded to a supergroup chat",
    newChatId: forum.id,
  };
  server.injectFault({ method: "sendMessage", times: 1, fault });
  const bot = createSender({ onMigrated: async (before, now) => void moves.push([before, now]) });
  await bot.api.sendMessage(group.id, "moved", { reply_parameters: { message_id: 77 } });
  expect(moves).toEqual([[group.id, forum.id]]);
  expect(texts(group)).toEqual([]);
  expect(texts(forum)).toEqual(["moved"]);
});

test("A reply to a message or a topic that is gone is sent without.", async () => {
  const bot = createSender();
  await bot.api.sendMessage(forum.id, "orphan", {
    reply_parameters: { message_id: 4711 },
    message_thread_id: 4712,
  });
  expect(texts(forum)).toEqual(["orphan"]);
  expect(calls("sendMessage")).toBe(3);
});

test("An edit that changes nothing counts as done.", async () => {
  const bot = createSender();
  const { message_id: id } = await send(bot);
  expect(await bot.api.editMessageText(privateChat.id, id, "secret answer")).toBe(true);
});

test("A refusal is logged in Telegram's words, without the message.", async () => {
  const fault = { status: 400, description: "Bad Request: MESSAGE_TOO_ODD" };
  server.injectFault({ method: "sendMessage", times: 1, fault });
  await expect(send()).rejects.toThrow(GrammyError);
  expect(log.lines).toEqual([
    {
      level: "info",
      event: "request refused",
      facts: { method: "sendMessage", description: fault.description },
    },
  ]);
});
