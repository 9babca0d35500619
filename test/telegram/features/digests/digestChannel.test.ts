import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Chats } from "../../../../src/memory/chats.ts";
import {
  createDigestChannel,
  type DigestChannelOptions,
} from "../../../../src/telegram/features/digests/delivery/digestChannel.ts";
import { createWords } from "../../../../src/service/words/words.ts";
import { storeMessage } from "../../../../src/telegram/features/digests/delivery/storedMessage.ts";
import { type BotApiServer, startBotApiServer } from "../../../support/botApi/server.ts";
import { openTestChats } from "../../../support/chats.ts";
import { describeChannel } from "../../../service/digestDelivery/channelContract.ts";
import { findFreePort } from "../../../support/freePort.ts";
import { boris, createRecordingLog, forum, group, privateChat } from "../../../support/telegram.ts";

let server: BotApiServer;
let chats: Chats;

beforeAll(async () => {
  server = await startBotApiServer({ chats: [privateChat, group, forum] });
});
afterAll(() => server.close());
beforeEach(async () => {
  chats = await openTestChats();
});

const part = storeMessage({
  text: "Ships 🚢 come at dawn",
  entities: [{ type: "bold", offset: 0, length: 8 }],
  buttons: [[{ text: "More", callback_data: "story:1" }]],
});
const words = createWords();
const createChannel = (options: Partial<DigestChannelOptions> = {}) =>
  createDigestChannel({ token: server.token, apiRoot: server.url, chats, words, ...options });
const send = (
  chatId: number = privateChat.id,
  threadId: number | null = null,
  { url = server.url, timeoutSeconds = 60 } = {},
) =>
  createChannel({ apiRoot: url, timeoutSeconds }).send(
    threadId === null ? `${chatId}` : `${chatId}/${threadId}`,
    part,
  );
const calls = () => server.requests.filter(({ method }) => method === "sendMessage").length;

test("A part arrives as it was stored, without a link's preview.", async () => {
  expect(await send()).toEqual({ kind: "sent" });
  expect(server.messages(privateChat.id).at(-1)).toMatchObject({
    text: "Ships 🚢 come at dawn",
    entities: [{ type: "bold", offset: 0, length: 8 }],
    reply_markup: { inline_keyboard: [[{ text: "More", callback_data: "story:1" }]] },
    link_preview_options: { is_disabled: true },
  });
});

describe("A request that goes wrong is made once, and says what to make of it:", () => {
  test.each([
    ["a wait", { status: 429, description: "Too Many Requests", retryAfterSeconds: 7 }, 7],
    ["a failure", { status: 500, description: "Internal Server Error" }, null],
  ] as const)("%s", async (_name, fault, waitSeconds) => {
    const before = calls();
    server.injectFault({ method: "sendMessage", times: 1, fault });
    expect(await send()).toEqual({ kind: "unsent", waitSeconds });
    expect(calls()).toBe(before + 1);
  });

  test("a wait that may be one group's alone", async () => {
    const fault = { status: 429, description: "Too Many Requests", retryAfterSeconds: 3600 };
    server.injectFault({ method: "sendMessage", times: 1, fault });
    expect(await send(group.id)).toEqual({ kind: "unsent", waitSeconds: 3600, isOfChat: true });
  });

  test.each([
    ["a gateway's 502", { status: 502, body: "<html>Bad Gateway</html>" }],
    ["a 504 in JSON", { status: 504, description: "Gateway Timeout" }],
    ["a restart", { status: 500, description: "Internal Server Error: restart" }],
    ["JSON that is not the Bot API's", { status: 503, body: '{"error":"overloaded"}' }],
    ["half an answer", { status: 200, body: '{"ok":true,"resu' }],
    ["a connection that drops before", "drop-before"],
    ["a connection that drops after", "drop-after"],
    ["no answer in time", "hang"],
  ] as const)("%s", async (_name, fault) => {
    const before = calls();
    server.injectFault({ method: "sendMessage", times: 1, fault });
    const timeoutSeconds = fault === "hang" ? 1 : 60;
    expect(await send(privateChat.id, null, { timeoutSeconds })).toEqual({ kind: "unknown" });
    expect(calls()).toBe(before + 1);
  });

  test.each([
    ["blocked", 403, "Forbidden: bot was blocked by the user", true],
    ["removed", 403, "Forbidden: bot was kicked from the supergroup chat", true],
    ["removed", 403, "Forbidden: bot is not a member of the channel chat", true],
    ["not found", 400, "Bad Request: chat not found", true],
    ["not found", 403, "Forbidden: user is deactivated", true],
    [
      "may not write",
      400,
      "Bad Request: not enough rights to send text messages to the chat",
      false,
    ],
    ["may not write", 400, "Bad Request: CHAT_WRITE_FORBIDDEN", false],
    ["may not write", 403, "Forbidden: bot can't initiate conversation with a user", false],
  ] as const)("%s: %i %s", async (reason, status, description, isGone) => {
    server.injectFault({ method: "sendMessage", times: 1, fault: { status, description } });
    expect(await send()).toEqual({ kind: "gone", reason });
    expect((await chats.chatSettings.get(privateChat.id)).isGone).toBe(isGone);
  });

  test("a message that Telegram does not take", async () => {
    const fault = { status: 400, description: "Bad Request: message is too long" };
    server.injectFault({ method: "sendMessage", times: 1, fault });
    expect(await send()).toEqual({ kind: "refused", description: fault.description });
  });

  test("an address that Telegram does not take: sent without links, and logged", async () => {
    const log = createRecordingLog();
    const channel = createChannel({ log });
    const link = { type: "text_link" as const, offset: 0, length: 5, url: "https://wiki" };
    const linked = storeMessage({ text: "Ships", entities: [link], buttons: [] });
    expect(await channel.send(`${privateChat.id}`, linked)).toEqual({ kind: "sent" });
    expect(server.messages(privateChat.id).at(-1)?.entities).toBeUndefined();
    const fault = { status: 400, description: "Bad Request: message is too long" };
    server.injectFault({ method: "sendMessage", times: 1, fault });
    await channel.send(`${privateChat.id}`, linked);
    expect(log.lines.map(({ facts }) => facts["description"])).toEqual([
      "Bad Request: entity URL 'https://wiki' is invalid: Wrong HTTP URL",
      fault.description,
    ]);
  });

  test("a group that has become a supergroup", async () => {
    const fault = { status: 400, description: "Bad Request: group upgraded", newChatId: -1001 };
    server.injectFault({ method: "sendMessage", times: 1, fault });
    expect(await send(group.id)).toEqual({ kind: "migrated", chatId: -1001 });
  });

  test("a server that is not there", async () => {
    const port = await findFreePort();
    expect(await send(privateChat.id, null, { url: `http://127.0.0.1:${port}` })).toEqual({
      kind: "unsent",
      waitSeconds: 15,
    });
  });

  test("a forum topic that is deleted, or closed", async () => {
    expect(await send(forum.id, 4040)).toEqual({ kind: "topic lost" });
    const fault = { status: 400, description: "Bad Request: TOPIC_CLOSED" };
    server.injectFault({ method: "sendMessage", times: 1, fault });
    expect(await send(forum.id, 4)).toEqual({ kind: "topic lost" });
    server.injectFault({ method: "sendMessage", times: 1, fault });
    expect(await send(forum.id)).toMatchObject({ kind: "refused" });
  });
});

