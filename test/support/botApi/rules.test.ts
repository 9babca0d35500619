import { Api } from "grammy";
import type { Chat, MessageEntity, User } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { startBotApiServer, type BotApiServer } from "./server.ts";

const anna: User = { id: 11, is_bot: false, first_name: "Anna" };
const chat: Chat = { id: 11, type: "private", first_name: "Anna" };
const group: Chat.SupergroupChat = { id: -100_200, type: "supergroup", title: "Readers" };
const forum: Chat.SupergroupChat = { ...group, id: -100_300, is_forum: true };

let server: BotApiServer;
let api: Api;

beforeEach(async () => {
  server = await startBotApiServer({ chats: [chat, group, forum] });
  api = new Api(server.token, { apiRoot: server.url });
});

afterEach(() => server.close());

/** `rest` is for what grammY's types would not let through. */
function send(text: string, rest: object = {}): Promise<unknown> {
  return api.raw.sendMessage({ chat_id: chat.id, text, ...rest });
}

function shown() {
  const { text, entities } = server.messages(chat.id).at(-1) ?? {};
  return { text, entities };
}

function repairs(): readonly string[] {
  return server.requests.at(-1)?.repairs ?? [];
}

describe("A message's text", () => {
  test.each([
    ["is empty", "", "message text is empty"],
    ["is nothing but spaces", " \n\t ", "text must be non-empty"],
    ["has more than 4096 UTF-16 units", "🙂".repeat(2048) + "a", "message is too long"],
    ["has more than 32768 bytes", "я".repeat(17_000), "text is too long"],
    ["has half a surrogate pair", "a\ud83d", "strings must be encoded in UTF-8"],
  ])("is refused where it %s.", async (_case, text, description) => {
    expect(await refusalOf(send(text))).toBe(description);
  });

  test("may have 4096 UTF-16 units.", async () => {
    await send("🙂".repeat(2048));
    expect(shown().text).toHaveLength(4096);
  });

  test("loses spaces at its ends and carriage returns, and the entities move along.", async () => {
    await send("  Hello,\r\nworld ", {
      entities: [
        { type: "bold", offset: 2, length: 5 },
        { type: "italic", offset: 10, length: 6 },
      ],
    });
    expect(shown()).toEqual({
      text: "Hello,\nworld",
      entities: [
        { type: "bold", offset: 0, length: 5 },
        { type: "italic", offset: 7, length: 5 },
      ],
    });
  });

  test("is refused with an unknown parse_mode.", async () => {
    expect(await refusalOf(send("a", { parse_mode: "BBCode" }))).toBe("unsupported parse_mode");
  });
});

describe("An entity", () => {
  const link = { type: "text_link", offset: 0, length: 1 };
  test.each([
    [{ type: "bold", offset: -1, length: 1 }, "receive an entity with incorrect offset -1"],
    [{ type: "bold", offset: 0, length: -1 }, "receive an entity with incorrect length -1"],
    [
      { type: "bold", offset: 9, length: 1 },
      "entity begins after the end of the text at UTF-16 offset 9",
    ],
    [
      { type: "bold", offset: 0, length: 9 },
      "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
    ],
    [
      { type: "bold", offset: 2, length: 2 },
      "entity begins in a middle of a UTF-16 symbol at byte offset 5",
    ],
    [
      { type: "bold", offset: 0, length: 2 },
      "entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 5",
    ],
    [
      { type: "loud", offset: 0, length: 1 },
      "can't parse MessageEntity: Unsupported type specified",
    ],
    [{ offset: 0, length: 1 }, "can't parse MessageEntity: Type is not specified"],
    [{ type: "bold", length: 1 }, `can't parse MessageEntity: Can't find field "offset"`],
    [link, `can't parse MessageEntity: Can't find field "url"`],
    [{ ...link, url: "" }, "entity URL '' is invalid: URL host is empty"],
    [{ ...link, url: "file:///a" }, "entity URL 'file:///a' is invalid: Unsupported URL protocol"],
    [
      { ...link, url: "http://localhost" },
      "entity URL 'http://localhost' is invalid: Wrong HTTP URL",
    ],
  ])("%o is refused on “a🙂b”.", async (entity, description) => {
    expect(await refusalOf(send("a🙂b", { entities: [entity] }))).toBe(description);
  });

  test.each(["https://a.org/b?c#d", "a.org", "tg://user?id=11"])("may link to %s.", async (url) => {
    await send("abc", { entities: [{ ...link, url }] });
    expect(shown().entities).toEqual([{ ...link, url }]);
  });
});

