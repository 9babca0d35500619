import { beforeEach, expect, test } from "vitest";
import { noAnswer } from "../../../support/answers.ts";
import type { BotApiServer } from "../../../support/botApi/server.ts";
import { openTestChats } from "../../../support/chats.ts";
import { anna, forum, group, nextMessage, startForTest } from "../../../support/telegram.ts";

let telegram: Awaited<ReturnType<typeof startForTest>>;
let server: BotApiServer;

beforeEach(async () => {
  telegram = await startForTest({
    ask: ({ question }) => Promise.resolve(noAnswer(question)),
    chats: await openTestChats(),
  });
  ({ server } = telegram);
});

function openTopic(): number {
  const { message_thread_id: id = 0 } = server.createTopic({ chat: forum, from: anna, name: "T" });
  return id;
}

const say = (text: string, messageThreadId?: number) =>
  server.sendText({
    chat: forum,
    from: anna,
    text,
    ...(messageThreadId !== undefined && { messageThreadId }),
  });
const lastSent = () => server.requests.findLast(({ method }) => method === "sendMessage")?.payload;

test("A command is answered in its topic, and in General without naming a thread.", async () => {
  const messageThreadId = openTopic();
  const inTopic = await nextMessage(server, forum, () => void say("/help", messageThreadId));
  expect(inTopic.message_thread_id).toBe(messageThreadId);
  await nextMessage(server, forum, () => void say("/help"));
  expect(lastSent()).not.toHaveProperty("message_thread_id");
});

test("In a closed topic the bot says nothing, and takes it for no fault.", async () => {
  const messageThreadId = openTopic();
  server.closeTopic({ chat: forum, messageThreadId });
  say("/help", messageThreadId);
  await nextMessage(server, forum, () => void say("/help"));
  expect(server.messages(forum.id)).toHaveLength(1);
  expect(telegram.log.lines.map(({ event }) => event)).toContain(
    "not answered: the bot may not write in this chat",
  );
});

test("Where it was muted it tries once, and takes it for no fault.", async () => {
  server.setBotStanding({ chat: group, status: "restricted", by: anna });
  server.sendText({ chat: group, from: anna, text: "/help" });
  await server.waitFor(() => server.requests.find(({ answer }) => answer?.ok === false));
  await nextMessage(server, forum, () => void say("/help"));
  expect(server.messages(group.id)).toEqual([]);
});