test("A chat that the bot was put out of gets no request.", async () => {
  await chats.chatSettings.set(group.id, { isGone: true });
  const before = calls();
  expect(await send(group.id)).toEqual({ kind: "gone", reason: "removed" });
  expect(calls()).toBe(before);
});

describe("A digest is sent only where somebody may ask", () => {
  const access = { allowedChats: [] as number[], allowedUsers: [boris.id], adminIds: [] };
  const sendTo = (chatId: number, changes: Partial<typeof access> = {}) =>
    createChannel({ access: { ...access, ...changes } }).send(`${chatId}`, part);
  const refused = { kind: "gone", reason: "not allowed" };

  test("in private: to its person.", async () => {
    const before = calls();
    expect(await sendTo(privateChat.id)).toEqual(refused);
    expect(calls()).toBe(before);
    expect(await sendTo(privateChat.id, { allowedUsers: [privateChat.id] })).toEqual({
      kind: "sent",
    });
  });

  test("in a group: if it is allowed, or one of its members is.", async () => {
    const before = calls();
    expect(await sendTo(forum.id)).toEqual(refused);
    server.setMember({ chat: forum, user: boris, status: "left" });
    expect(await sendTo(forum.id)).toEqual(refused);
    expect(calls()).toBe(before);
    expect(await sendTo(forum.id, { allowedChats: [forum.id] })).toEqual({ kind: "sent" });
    server.setMember({ chat: forum, user: boris, status: "member" });
    expect(await sendTo(forum.id)).toEqual({ kind: "sent" });
  });

  test("and waits while Telegram does not say who is there.", async () => {
    const fault = { status: 500, description: "Internal Server Error" };
    server.injectFault({ method: "getChatMember", times: 1, fault });
    expect(await sendTo(forum.id)).toEqual({ kind: "unsent", waitSeconds: null });
    expect(await sendTo(forum.id)).toEqual({ kind: "sent" });
  });
});

describeChannel("Telegram", async () => {
  await chats.chatSettings.set(group.id, { isGone: true });
  return {
    channel: createChannel(),
    chatId: privateChat.id,
    goneChatId: group.id,
    writePart: (text) => storeMessage({ text, entities: [], buttons: [] }),
    received: (chatId) => server.messages(chatId).map(({ text = "" }) => text),
    failNext: (kind) =>
      server.injectFault({
        method: "sendMessage",
        times: 1,
        fault:
          kind === "unsent" ? { status: 500, description: "Internal Server Error" } : "drop-after",
      }),
  };
});
