import { Bot, type Context } from "grammy";
import type { Chat, Message, User } from "grammy/types";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startBotApiServer, type BotApiServer } from "./server.ts";

const anna: User = { id: 11, is_bot: false, first_name: "Anna", username: "anna" };
const boris: User = { id: 12, is_bot: false, first_name: "Boris" };
const privateChat: Chat = { id: 11, type: "private", first_name: "Anna", username: "anna" };
const group: Chat.GroupChat = { id: -200, type: "group", title: "Readers" };
const forum: Chat.SupergroupChat = {
  id: -100_300,
  type: "supergroup",
  title: "Library",
  is_forum: true,
};

let server: BotApiServer;
let bot: Bot;
let stopPolling: () => Promise<void>;

beforeEach(async () => {
  server = await startBotApiServer({ chats: [privateChat, group] });
  stopPolling = () => Promise.resolve();
  bot = newBot();
});

afterEach(async () => {
  await stopPolling();
  await server.close();
});

function newBot(): Bot {
  return new Bot(server.token, { client: { apiRoot: server.url }, botInfo: server.me });
}

/** Starts the bot with this one handler, and resolves when the first long poll waits. */
async function poll(handle: (context: Context) => unknown): Promise<void> {
  bot.use(async (context) => void (await handle(context)));
  const running = bot.start();
  stopPolling = async () => {
    await bot.stop();
    await running;
  };
  await server.waitFor(() => server.requests.find(({ method }) => method === "getUpdates"));
}

function says(text: string, chat: Chat = privateChat, from: User = anna): Message {
  return server.sendText({ chat, from, text });
}

/** The texts that reach the bot in the order sent, once `last` has come. */
async function heardUpTo(last: string, act: () => void): Promise<(string | undefined)[]> {
  const heard: (string | undefined)[] = [];
  await poll((context) => heard.push(context.msg?.text));
  act();
  await expectHeard(heard, last);
  return heard;
}

async function expectHeard(heard: (string | undefined)[], text: string): Promise<void> {
  // The bot asks for more once it has handled what it got.
  await server.waitFor(() => heard.includes(text) || undefined);
}

test("A bot that polls answers what a person writes, and the answer stands in the chat.", async () => {
  await poll((context) => context.reply(`You said: ${context.msg?.text}`));
  says("hello");
  const answer = await server.waitFor(() => server.messages(privateChat.id)[0]);
  expect(answer).toMatchObject({ text: "You said: hello", from: { id: server.me.id } });
});

test("Every call is kept with its payload, its answer and its time.", async () => {
  await bot.api.sendMessage(privateChat.id, "Hi");
  await expect(bot.api.sendMessage(404, "Hi")).rejects.toThrow("chat not found");
  expect(server.requests).toMatchObject([
    { method: "sendMessage", payload: { chat_id: 11, text: "Hi" }, answer: { ok: true } },
    { method: "sendMessage", payload: { chat_id: 404 }, answer: { ok: false, error_code: 400 } },
  ]);
  expect(server.requests[1]?.atMilliseconds).toBeGreaterThan(
    server.requests[0]?.atMilliseconds ?? 0,
  );
});

test("Commands, mentions and links are marked in a person's text.", () => {
  const { text = "", entities = [] } = says(
    "/ask@quoth_test_bot tell @anna of https://a.org/b, please",
  );
  const marked = entities.map(({ type, offset, length }) => [type, text.substr(offset, length)]);
  expect(marked).toEqual([
    ["bot_command", "/ask@quoth_test_bot"],
    ["mention", "@anna"],
    ["url", "https://a.org/b"],
  ]);
});

test("An update comes again until a later offset confirms it.", async () => {
  says("one");
  says("two");
  const [one, two] = await bot.api.getUpdates();
  expect(await bot.api.getUpdates({ limit: 1 })).toEqual([one]);
  expect(await bot.api.getUpdates({ offset: (one?.update_id ?? 0) + 1 })).toEqual([two]);
  expect(await bot.api.getUpdates({ offset: (two?.update_id ?? 0) + 1 })).toEqual([]);
});

test("A long poll that hears nothing ends empty after its timeout.", async () => {
  const start = performance.now();
  expect(await bot.api.getUpdates({ timeout: 1 })).toEqual([]);
  expect(performance.now() - start).toBeGreaterThan(900);
});

