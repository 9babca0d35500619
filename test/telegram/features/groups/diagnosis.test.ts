import type { Chat } from "grammy/types";
import { expect, test } from "vitest";
import { noAnswer } from "../../../support/answers.ts";
import { openTestChats } from "../../../support/chats.ts";
import {
  anna,
  boris,
  english,
  forum,
  group,
  nextMessage,
  privateChat,
  startForTest,
} from "../../../support/telegram.ts";

let telegram: Awaited<ReturnType<typeof startForTest>>;

async function start(options: Partial<Parameters<typeof startForTest>[0]> = {}) {
  telegram = await startForTest({
    ask: ({ question }) => Promise.resolve(noAnswer(question)),
    chats: await openTestChats(),
    ...options,
  });
  const { server } = telegram;
  for (const chat of [group, forum]) server.setMember({ chat, user: anna, status: "creator" });
  return server;
}

/** What /diagnose finds in a chat, a line each. */
async function diagnose(chat: Chat, answeredIn: Chat = chat): Promise<string[]> {
  const message = await nextMessage(telegram.server, answeredIn, () => {
    telegram.server.sendText({ chat, from: anna, text: "/diagnose" });
  });
  return (message.text ?? "").split("\n\n• ");
}

test("With privacy mode on, /diagnose says what is not heard and what to press.", async () => {
  await start();
  expect(await diagnose(group)).toEqual([
    english("diagnose-title"),
    english("hearing-little"),
    english("quiet-on"),
    english("diagnose-sends"),
    english("diagnose-reacts"),
    english("inline-works", { name: "@quoth_test_bot" }),
    english("diagnose-chat", { chat: String(group.id) }),
  ]);
});

test("With privacy mode off it hears everything; what the group allows is told.", async () => {
  const server = await start({ canReadAllGroupMessages: true });
  server.describeChat({ chat: forum, details: { available_reactions: [] } });
  const lines = await diagnose(forum);
  expect(lines).toContain(english("hearing-all"));
  expect(lines).toContain(english("diagnose-reacts-not"));
  expect(lines).toContain(english("diagnose-topics-open"));
});

test("As an administrator it hears everything, whatever privacy mode says.", async () => {
  const server = await start();
  server.setBotStanding({ chat: group, status: "administrator", by: anna });
  expect(await diagnose(group)).toContain(english("hearing-all"));
});

test("A setting that was changed while the bot runs is seen.", async () => {
  const server = await start();
  Object.assign(server.me, { can_read_all_group_messages: true, supports_inline_queries: false });
  const lines = await diagnose(group);
  expect(lines).toContain(english("hearing-all"));
  expect(lines).toContain(english("inline-off", { name: "@quoth_test_bot" }));
});

test("Where it may not write, it tells the administrator in private.", async () => {
  const server = await start();
  server.setBotStanding({ chat: group, status: "restricted", by: anna });
  const lines = await diagnose(group, privateChat);
  expect(lines).toContain(english("diagnose-sends-not"));
  expect(server.messages(group.id)).toEqual([]);
});

test("Where nobody may write, and the administrator never wrote to it, it says nothing.", async () => {
  const server = await start();
  const elsewhere = { ...group, id: -900 };
  server.setMember({ chat: elsewhere, user: boris, status: "creator" });
  server.describeChat({ chat: elsewhere, details: { permissions: { can_send_messages: false } } });
  server.sendText({ chat: elsewhere, from: boris, text: "/diagnose" });
  await diagnose(group);
  await server.waitFor(() =>
    server.requests.find(({ payload, answer }) => payload["chat_id"] === boris.id && answer),
  );
  expect(server.messages(elsewhere.id)).toEqual([]);
});

test("Guest mode that @BotFather does not allow is told of, if it is on.", async () => {
  await start({ guestMode: "on" });
  expect(await diagnose(privateChat)).toEqual([
    english("diagnose-title"),
    english("diagnose-private"),
    english("inline-works", { name: "@quoth_test_bot" }),
    english("guest-off"),
  ]);
});

test("It is for administrators.", async () => {
  const server = await start();
  const message = await nextMessage(server, group, () => {
    server.sendText({ chat: group, from: boris, text: "/diagnose" });
  });
  expect(message.text).toBe(english("administrators-only"));
});
