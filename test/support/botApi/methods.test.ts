import { Api } from "grammy";
import type { Chat, InlineQueryResultArticle, User } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusalOf } from "./refusal.ts";
import { startBotApiServer, type BotApiServer } from "./server.ts";

const anna: User = { id: 11, is_bot: false, first_name: "Anna" };
const chat: Chat = { id: 11, type: "private", first_name: "Anna" };
const group: Chat.GroupChat = { id: -200, type: "group", title: "Readers" };
const supergroup: Chat.SupergroupChat = {
  id: -100_200,
  type: "supergroup",
  title: "Library",
  username: "the_library",
};

let server: BotApiServer;
let api: Api;

beforeEach(async () => {
  server = await startBotApiServer({ chats: [chat, group, supergroup] });
  api = new Api(server.token, { apiRoot: server.url });
});

afterEach(() => server.close());

test("A wrong token is 401, and an unknown method 404.", async () => {
  const call = new Api("123:wrong", { apiRoot: server.url }).getMe();
  await expect(call).rejects.toMatchObject({ error_code: 401, description: "Unauthorized" });
  const answer = await fetch(`${server.url}/bot${server.token}/sendLove`);
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({ ok: false, error_code: 404, description: "Not Found" });
});

test("A method can be called in any case, by address or form, with lists as JSON.", async () => {
  const address = `${server.url}/bot${server.token}/SENDMESSAGE?chat_id=11`;
  const entities = JSON.stringify([{ type: "bold", offset: 0, length: 1 }]);
  const body = new URLSearchParams({ text: "abc", entities });
  expect(await (await fetch(address, { method: "POST", body })).json()).toMatchObject({
    result: { text: "abc", entities: [{ type: "bold" }] },
  });
});

describe("Where the bot may not write", () => {
  test("an unknown chat is not found, and a public one is found by its name.", async () => {
    expect(await refusalOf(api.sendMessage(404, "a"))).toBe("chat not found");
    expect(await refusalOf(api.sendMessage("@nobody", "a"))).toBe("chat not found");
    expect(await api.sendMessage("@the_library", "a")).toMatchObject({ chat: supergroup });
  });

  test.each([
    [chat, "kicked", "Forbidden: bot was blocked by the user"],
    [group, "kicked", "Forbidden: bot was kicked from the group chat"],
    [group, "left", "Forbidden: bot is not a member of the group chat"],
    [supergroup, "kicked", "Forbidden: bot was kicked from the supergroup chat"],
    [supergroup, "left", "Forbidden: bot is not a member of the supergroup chat"],
    [supergroup, "restricted", "not enough rights to send text messages to the chat"],
  ] as const)("%o: as %s, %s.", async (place, status, description) => {
    server.setBotStanding({ chat: place, status, by: anna });
    expect(await refusalOf(api.sendMessage(place.id, "a"))).toBe(description);
    expect(await refusalOf(api.sendChatAction(place.id, "typing"))).toBe(description);
  });

  test("it may have left by itself.", async () => {
    await api.leaveChat(group.id);
    expect(await refusalOf(api.sendMessage(group.id, "a"))).toBe(
      "Forbidden: bot is not a member of the group chat",
    );
    expect(await refusalOf(api.leaveChat(chat.id))).toBe(
      "chat member status can't be changed in private chats",
    );
  });
});

describe("An edit", () => {
  test("that changes nothing is refused, with or without a keyboard.", async () => {
    const unchanged =
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";
    const { message_id: id } = await api.sendMessage(chat.id, "a");
    expect(await refusalOf(api.editMessageText(chat.id, id, "a "))).toBe(unchanged);
    expect(await refusalOf(api.editMessageReplyMarkup(chat.id, id))).toBe(unchanged);
  });

  test("of a message that is gone, that is a person's, or that grows too long is refused.", async () => {
    const { message_id: id } = await api.sendMessage(chat.id, "a");
    const { message_id: annas } = server.sendText({ chat, from: anna, text: "hello" });
    expect(await refusalOf(api.editMessageText(chat.id, 77, "b"))).toBe(
      "message to edit not found",
    );
    expect(await refusalOf(api.editMessageText(chat.id, annas, "b"))).toBe(
      "message can't be edited",
    );
    expect(await refusalOf(api.editMessageText(chat.id, id, "b".repeat(4097)))).toBe(
      "MESSAGE_TOO_LONG",
    );
  });
});

test("Deleting is refused for a message that is gone, and in a group for another's.", async () => {
  const { message_id: id } = server.sendText({ chat: group, from: anna, text: "hello" });
  expect(await refusalOf(api.deleteMessage(chat.id, 77))).toBe("message to delete not found");
  expect(await refusalOf(api.deleteMessage(group.id, id))).toBe(
    "message can't be deleted for everyone",
  );
});

test("A reaction must be on a message that is there, one at most, and one of Telegram's.", async () => {
  const { message_id: id } = server.sendText({ chat, from: anna, text: "hello" });
  const thumb = { type: "emoji", emoji: "👍" } as const;
  const pencil: object = { reaction: [{ type: "emoji", emoji: "✏️" }] };
  expect(await api.setMessageReaction(chat.id, id, [thumb])).toBe(true);
  expect(await refusalOf(api.setMessageReaction(chat.id, 77, [thumb]))).toBe(
    "message to react not found",
  );
  expect(
    await refusalOf(api.raw.setMessageReaction({ chat_id: chat.id, message_id: id, ...pencil })),
  ).toBe("REACTION_INVALID");
  expect(await refusalOf(api.setMessageReaction(chat.id, id, [thumb, thumb]))).toBe(
    "REACTIONS_TOO_MANY",
  );
});

