import type { Chat, Message } from "grammy/types";
import { beforeEach, describe, expect, test } from "vitest";
import type { Chats } from "../../../../../src/memory/chats.ts";
import { noAnswer } from "../../../../support/answers.ts";
import { buttonOf, labelsOf } from "../../../../support/askingBot.ts";
import type { BotApiServer } from "../../../../support/botApi/server.ts";
import { openTestChats } from "../../../../support/chats.ts";
import {
  anna,
  boris,
  english,
  nextMessage,
  privateChat,
  startForTest,
  stretches,
} from "../../../../support/telegram.ts";

const channel: Chat.ChannelChat = {
  id: -1_001_234_567_890,
  type: "channel",
  title: "Harbour news",
  username: "harbour_news",
};
const borisChat = { ...privateChat, id: boris.id };

let chats: Chats;
let server: BotApiServer;

beforeEach(async () => {
  chats = await openTestChats();
  ({ server } = await startForTest({
    chats,
    ask: ({ question }) => Promise.resolve(noAnswer(question)),
  }));
  server.setMember({ chat: channel, user: anna, status: "creator" });
  server.setMember({ chat: channel, user: server.me, status: "administrator" });
});

const says = (text: string, more: { replyToMessageId?: number } = {}) =>
  nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text, ...more });
  });
const chooses = (sharedId: number = channel.id) =>
  nextMessage(server, privateChat, () => {
    server.shareChat({ chat: privateChat, from: anna, requestId: 1, sharedId });
  });
const settings = (chatId: number) => chats.subscriptions.get(chatId);

function press(message: Message, label: string, from = anna): string {
  const button = buttonOf(shown(message), label);
  const callbackData = "callback_data" in button ? button.callback_data : "";
  return server.pressButton({ from, message, callbackData });
}
const shown = (message: Message) =>
  server.messages(privateChat.id).find(({ message_id: id }) => id === message.message_id) ??
  message;
const alertTo = (queryId: string) =>
  server.waitFor(
    () =>
      server.requests.find(
        ({ payload, answer }) => answer && payload["callback_query_id"] === queryId,
      )?.payload["text"],
  );

describe("A channel's administrator, in private,", () => {
  test("chooses the channel by a button, and turns its digest on.", async () => {
    const menu = await says("/digest");
    const question = await nextMessage(server, privateChat, () => {
      press(menu, english("digest-button-channel"));
    });
    expect(question.text).toBe(english("digest-ask-channel"));
    const keyboard = server.requests.at(-1)?.payload["reply_markup"] ?? server.requests.at(-2);
    expect(JSON.stringify(keyboard)).toContain("chat_is_channel");
    const ofChannel = await chooses();
    expect(ofChannel.text).toContain(english("digest-channel", { channel: channel.title }));
    expect(labelsOf(ofChannel)).not.toContain(english("digest-button-channel"));
    press(ofChannel, english("digest-turn-on"));
    await server.waitFor(() => (shown(ofChannel).edit_date ? true : undefined));
    expect(shown(ofChannel).text).toContain(channel.title);
    expect(await settings(channel.id)).toMatchObject({
      isOn: true,
      isChannel: true,
      threadId: null,
    });
    expect(await settings(privateChat.id)).toMatchObject({ isOn: false, isChannel: false });
  });

  test("types its topic as a reply to a question that names it.", async () => {
    const menu = await says("/digest @harbour_news");
    press(menu, english("digest-button-topic"));
    await server.waitFor(() => (shown(menu).edit_date ? true : undefined));
    const question = await nextMessage(server, privateChat, () => {
      press(menu, english("digest-button-topic-type"));
    });
    expect(stretches(question, "text_link")).toEqual([channel.title]);
    const answer = await says("herring", { replyToMessageId: question.message_id });
    expect(answer.text).toContain(channel.title);
    expect((await settings(channel.id)).topic).toBe("herring");
    expect((await settings(privateChat.id)).topic).toBe(null);
  });

  test("turns it off by its name.", async () => {
    await chats.subscriptions.set(channel.id, { isOn: true });
    await says("/digest @harbour_news off");
    expect((await settings(channel.id)).isOn).toBe(false);
  });
});

describe("A channel's digest cannot be set", () => {
  test("by somebody who is no administrator of it, nor any more.", async () => {
    const menu = await says("/digest @harbour_news");
    server.setMember({ chat: channel, user: anna, status: "member" });
    expect(await alertTo(press(menu, english("digest-turn-on")))).toBe(
      english("digest-channel-administrators"),
    );
    const answer = await nextMessage(server, borisChat, () => {
      server.sendText({ chat: borisChat, from: boris, text: "/digest @harbour_news" });
    });
    expect(answer.text).toBe(english("digest-channel-administrators"));
    expect((await settings(channel.id)).isOn).toBe(false);
  });

  test("where the bot is no administrator, or may not post.", async () => {
    server.setMember({ chat: channel, user: server.me, status: "member" });
    const expected = english("digest-channel-rights", { channel: channel.title });
    expect((await chooses()).text).toBe(expected);
    server.setMember({ chat: channel, user: server.me, status: "administrator" });
    server.describeChat({ chat: channel, details: { permissions: { can_send_messages: false } } });
    expect((await chooses()).text).toBe(expected);
  });

  test("of a channel that the bot does not know, nor of a person or a group.", async () => {
    expect((await says("/digest @nowhere")).text).toBe(english("digest-channel-unknown"));
    expect((await chooses(-1_000_000_000_777)).text).toBe(english("digest-channel-unknown"));
    expect((await chooses(-200)).text).toBe(english("digest-channel-unknown"));
  });
});
