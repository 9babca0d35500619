import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ask } from "../../../src/answer/answer.ts";
import { createBot } from "../../../src/telegram/bot.ts";
import { createServing, type RunningBot } from "../../../src/telegram/serving/serving.ts";
import { WebServerError } from "../../../src/telegram/serving/webServer.ts";
import { keepLanguages } from "../../../src/telegram/words/language.ts";
import { createWords } from "../../../src/telegram/words/words.ts";
import { noAnswer } from "../../support/answers.ts";
import { type BotApiServer, startBotApiServer } from "../../support/botApi/server.ts";
import { openTestChats } from "../../support/chats.ts";
import { findFreePort } from "../../support/freePort.ts";
import { createMemoryInbox } from "../../support/memoryInbox.ts";
import {
  useNoLibrary,
  anna,
  boris,
  createRecordingLog,
  emptyShelf,
  group,
  nextMessage,
  noDigests,
  privateChat,
} from "../../support/telegram.ts";

const secret = "secret-of-this-test-0123456789";
const elsewhere = { ...privateChat, id: boris.id };

let server: BotApiServer;
let port: number;
let inbox: ReturnType<typeof createMemoryInbox>;
let log: ReturnType<typeof createRecordingLog>;
let isIndexOpen: boolean;
let closing: (() => Promise<unknown>)[];

beforeEach(async () => {
  server = await startBotApiServer({ chats: [privateChat, group], isLocal: true });
  port = await findFreePort();
  inbox = createMemoryInbox();
  log = createRecordingLog();
  isIndexOpen = true;
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
  await server.close();
});

const say: Ask = ({ question }) => Promise.resolve(noAnswer(question));

async function start(ask: Ask = say): Promise<RunningBot> {
  const serving = createServing({
    inbox,
    webhook: { url: `http://127.0.0.1:${port}/telegram`, secret },
    webServer: { host: "127.0.0.1", port },
    countIndex: async () => {
      if (!isIndexOpen) throw new Error("closed");
      return { documents: 2, passages: 30 };
    },
    log,
  });
  const chats = openTestChats();
  const bot = createBot({
    token: server.token,
    apiRoot: server.url,
    ask,
    shelf: emptyShelf,
    use: useNoLibrary,
    now: () => new Date(),
    describe: () => Promise.resolve({ documents: 2, suggestions: [] }),
    words: createWords(),
    chats,
    languages: keepLanguages(chats),
    ...noDigests,
    log,
    metrics: serving.metrics,
    observers: serving.observers,
  });
  const running = await serving.start(bot);
  closing.push(() => running.stop());
  return running;
}

const request = (path: string, options: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, options);

function post(body: string, given: string | null = secret) {
  const headers = given === null ? {} : { "x-telegram-bot-api-secret-token": given };
  return request("/telegram", { method: "POST", body, headers });
}

const question = (updateId: number, text = "anything") =>
  JSON.stringify({
    update_id: updateId,
    message: { message_id: updateId, date: 1, chat: privateChat, from: anna, text },
  });

describe("A request to the webhook that is not Telegram's does nothing:", () => {
  const asked: string[] = [];
  const ask: Ask = (asking) => {
    asked.push(asking.question);
    return say(asking);
  };

  test.each([
    ["no secret", null, question(1), 401],
    ["an empty secret", "", question(1), 401],
    ["a wrong secret", `${secret}x`, question(1), 401],
    ["half the secret", secret.slice(0, 10), question(1), 401],
    ["no JSON", secret, "update_id=1", 400],
    ["nothing", secret, "", 400],
    ["JSON without fields", secret, "null", 400],
    ["JSON without an update", secret, '{"message":{}}', 400],
    ["a number that is none", secret, '{"update_id":"1"}', 400],
    ["a number beyond all", secret, '{"update_id":1e300}', 400],
    ["half an update", secret, question(1).slice(0, 40), 400],
    ["a huge body", secret, " ".repeat(1024 * 1024 + 1), 413],
    ["a huge body without the secret", null, " ".repeat(1024 * 1024 + 1), 401],
  ])("%s", async (_name, given, body, status) => {
    await start(ask);
    expect((await post(body, given)).status).toBe(status);
    expect(inbox.size()).toBe(0);
    expect(asked).toEqual([]);
  });

  test("another method, or another path", async () => {
    await start(ask);
    const wrong = await request("/telegram");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await request("/metrics", { method: "POST" })).status).toBe(405);
    expect((await request("/telegram/more")).status).toBe(404);
    expect((await request("/")).status).toBe(404);
  });
});

test("Telegram is told of the webhook, with its secret and the kinds of updates.", async () => {
  await start();
  const call = server.requests.find(({ method }) => method === "setWebhook");
  expect(call?.payload).toEqual({
    url: `http://127.0.0.1:${port}/telegram`,
    secret_token: secret,
    allowed_updates: [
      "message",
      "edited_message",
      "callback_query",
      "my_chat_member",
      "inline_query",
      "guest_message",
    ],
  });
});