test("An unknown chat action is refused.", async () => {
  const unknownAction: object = { action: "thinking" };
  expect(
    await refusalOf(
      api.raw.sendChatAction({ chat_id: chat.id, action: "typing", ...unknownAction }),
    ),
  ).toBe("wrong parameter action in request");
});

describe("A query", () => {
  const tooOld = "query is too old and response timeout expired or query ID is invalid";
  const inlineQuery = { id: "5", from: anna, query: "love", offset: "" };
  const article: InlineQueryResultArticle = {
    type: "article",
    id: "1",
    title: "Love",
    input_message_content: { message_text: "All you need" },
  };

  test("of a button can be answered once.", async () => {
    const reply_markup = { inline_keyboard: [[{ text: "More", callback_data: "more" }]] };
    const message = await api.sendMessage(chat.id, "a", { reply_markup });
    const id = server.pressButton({ from: anna, message, callbackData: "more" });
    expect(await refusalOf(api.answerCallbackQuery(id, { text: "a".repeat(201) }))).toBe(
      "MESSAGE_TOO_LONG",
    );
    expect(await api.answerCallbackQuery(id)).toBe(true);
    expect(await refusalOf(api.answerCallbackQuery(id))).toBe(tooOld);
  });

  test("that has expired or never was cannot be answered.", async () => {
    server.pushUpdate({ inline_query: inlineQuery });
    server.expireQueries();
    expect(await refusalOf(api.answerInlineQuery("5", [article]))).toBe(tooOld);
    expect(await refusalOf(api.answerCallbackQuery("never"))).toBe(tooOld);
  });

  test.each([
    ["more than 50 results", Array.from({ length: 51 }, () => article), "RESULTS_TOO_MUCH"],
    ["the same id twice", [article, article], "RESULT_ID_DUPLICATE"],
    ["an id over 64 bytes", [{ ...article, id: "я".repeat(33) }], "RESULT_ID_INVALID"],
    ["an article without a title", [{ ...article, title: "" }], "ARTICLE_TITLE_EMPTY"],
    [
      "a message without text",
      [{ ...article, input_message_content: { message_text: "" } }],
      "message text is empty",
    ],
  ])("from inline mode is not answered with %s.", async (_case, results, description) => {
    server.pushUpdate({ inline_query: inlineQuery });
    expect(await refusalOf(api.answerInlineQuery("5", results))).toBe(description);
    expect(await api.answerInlineQuery("5", [article])).toBe(true);
  });
});

describe("The bot's own commands and texts", () => {
  test.each([
    ["Ask", "a", "BOT_COMMAND_INVALID"],
    ["a-b", "a", "BOT_COMMAND_INVALID"],
    ["/", "a", "command must be non-empty"],
    ["a".repeat(33), "a", "command length must not exceed 32"],
    ["ask", " ", "command description must be non-empty"],
    ["ask", "a".repeat(257), "command description length must not exceed 256"],
  ])("refuse the command %j with the description %j.", async (command, description, refusal) => {
    expect(await refusalOf(api.setMyCommands([{ command, description }]))).toBe(refusal);
  });

  test("refuse more than 100 commands and texts over their limits.", async () => {
    const command = { command: "ask", description: "Ask" };
    expect(await refusalOf(api.setMyCommands(Array.from({ length: 101 }, () => command)))).toBe(
      "BOT_COMMANDS_TOO_MUCH",
    );
    expect(await refusalOf(api.setMyDescription("a".repeat(513)))).toBe("DESCRIPTION_TOO_LONG");
    expect(await refusalOf(api.setMyShortDescription("a".repeat(121)))).toBe("ABOUT_TOO_LONG");
  });

  test("are kept for each scope and language.", async () => {
    const commands = [{ command: "ask", description: "Ask" }];
    await api.setMyCommands(commands, {
      scope: { type: "all_private_chats" },
      language_code: "en",
    });
    expect(await api.getMyCommands()).toEqual([]);
    expect(
      await api.getMyCommands({ scope: { type: "all_private_chats" }, language_code: "en" }),
    ).toEqual(commands);
  });

  test("and what the bot is are kept for each language, and empty where nothing is set.", async () => {
    await api.setMyDescription("Відповідаю", { language_code: "uk" });
    await api.setMyShortDescription("Answers");
    expect(await api.getMyDescription({ language_code: "uk" })).toEqual({
      description: "Відповідаю",
    });
    expect(await api.getMyDescription()).toEqual({ description: "" });
    expect(await api.getMyShortDescription()).toEqual({ short_description: "Answers" });
    const wrong: object = { language_code: "ukr" };
    expect(await refusalOf(api.getMyDescription(wrong))).toBe("invalid language code specified");
  });
});

describe("A chat's members", () => {
  test("are those who wrote and those made so; others known have left.", async () => {
    server.sendText({ chat, from: anna, text: "hello" });
    expect(await api.getChatMember(group.id, anna.id)).toMatchObject({ status: "left" });
    server.sendText({ chat: group, from: anna, text: "hello" });
    expect(await api.getChatMember(group.id, anna.id)).toMatchObject({ status: "member" });
    server.setMember({ chat: group, user: anna, status: "administrator" });
    expect(await api.getChatAdministrators(group.id)).toMatchObject([{ user: anna }]);
  });

  test("do not include a user that Telegram has never shown the bot.", async () => {
    expect(await refusalOf(api.getChatMember(group.id, 99))).toBe("member not found");
    expect(await refusalOf(api.getChatMember(group.id, 0))).toBe("invalid user_id specified");
  });

  test("have no administrators in a private chat.", async () => {
    expect(await refusalOf(api.getChatAdministrators(chat.id))).toBe(
      "there are no administrators in the private chat",
    );
  });

  test("can be asked of with the chat itself.", async () => {
    expect(await api.getChat(supergroup.id)).toMatchObject(supergroup);
  });
});
