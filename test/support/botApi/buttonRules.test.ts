import { Api } from "grammy";
import type { Chat } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { startBotApiServer, type BotApiServer } from "./server.ts";

const chat: Chat = { id: 11, type: "private", first_name: "Anna" };

let server: BotApiServer;
let api: Api;

beforeEach(async () => {
  server = await startBotApiServer({ chats: [chat] });
  api = new Api(server.token, { apiRoot: server.url });
});

afterEach(() => server.close());

/** `rest` is for what grammY's types would not let through. */
function send(text: string, rest: object = {}): Promise<unknown> {
  return api.raw.sendMessage({ chat_id: chat.id, text, ...rest });
}

describe("A button", () => {
  const unparsed = "can't parse inline keyboard button:";
  test.each([
    [{ text: "a", callback_data: "я".repeat(33) }, "BUTTON_DATA_INVALID"],
    [
      { text: "a", callback_data: "" },
      `${unparsed} Text buttons are unallowed in the inline keyboard`,
    ],
    [{ callback_data: "a" }, `${unparsed} Can't find field "text"`],
    [{ text: "a", copy_text: { text: "я".repeat(257) } }, "BUTTON_COPY_TEXT_INVALID"],
    [{ text: "a", copy_text: { text: "" } }, "BUTTON_COPY_TEXT_INVALID"],
    [{ text: "a", copy_text: {} }, `${unparsed} Can't find field "text"`],
  ])("%o is refused.", async (button, description) => {
    const reply_markup = { inline_keyboard: [[button]] };
    expect(await refusalOf(send("a", { reply_markup }))).toBe(description);
  });

  test.each([
    ["a b", "Disallowed character in URL host"],
    ["https://wiki?page=lighthouse.v2", "Wrong HTTP URL"],
    ["https://2130706433/", "Wrong HTTP URL"],
    ["https://例。jp", "Wrong HTTP URL"],
    ["https://a.b\\c.d", "Disallowed character in URL host"],
    ["https://a.b:0/", "Wrong port number specified in the URL"],
    ["https://a.b:/", "Wrong port number specified in the URL"],
    ["https://", "URL host is empty"],
    ["ftp://a.b", "Unsupported URL protocol"],
  ])("does not open %s.", async (url, problem) => {
    const reply_markup = { inline_keyboard: [[{ text: "a", url }]] };
    expect(await refusalOf(send("a", { reply_markup }))).toBe(
      `inline keyboard button URL '${url}' is invalid: ${problem}`,
    );
  });

  test.each(["example.org", "https://[::1]/", "HTTP://a.b:8080?x", "tg://resolve?domain=x"])(
    "opens %s.",
    async (url) => {
      const reply_markup = { inline_keyboard: [[{ text: "a", url }]] };
      expect(await refusalOf(send("a", { reply_markup }))).toBe("accepted");
    },
  );

  test("is one of a hundred at most, and all of them are not too long.", async () => {
    const keyboard = (count: number, callback_data: string) => ({
      reply_markup: {
        inline_keyboard: Array.from({ length: count }, () => [{ text: "a", callback_data }]),
      },
    });
    expect(await refusalOf(send("a", keyboard(100, "x")))).toBe("accepted");
    expect(await refusalOf(send("a", keyboard(101, "x")))).toBe("reply markup is too long");
    expect(await refusalOf(send("a", keyboard(100, "x".repeat(64))))).toBe("accepted");
  });

  test("may carry 64 bytes.", async () => {
    const inline_keyboard = [[{ text: "a", callback_data: "я".repeat(32) }]];
    const reply_markup = { inline_keyboard };
    expect(await refusalOf(send("a", { reply_markup }))).toBe("accepted");
  });
});

describe("A date in a message", () => {
  const sendDate = (fields: object) =>
    refusalOf(send("a", { entities: [{ type: "date_time", offset: 0, length: 1, ...fields }] }));

  test.each(["r", "wDT", "dt", "w", ""])("is written as %j says.", async (format) => {
    expect(await sendDate({ unix_time: 1, date_time_format: format })).toBe("accepted");
  });

  test("has a time, and a format that Telegram knows.", async () => {
    const unparsed = "can't parse MessageEntity:";
    expect(await sendDate({})).toBe(`${unparsed} Can't find field "unix_time"`);
    expect(await sendDate({ unix_time: 1, date_time_format: "Dw" })).toBe(
      `${unparsed} Invalid date-time format specified`,
    );
  });
});
