import { Api } from "grammy";
import type { Chat, InputRichMessage, User } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { startBotApiServer, type BotApiServer } from "./server.ts";

const anna: User = { id: 11, is_bot: false, first_name: "Anna" };
const chat: Chat = { id: 11, type: "private", first_name: "Anna" };
const rich: InputRichMessage = {
  blocks: [{ type: "paragraph", text: ["Boats bring ", { type: "bold", text: "herring 🐟" }] }],
};
const keyboard = { inline_keyboard: [[{ text: "More", callback_data: "more" }]] };
const markup = { reply_markup: keyboard };

let server: BotApiServer;
let api: Api;

beforeEach(async () => {
  server = await startBotApiServer({ chats: [chat] });
  api = new Api(server.token, { apiRoot: server.url });
});

afterEach(() => server.close());

const shown = () => server.messages(chat.id);

test("A rich message is sent with its blocks and its keyboard.", async () => {
  await api.sendRichMessage(chat.id, rich, markup);
  expect(shown()).toMatchObject([{ rich_message: { blocks: rich.blocks }, ...markup }]);
});

describe("An edit", () => {
  test("turns text into a rich message and back; either takes the other's place.", async () => {
    const entities = [{ type: "bold", offset: 0, length: 1 }] as const;
    const { message_id: id } = await api.sendMessage(chat.id, "a", { entities: [...entities] });
    await api.editMessageText(chat.id, id, rich, markup);
    expect(shown()).toMatchObject([{ message_id: id, rich_message: rich, ...markup }]);
    expect(shown()[0]).not.toHaveProperty("text");
    expect(shown()[0]).not.toHaveProperty("entities");
    await api.editMessageText(chat.id, id, "b");
    expect(shown()).toMatchObject([{ message_id: id, text: "b" }]);
    expect(shown()[0]).not.toHaveProperty("rich_message");
  });

  test("may come as a form, whose objects are written as JSON.", async () => {
    const { message_id: id } = await api.sendMessage(chat.id, "a");
    const address = `${server.url}/bot${server.token}/editMessageText?chat_id=11&message_id=${id}`;
    const body = new URLSearchParams({ rich_message: JSON.stringify(rich) });
    expect(await (await fetch(address, { method: "POST", body })).json()).toMatchObject({
      result: { rich_message: rich },
    });
  });

  test("to the same rich message is refused, unless the keyboard is another one.", async () => {
    const { message_id: id } = await api.sendRichMessage(chat.id, rich);
    expect(await refusalOf(api.editMessageText(chat.id, id, rich))).toContain("is not modified");
    expect(await refusalOf(api.editMessageText(chat.id, id, rich, markup))).toBe("accepted");
  });

  test.each<[string, readonly unknown[]]>([
    ["rich message is empty", []],
    ["can't parse rich block of the type map", [{ type: "map" }]],
    ["can't parse rich text", [{ type: "paragraph", text: 7 }]],
  ])("to one that says nothing or is malformed changes nothing: %s", async (refusal, blocks) => {
    const { message_id: id } = await api.sendMessage(chat.id, "a");
    const broken: object = { blocks };
    expect(await refusalOf(api.editMessageText(chat.id, id, broken))).toBe(refusal);
    expect(shown()[0]?.text).toBe("a");
  });

  test("of a message that is gone, or a person's, is refused.", async () => {
    const { message_id: annas } = server.sendText({ chat, from: anna, text: "hello" });
    expect(await refusalOf(api.editMessageText(chat.id, 77, rich))).toBe(
      "message to edit not found",
    );
    expect(await refusalOf(api.editMessageText(chat.id, annas, rich))).toBe(
      "message can't be edited",
    );
  });
});