describe("What Telegram drops without a word is dropped and named among the repairs:", () => {
  const outer = { type: "blockquote", offset: 0, length: 7 };
  test.each([
    ["an empty entity", [{ type: "bold", offset: 1, length: 0 }], []],
    ["spaces alone", [{ type: "bold", offset: 3, length: 1 }], []],
    [
      "a blockquote in a blockquote",
      [outer, { ...outer, type: "expandable_blockquote", length: 3 }],
      [outer],
    ],
    [
      "code in pre",
      [
        { type: "pre", offset: 0, length: 7 },
        { type: "code", offset: 1, length: 2 },
      ],
      [{ type: "pre", offset: 0, length: 7 }],
    ],
    [
      "bold in code",
      [
        { type: "bold", offset: 0, length: 7 },
        { type: "code", offset: 0, length: 3 },
      ],
      [
        { type: "code", offset: 0, length: 3 },
        { type: "bold", offset: 4, length: 3 },
      ],
    ],
    [
      "code across a blockquote's edge",
      [
        { type: "blockquote", offset: 0, length: 3 },
        { type: "code", offset: 2, length: 3 },
      ],
      [{ type: "blockquote", offset: 0, length: 3 }],
    ],
  ])("%s.", async (_case, entities, left) => {
    await send("abc def", { entities });
    expect(shown().entities ?? []).toEqual(left);
    expect(repairs()).toHaveLength(1);
  });

  test("entities after the hundredth.", async () => {
    const entities = Array.from({ length: 101 }, (_, index) => ({
      type: "bold",
      offset: index * 2,
      length: 1,
    }));
    await send("a ".repeat(101), { entities });
    expect(shown().entities).toHaveLength(100);
    expect(repairs()).toEqual(["entities after the first 100 are dropped"]);
  });

  test("entities next to a parse_mode, and buttons without text.", async () => {
    const entities: MessageEntity[] = [{ type: "bold", offset: 0, length: 1 }];
    const reply_markup = { inline_keyboard: [[{ text: "", callback_data: "a" }]] };
    await api.sendMessage(chat.id, "abc", { entities, parse_mode: "HTML", reply_markup });
    expect(server.messages(chat.id)[0]).not.toHaveProperty("entities");
    expect(server.messages(chat.id)[0]).not.toHaveProperty("reply_markup");
    expect(repairs()).toHaveLength(2);
  });
});

function say(text: string, entities: MessageEntity[] = []): number {
  return server.sendText({ chat, from: anna, text, entities }).message_id;
}

function reply(reply_parameters: object): Promise<string> {
  return refusalOf(send("a", { reply_parameters }));
}

describe("A reply", () => {
  test("is refused where the replied message is not in the chat, or no longer.", async () => {
    const message = server.sendText({ chat, from: anna, text: "hello" });
    server.deleteMessage(message);
    for (const message_id of [message.message_id, 77]) {
      expect(await reply({ message_id })).toBe("message to be replied not found");
    }
  });

  test("goes out without one, if it may.", async () => {
    expect(await reply({ message_id: 77, allow_sending_without_reply: true })).toBe("accepted");
    expect(server.messages(chat.id)[0]).not.toHaveProperty("reply_to_message");
  });

  test.each(["to  be", "To be", "not to be at all", "x".repeat(1025)])(
    "is refused where its quote is not in the message: %j",
    async (quote) => {
      const message_id = say(`to be or not to be ${"x".repeat(1025)}`);
      expect(await reply({ message_id, quote })).toBe("QUOTE_TEXT_INVALID");
    },
  );

  test("must quote in the message's own style.", async () => {
    const bold = { type: "bold", offset: 0, length: 5 } as const;
    const message_id = say("to be or not", [bold]);
    expect(await reply({ message_id, quote: "be or" })).toBe("QUOTE_TEXT_INVALID");
    const quote_entities = [{ ...bold, length: 2 }];
    expect(await reply({ message_id, quote: "be or", quote_entities })).toBe("accepted");
  });
});

describe("A topic", () => {
  test.each([1, 999])("that is not there is refused: message thread %i.", async (thread) => {
    expect(await refusalOf(api.sendMessage(forum.id, "a", { message_thread_id: thread }))).toBe(
      "message thread not found",
    );
  });

  test("that is closed is refused.", async () => {
    const { message_thread_id = 0 } = server.createTopic({
      chat: forum,
      from: anna,
      name: "Poems",
    });
    server.closeTopic({ chat: forum, messageThreadId: message_thread_id });
    expect(await refusalOf(api.sendMessage(forum.id, "a", { message_thread_id }))).toBe(
      "TOPIC_CLOSED",
    );
  });
});

test("In a supergroup without topics an answer can go into the thread of a reply.", async () => {
  const { message_id } = server.sendText({ chat: group, from: anna, text: "hello" });
  const thread = { message_thread_id: message_id };
  await expect(api.sendMessage(group.id, "a", thread)).rejects.toThrow(/message thread not found/u);
  server.sendText({ chat: group, from: anna, text: "hello?", replyToMessageId: message_id });
  expect(await api.sendMessage(group.id, "a", thread)).toMatchObject(thread);
});
