import { afterEach, expect, test } from "vitest";
import type { Ask } from "../../src/answer/answer.ts";
import { startBotApiServer } from "../support/botApi/server.ts";
import {
  anna,
  boris,
  createRecordingLog,
  english,
  group,
  nextMessage,
  poll,
  privateChat,
  startTelegram,
} from "../support/telegram.ts";
import { noAnswer } from "../support/answers.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(ask: Ask, options: Partial<Parameters<typeof startTelegram>[0]> = {}) {
  const telegram = await startTelegram({ ask, ...options });
  closing.push(() => telegram.close());
  return telegram;
}

test("When answering fails, the asker gets an apology, and the log neither the question nor the token.", async () => {
  const { server, log } = await start(({ question }) => {
    throw new TypeError(`cannot read ${question}`);
  });
  const message = await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "a secret question" });
  });
  expect(message.text).toBe(english("answer-failed"));
  const written = JSON.stringify(log.lines);
  expect(written).toContain("could not answer");
  expect(written).not.toContain("secret");
  expect(written).not.toContain(server.token);
});

test("A message that Telegram tells to wait is sent after the wait, once.", async () => {
  const { server } = await start(({ question }) => Promise.resolve(noAnswer(question)));
  const fault = { status: 429, description: "Too Many Requests", retryAfterSeconds: 0.01 };
  server.injectFault({ method: "sendMessage", times: 1, fault });
  await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "anything" });
  });
  expect(server.messages(privateChat.id).map(({ text }) => text)).toEqual([english("answer-none")]);
});

test("More answers than a chat takes come after its waits, in their order, and none into a wait.", async () => {
  const { server } = await start(({ question }) => Promise.resolve(noAnswer(question)), {
    limits: { privateChat: { messages: 2, seconds: 1 } },
  });
  const count = 7;
  const asked = Array.from({ length: count }, (_, index) =>
    server.sendText({ chat: privateChat, from: anna, text: `question ${index}` }),
  );
  await server.waitFor(() => server.messages(privateChat.id)[count - 1]);
  expect(
    server.messages(privateChat.id).map((answer) => answer.reply_to_message?.message_id),
  ).toEqual(asked.map((question) => question.message_id));
  const refusals = server.requests.filter(({ answer }) => answer && !answer.ok);
  expect(refusals.length).toBeLessThanOrEqual(3);
});

test.each(["drop-after", "drop-before", { status: 502, description: "Bad Gateway" }] as const)(
  "An answer that may have arrived is not sent again, and no apology beside it: %j",
  async (fault) => {
    const { server, log } = await start(({ question }) => Promise.resolve(noAnswer(question)));
    server.injectFault({ method: "sendMessage", times: 1, fault });
    server.sendText({ chat: privateChat, from: anna, text: "anything" });
    server.sendText({ chat: privateChat, from: anna, text: "something else" });
    const sends = () => server.requests.filter(({ method }) => method === "sendMessage");
    await server.waitFor(() => (sends().length === 2 ? true : undefined));
    expect(sends().map(({ payload }) => payload["text"])).toEqual([
      english("answer-none"),
      english("answer-none"),
    ]);
    expect(JSON.stringify(log.lines)).toContain("could not answer");
  },
);

test("A chat's second message waits for its turn, and makes no other chat wait.", async () => {
  const { server } = await start(({ question }) => Promise.resolve(noAnswer(question)), {
    requestLimits: { global: {}, group: {}, out: { minTime: 500 } },
  });
  const sends = () => server.requests.filter(({ method }) => method === "sendMessage");
  for (const text of ["one", "two"]) server.sendText({ chat: privateChat, from: anna, text });
  const elsewhere = { ...privateChat, id: boris.id };
  server.sendText({ chat: elsewhere, from: boris, text: "three" });
  await server.waitFor(() => sends()[2]);
  expect(sends().map(({ payload }) => payload["chat_id"])).toEqual([anna.id, boris.id, anna.id]);
});

test("A shrug is no message: it also comes where no message may leave.", async () => {
  const { server } = await start(({ question }) => Promise.resolve(noAnswer(question)), {
    requestLimits: { global: {}, group: { reservoir: 0 }, out: {} },
  });
  server.sendText({ chat: group, from: anna, text: "/ask anything" });
  await server.waitFor(() => server.requests.find(({ method }) => method === "setMessageReaction"));
  expect(server.messages(group.id)).toEqual([]);
});

test("Polling goes on after the server fails, and the log names no token.", async () => {
  const { server, log } = await start(({ question }) => Promise.resolve(noAnswer(question)));
  server.injectFault({ method: "getUpdates", times: 2, fault: "drop-before" });
  server.sendText({ chat: privateChat, from: anna, text: "first" });
  await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "second" });
  });
  expect(JSON.stringify(log.lines)).not.toContain(server.token);
});

test("Stopping finishes what is being answered, and a new start does not answer it again.", async () => {
  const server = await startBotApiServer({ chats: [privateChat, group] });
  closing.push(() => server.close());
  const asked: string[] = [];
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const log = createRecordingLog();
  const first = await poll(server, log, {
    async ask({ question }) {
      asked.push(question);
      await held;
      return noAnswer(question);
    },
  });
  server.sendText({ chat: privateChat, from: anna, text: "slow question" });
  await server.waitFor(() => (asked.length > 0 ? true : undefined));
  const stopped = first.stop();
  release();
  await stopped;
  expect(server.messages(privateChat.id)).toHaveLength(1);

  const second = await poll(server, log, {
    ask: ({ question }) => Promise.resolve(noAnswer(question)),
  });
  closing.unshift(() => second.stop());
  await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "next question" });
  });
  expect(asked).toEqual(["slow question"]);
  expect(server.messages(privateChat.id)).toHaveLength(2);
});

test("A chat's questions are answered in their order; another chat does not wait for them.", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const finished: string[] = [];
  const { server } = await start(async ({ question }) => {
    if (question === "slow") await held;
    finished.push(question);
    return noAnswer(question);
  });
  server.sendText({ chat: privateChat, from: anna, text: "slow" });
  server.sendText({ chat: privateChat, from: anna, text: "quick" });
  const elsewhere = { ...privateChat, id: boris.id };
  await nextMessage(server, elsewhere, () => {
    server.sendText({ chat: elsewhere, from: boris, text: "elsewhere" });
  });
  expect(finished).toEqual(["elsewhere"]);
  release();
  await server.waitFor(() => server.messages(privateChat.id)[1]);
  expect(finished).toEqual(["elsewhere", "slow", "quick"]);
});