test("An update that comes twice, or twice at once, is answered once.", async () => {
  await start();
  const answers = await Promise.all([post(question(5)), post(question(5)), post(question(5))]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  await server.waitFor(() => server.messages(privateChat.id)[0]);
  expect((await post(question(5))).status).toBe(200);
  await post(question(6, "a later one"));
  await server.waitFor(() => server.messages(privateChat.id)[1]);
  expect(server.messages(privateChat.id)).toHaveLength(2);
});

test("Telegram has its 200 before the answer; a chat's questions keep their order, others do not wait.", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const finished: string[] = [];
  await start(async (asking) => {
    if (asking.question === "slow") await held;
    finished.push(asking.question);
    return say(asking);
  });
  server.sendText({ chat: privateChat, from: anna, text: "slow" });
  server.sendText({ chat: privateChat, from: anna, text: "quick" });
  await nextMessage(server, elsewhere, () => {
    server.sendText({ chat: elsewhere, from: boris, text: "elsewhere" });
  });
  expect(server.deliveries.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(finished).toEqual(["elsewhere"]);
  release();
  await server.waitFor(() => server.messages(privateChat.id)[1]);
  expect(finished).toEqual(["elsewhere", "slow", "quick"]);
});

test("Stopping waits for what is in hand.", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let isAsked = false;
  const running = await start(async (asking) => {
    isAsked = true;
    await held;
    return say(asking);
  });
  await post(question(1));
  expect(isAsked).toBe(true);
  const stopped = running.stop();
  release();
  await stopped;
  expect(server.messages(privateChat.id)).toHaveLength(1);
  expect(inbox.size()).toBe(0);
  await expect(post(question(2))).rejects.toThrow("fetch failed");
});

test("What an earlier process took in is worked on first.", async () => {
  inbox.accept({ id: 1, json: question(1, "left behind") });
  const asked: string[] = [];
  await start((asking) => {
    asked.push(asking.question);
    return say(asking);
  });
  await post(question(2, "new"));
  await server.waitFor(() => server.messages(privateChat.id)[1]);
  expect(asked).toEqual(["left behind", "new"]);
});

test("An update that ended the process three times is given up, and the log says so.", async () => {
  inbox.accept({ id: 1, json: question(1, "poison") });
  for (let time = 0; time < 3; time += 1) inbox.begin(1);
  const running = await start();
  await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "new" });
  });
  await running.stop();
  expect(server.messages(privateChat.id)).toHaveLength(1);
  expect(inbox.size()).toBe(0);
  expect(log.lines.map(({ event }) => event)).toContainEqual(expect.stringContaining("gave"));
});

test("When an update cannot be stored, Telegram gets 500, sends it again, and it is answered once.", async () => {
  const whole = inbox;
  let failures = 1;
  inbox = {
    ...whole,
    accept(update) {
      if (failures-- > 0) throw new Error("disk full of secrets");
      return whole.accept(update);
    },
  };
  await start();
  await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "anything" });
  });
  expect(server.deliveries.map(({ status }) => status)).toEqual([500, 200]);
  expect(server.messages(privateChat.id)).toHaveLength(1);
  expect(JSON.stringify(log.lines)).not.toContain("secrets");
});

describe("Ready:", () => {
  const ready = async () => {
    const response = await request("/readyz");
    return [response.status, await response.json()];
  };

  test("with an open index and Telegram in reach.", async () => {
    await start();
    expect(await ready()).toEqual([200, { index: true, telegram: true }]);
  });

  test("not without an index, though alive.", async () => {
    await start();
    isIndexOpen = false;
    expect(await ready()).toEqual([503, { index: false, telegram: true }]);
    expect((await request("/healthz")).status).toBe(200);
  });

  test("not while Telegram cannot be reached from the start.", async () => {
    server.injectFault({ method: "getMe", times: 9, fault: "hang" });
    void start().catch(() => {});
    await server.waitFor(() => server.requests.find(({ method }) => method === "getMe"));
    expect(await ready()).toEqual([503, { index: true, telegram: false }]);
  });
});

test("Metrics count what happens, and name no person, chat or question.", async () => {
  await start((asking) => {
    if (asking.question === "broken") throw new Error("no");
    return say(asking);
  });
  await post(question(1, "confidential"));
  await server.waitFor(() => server.messages(privateChat.id)[0]);
  await post(question(2, "broken"));
  await server.waitFor(() => server.messages(privateChat.id)[1]);
  server.setBotStanding({ chat: privateChat, status: "kicked", by: anna });
  await post(question(3, "confidential"));
  await server.waitFor(() => server.requests.filter(({ method }) => method === "sendMessage")[2]);
  const response = await request("/metrics");
  expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
  const text = await response.text();
  for (const line of [
    'quoth_answers_total{verdict="none",chat="private"} 2',
    "quoth_answer_seconds_count 2",
    'quoth_telegram_requests_total{method="sendMessage",outcome="ok"} 2',
    "quoth_update_errors_total",
    "quoth_index_documents 2",
    "quoth_index_passages 30",
    "quoth_updates_waiting",
    "process_cpu_seconds_total",
    "nodejs_eventloop_lag_seconds",
  ]) {
    expect(text).toContain(line);
  }
  expect(text).not.toMatch(/confidential|broken|anna|TEST-token/i);
});

test("A port that is taken is an error that says what to do.", async () => {
  await start();
  await expect(start()).rejects.toThrow(WebServerError);
  await expect(start()).rejects.toThrow(/another program listens there/);
});
