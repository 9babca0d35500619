import { beforeEach, describe, expect, test } from "vitest";
import type { Ask } from "../../../../src/answer/answer.ts";
import {
  prepareServing,
  questionUpdate,
  sayNone,
  webhookSecret,
} from "../../../support/serving.ts";
import { anna, nextMessage, privateChat } from "../../../support/telegram.ts";

let bot: Awaited<ReturnType<typeof prepareServing>>;
beforeEach(async () => {
  bot = await prepareServing();
});

describe("A request to the webhook that is not Telegram's does nothing:", () => {
  const asked: string[] = [];
  const ask: Ask = (asking) => {
    asked.push(asking.question);
    return sayNone(asking);
  };

  test.each([
    ["no secret", null, questionUpdate(1), 401],
    ["an empty secret", "", questionUpdate(1), 401],
    ["a wrong secret", `${webhookSecret}x`, questionUpdate(1), 401],
    ["half the secret", webhookSecret.slice(0, 10), questionUpdate(1), 401],
    ["no JSON", webhookSecret, "update_id=1", 400],
    ["nothing", webhookSecret, "", 400],
    ["JSON without fields", webhookSecret, "null", 400],
    ["JSON without an update", webhookSecret, '{"message":{}}', 400],
    ["a number that is none", webhookSecret, '{"update_id":"1"}', 400],
    ["a number beyond all", webhookSecret, '{"update_id":1e300}', 400],
    ["half an update", webhookSecret, questionUpdate(1).slice(0, 40), 400],
    ["a huge body", webhookSecret, " ".repeat(1024 * 1024 + 1), 413],
    ["a huge body without the secret", null, " ".repeat(1024 * 1024 + 1), 401],
  ])("%s", async (_name, given, body, status) => {
    await bot.start(ask);
    expect((await bot.post(body, given)).status).toBe(status);
    expect(bot.inbox.size()).toBe(0);
    expect(asked).toEqual([]);
  });

  test("another method, or another path", async () => {
    await bot.start(ask);
    const wrong = await bot.request("/telegram");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await bot.request("/metrics", { method: "POST" })).status).toBe(405);
    expect((await bot.request("/telegram/more")).status).toBe(404);
    expect((await bot.request("/")).status).toBe(404);
  });
});

test.each(["/tēst", "/a%20b", "/%D1%82", "/a%2Fb", "/%zz", "/bot*", "/:token", "/a b/"])(
  "A webhook may have any path: %s",
  async (path) => {
    const odd = await prepareServing(path);
    await odd.start();
    expect((await odd.post(questionUpdate(1))).status).toBe(200);
  },
);

test("Telegram is told of the webhook, with its secret and the kinds of updates.", async () => {
  await bot.start();
  const call = bot.server.requests.find(({ method }) => method === "setWebhook");
  expect(call?.payload).toEqual({
    url: `http://127.0.0.1:${bot.port}/telegram`,
    secret_token: webhookSecret,
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

test("When an update cannot be stored, Telegram gets 500, sends it again, and it is answered once.", async () => {
  const whole = bot.inbox;
  let failures = 1;
  bot.inbox = {
    ...whole,
    accept(update) {
      if (failures-- > 0) throw new Error("disk full of secrets");
      return whole.accept(update);
    },
  };
  await bot.start();
  await nextMessage(bot.server, privateChat, () => {
    bot.server.sendText({ chat: privateChat, from: anna, text: "anything" });
  });
  expect(bot.server.deliveries.map(({ status }) => status)).toEqual([500, 200]);
  expect(bot.server.messages(privateChat.id)).toHaveLength(1);
  expect(JSON.stringify(bot.log.lines)).not.toContain("secrets");
});
