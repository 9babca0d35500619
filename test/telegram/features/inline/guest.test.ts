import type { InlineQueryResultArticle } from "grammy/types";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { BotOptions } from "../../../../src/telegram/bot.ts";
import { openTestChats } from "../../../support/chats.ts";
import { openSeeds } from "../../../support/seeds.ts";
import {
  anna,
  boris,
  forum,
  nextMessage,
  privateChat,
  startTelegram,
} from "../../../support/telegram.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
let expectedErrors: string[];
let telegram: Awaited<ReturnType<typeof startTelegram>>;

beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());
afterEach(async () => {
  const errors = telegram.log.lines.filter(({ level }) => level === "error");
  expect(errors.map(({ event }) => event)).toEqual(expectedErrors);
  await telegram.close();
});

async function start(guestMode: BotOptions["guestMode"], ask = seeds.app.ask) {
  expectedErrors = [];
  telegram = await startTelegram({ ask, chats: await openTestChats(), guestMode });
  return telegram.server;
}
const mention = (text: string) =>
  telegram.server.askAsGuest({ chat: forum, from: boris, text: `@quoth_test_bot ${text}` });
const guestAnswers = () =>
  telegram.server.requests.filter(({ method }) => method === "answerGuestQuery");
const settled = () =>
  nextMessage(telegram.server, privateChat, () => {
    telegram.server.sendText({ chat: privateChat, from: anna, text: "/help" });
  });

test("Mentioned where it is not a member, it answers the guest query, and writes nothing there.", async () => {
  const server = await start("on");
  const id = mention(factory);
  const sent = await server.waitFor(() => guestAnswers().find(({ answer }) => answer));
  expect(sent.payload["guest_query_id"]).toBe(id);
  expect(sent.answer?.ok).toBe(true);
  const { input_message_content: content } = sent.payload["result"] as InlineQueryResultArticle;
  expect(JSON.stringify(content)).toContain("in the east of Latvia");
  expect(content).not.toHaveProperty("parse_mode");
  expect(server.messages(forum.id)).toEqual([]);
});

test("A mention between two people, in their private chat, is answered too.", async () => {
  const server = await start("on");
  const chat = { ...privateChat, id: boris.id };
  const id = server.askAsGuest({ chat, from: boris, text: `@quoth_test_bot ${factory}` });
  const sent = await server.waitFor(() => guestAnswers().find(({ answer }) => answer));
  expect(sent.payload["guest_query_id"]).toBe(id);
  expect(JSON.stringify(sent.payload["result"])).toContain("in the east of Latvia");
});

test("What the documents do not surely say gets silence, and so does a mention alone.", async () => {
  await start("on");
  mention("How do I bake sourdough bread?");
  mention("");
  await settled();
  expect(guestAnswers()).toEqual([]);
});

test("With guest mode off, which it is unless set, nothing is answered.", async () => {
  await start(undefined);
  mention(factory);
  await settled();
  expect(guestAnswers()).toEqual([]);
});

test("A guest query that is too old by now is no fault.", async () => {
  const server = await start("on");
  mention(factory);
  server.expireQueries();
  await server.waitFor(() => guestAnswers().find(({ answer }) => answer?.ok === false));
  await settled();
});

test("What goes wrong is not told in a chat that may be another one.", async () => {
  const server = await start("on", () => Promise.reject(new Error("broken")));
  mention(factory);
  await settled();
  expect(server.messages(forum.id)).toEqual([]);
  expect(guestAnswers()).toEqual([]);
  expectedErrors = ["could not answer"];
});