test("A second long poll throws out the first with 409.", async () => {
  const first = bot.api.getUpdates({ timeout: 30 }).catch((error: unknown) => error);
  await server.waitFor(() => server.requests[0]);
  const second = newBot().api.getUpdates({ timeout: 30 });
  expect(await first).toMatchObject({
    error_code: 409,
    description:
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  });
  says("hello");
  expect(await second).toMatchObject([{ message: { text: "hello" } }]);
});

test("Only the kinds of update that the bot asked for are queued.", async () => {
  await bot.api.getUpdates({ allowed_updates: ["edited_message"] });
  const message = says("hello");
  server.editText({ message, text: "hello again" });
  const updates = await bot.api.getUpdates();
  expect(updates).toMatchObject([{ edited_message: { text: "hello again" } }]);
});

test("A webhook and getUpdates exclude each other, and a webhook needs HTTPS.", async () => {
  await expect(bot.api.setWebhook("http://a.org")).rejects.toThrow(
    /An HTTPS URL must be provided/u,
  );
  await bot.api.setWebhook("https://a.org/hook");
  expect(await bot.api.getWebhookInfo()).toMatchObject({ url: "https://a.org/hook" });
  await expect(bot.api.getUpdates()).rejects.toThrow(/can't use getUpdates method while webhook/u);
  says("hello");
  await bot.api.deleteWebhook({ drop_pending_updates: true });
  expect(await bot.api.getUpdates()).toEqual([]);
});

test("With privacy mode on, a group's bot hears commands, replies to it and what replies to those.", async () => {
  const own = await bot.api.sendMessage(group.id, "Ask me");
  const heard = await heardUpTo("/last", () => {
    says("just talk", group);
    says("what does @quoth_test_bot think", group);
    says("/ask@other_bot why", group);
    const ask = says("/ask@quoth_test_bot why", group);
    const reply = { chat: group, from: boris };
    server.sendText({ ...reply, text: "to the bot", replyToMessageId: own.message_id });
    server.sendText({ ...reply, text: "to the question", replyToMessageId: ask.message_id });
    says("/last", group);
  });
  expect(heard).toEqual(["/ask@quoth_test_bot why", "to the bot", "to the question", "/last"]);
});

test("With privacy mode on and another bot there, a bare command is for the bot that wrote last.", async () => {
  const other: User = { id: 99, is_bot: true, first_name: "Other", username: "other_bot" };
  server.setMember({ chat: group, user: other, status: "member" });
  const heard = await heardUpTo("/last@quoth_test_bot", () => {
    says("/first", group);
    says("/second@quoth_test_bot", group);
    says("/third@other_bot", group);
    says("/last@quoth_test_bot", group);
  });
  expect(heard).toEqual(["/second@quoth_test_bot", "/last@quoth_test_bot"]);
  await bot.api.sendMessage(group.id, "mine");
  says("/fourth", group);
  await expectHeard(heard, "/fourth");
  says("theirs", group, other);
  says("/fifth", group);
  says("/end@quoth_test_bot", group);
  await expectHeard(heard, "/end@quoth_test_bot");
  expect(heard.slice(2)).toEqual(["/fourth", "/end@quoth_test_bot"]);
});

test("A bot that is no administrator is not told of members where they are hidden.", async () => {
  server.describeChat({ chat: group, details: { has_hidden_members: true } });
  server.setMember({ chat: group, user: anna, status: "administrator" });
  await expect(bot.api.getChatMember(group.id, anna.id)).rejects.toThrow("inaccessible");
  expect((await bot.api.getChatMember(group.id, server.me.id)).status).toBe("member");
  const [administrator] = await bot.api.getChatAdministrators(group.id);
  expect(administrator?.user.id).toBe(anna.id);
  server.setMember({ chat: group, user: server.me, status: "administrator" });
  expect((await bot.api.getChatMember(group.id, anna.id)).status).toBe("administrator");
});

test("A first reaction comes as an edit that changes nothing.", async () => {
  const heard: (string | undefined)[] = [];
  await poll(({ editedMessage }) => heard.push(editedMessage?.text));
  server.touch(says("hello"));
  await expectHeard(heard, "hello");
});

test("With privacy mode on, service messages come, and an administrator hears everything.", async () => {
  server.setBotStanding({ chat: forum, status: "administrator", by: anna });
  const heard = await heardUpTo("just talk", () => void says("just talk", forum));
  expect(heard).toEqual([undefined, "just talk"]);
  server.setMember({ chat: forum, user: server.me, status: "member" });
  server.createTopic({ chat: forum, from: anna, name: "Poems" });
  says("/last", forum);
  await expectHeard(heard, "/last");
  expect(heard.slice(2)).toEqual([undefined, "/last"]);
});

test("With privacy mode off, a group's bot hears everything.", async () => {
  await server.close();
  server = await startBotApiServer({ canReadAllGroupMessages: true });
  bot = newBot();
  expect(await heardUpTo("just talk", () => void says("just talk", group))).toEqual(["just talk"]);
});

test("An answer in a topic stays in the topic, and one without a thread goes to General.", async () => {
  const { message_thread_id: thread = 0 } = server.createTopic({
    chat: forum,
    from: anna,
    name: "Poems",
  });
  const question = { chat: forum, from: anna, text: "/ask", messageThreadId: thread };
  const asked = server.sendText(question);
  expect(asked).toMatchObject({ message_thread_id: thread, is_topic_message: true });
  const inTopic = { message_thread_id: thread, is_topic_message: true };
  const reply = { reply_parameters: { message_id: asked.message_id } };
  expect(await bot.api.sendMessage(forum.id, "a", { message_thread_id: thread })).toMatchObject(
    inTopic,
  );
  expect(await bot.api.sendMessage(forum.id, "b", reply)).toMatchObject(inTopic);
  expect(await bot.api.sendMessage(forum.id, "c")).not.toHaveProperty("message_thread_id");
});

test("A quote of the replied message is shown where it stands.", async () => {
  const { message_id } = says("to be or not to be");
  const sent = await bot.api.sendMessage(privateChat.id, "Yes", {
    reply_parameters: { message_id, quote: "to be", quote_position: 12 },
  });
  expect(sent.quote).toEqual({ text: "to be", position: 13, is_manual: true });
  expect(sent.reply_to_message).toMatchObject({ message_id });
});

test("Edits show and deleted messages go.", async () => {
  const reply_markup = { inline_keyboard: [[{ text: "More", callback_data: "more" }]] };
  const one = await bot.api.sendMessage(privateChat.id, "one", { reply_markup });
  const two = await bot.api.sendMessage(privateChat.id, "two");
  await bot.api.editMessageText(privateChat.id, one.message_id, "one, edited", { reply_markup });
  await bot.api.deleteMessage(privateChat.id, two.message_id);
  expect(server.messages(privateChat.id)).toMatchObject([{ text: "one, edited", reply_markup }]);
  await bot.api.editMessageReplyMarkup(privateChat.id, one.message_id);
  expect(server.messages(privateChat.id)[0]).not.toHaveProperty("reply_markup");
});

test("A pressed button reaches the bot, and a button that is not there cannot be pressed.", async () => {
  const reply_markup = { inline_keyboard: [[{ text: "More", callback_data: "more" }]] };
  const message = await bot.api.sendMessage(privateChat.id, "one", { reply_markup });
  await poll((context) => context.answerCallbackQuery(`Got ${context.callbackQuery?.data}`));
  const id = server.pressButton({ from: anna, message, callbackData: "more" });
  const answered = await server.waitFor(() =>
    server.requests.find(({ method, answer }) => method === "answerCallbackQuery" && answer),
  );
  expect(answered.payload).toEqual({ callback_query_id: id, text: "Got more" });
  expect(() => server.pressButton({ from: anna, message, callbackData: "less" })).toThrow(
    /Expected/u,
  );
});

test("Blocking the bot reaches the bot as my_chat_member.", async () => {
  server.setBotStanding({ chat: privateChat, status: "kicked", by: anna });
  expect((await bot.api.getUpdates())[0]).toMatchObject({
    my_chat_member: {
      old_chat_member: { status: "member" },
      new_chat_member: { status: "kicked" },
    },
  });
});
