import { Bot } from "grammy";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Ask } from "../../../../src/answer/answer.ts";
import { createAnswering } from "../../../../src/telegram/features/asking/answering.ts";
import { type BotContext, createReading } from "../../../../src/telegram/updates/context.ts";
import { createDeliveryGuard } from "../../../../src/telegram/updates/deliveryGuard.ts";
import { createFollowUps } from "../../../../src/service/conversations/followUps.ts";
import type { Wait } from "../../../../src/telegram/features/asking/typing.ts";
import { createWords } from "../../../../src/service/words/words.ts";
import { noAnswer } from "../../../support/answers.ts";
import { type BotApiServer, startBotApiServer } from "../../../support/botApi/server.ts";
import { createTestClock, openTestChats } from "../../../support/chats.ts";
import { useNoLibrary } from "../../../support/noLibrary.ts";
import { anna, createRecordingLog, forum, group, privateChat } from "../../../support/telegram.ts";

let server: BotApiServer;
beforeEach(async () => {
  server = await startBotApiServer({ chats: [privateChat, group, forum] });
});
afterEach(() => server.close());

const calls = (method: string) => server.requests.filter((request) => request.method === method);

/** Has a question answered, put to the bot or not, and waits until it is. */
async function answer(
  ask: Ask,
  wait: Wait,
  message: Partial<NonNullable<Update["message"]>> = {},
  isNamed = true,
): Promise<void> {
  const chats = await openTestChats();
  const { now } = createTestClock();
  const answering = createAnswering({
    ask,
    wait,
    chats,
    followUps: createFollowUps({ chats, use: useNoLibrary, now }),
    describe: () => Promise.resolve({ documents: 0, suggestions: [] }),
    use: useNoLibrary,
    now,
  });
  const bot = new Bot<BotContext>(server.token, {
    client: { apiRoot: server.url },
    botInfo: server.me,
  });
  const guard = createDeliveryGuard({ chats, log: createRecordingLog() });
  bot.use(
    (context, next) => guard.handle(context, next),
    createReading({ words: createWords(), chats }),
  );
  bot.use((context) =>
    isNamed
      ? answering.answerMessage(context, "Who?")
      : answering.answerOverheard(context, "Who?", 0.9),
  );
  const question = { date: 0, chat: privateChat, from: anna, text: "Who?" };
  await bot.handleUpdate({
    update_id: 1,
    message: { message_id: 1, ...question, ...message },
  });
}

const quick: Ask = ({ question }) => Promise.resolve(noAnswer(question));

/** Answers once the bot was seen typing. */
const slow: Ask = async ({ question }) => {
  await server.waitFor(() => calls("sendChatAction")[0]?.answer);
  return noAnswer(question);
};

/** Time that passes at once. */
const passed: Wait = () => Promise.resolve();

/** Time that passes when nobody waits any more. */
const waitsFor: { milliseconds?: number } = {};
const never: Wait = (milliseconds, signal) => {
  waitsFor.milliseconds = milliseconds;
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Error("nobody waits")));
  });
};

test("A slow answer is announced by typing, and is one message.", async () => {
  await answer(slow, passed);
  expect(calls("sendChatAction").map(({ payload }) => payload["action"])).toEqual(["typing"]);
  expect(calls("sendMessage")).toHaveLength(1);
});

test("In a topic, the typing is shown there.", async () => {
  const topic = server.createTopic({ chat: forum, from: anna, name: "T" });
  const { message_thread_id: threadId = 0 } = topic;
  const inTopic = { chat: forum, is_topic_message: true as const, message_thread_id: threadId };
  await answer(slow, passed, inTopic);
  expect(calls("sendChatAction")[0]?.payload["message_thread_id"]).toBe(threadId);
});

test("An answer that comes within 300 ms is not announced.", async () => {
  await answer(quick, never);
  expect(waitsFor.milliseconds).toBe(300);
  expect([calls("sendChatAction").length, calls("sendMessage").length]).toEqual([0, 1]);
});

test("If typing cannot be shown, the answer comes all the same.", async () => {
  const fault = { status: 400, description: "Bad Request: not enough rights" };
  server.injectFault({ method: "sendChatAction", times: 1, fault });
  await answer(slow, passed);
  expect(calls("sendMessage")).toHaveLength(1);
});

test("What nobody put to the bot is neither announced nor shrugged at, if there is no sure answer.", async () => {
  await answer(quick, passed, { chat: group }, false);
  expect(server.requests).toEqual([]);
});
