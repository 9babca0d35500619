import type { Message, MessageEntity } from "grammy/types";
import { describe, expect, test } from "vitest";
import { readMessage } from "../../../src/telegram/updates/incoming.ts";
import { anna, forum, group, privateChat } from "../../support/telegram.ts";

const me = { id: 99, username: "quoth_bot" };
const bot = { id: 99, is_bot: true, first_name: "Quoth", username: "quoth_bot" };

function message(text: string, more: Readonly<Record<string, unknown>> = {}): Message {
  const entities: MessageEntity[] = [];
  for (const match of text.matchAll(/(?:^\/\w+(?:@\w+)?)|(?<!\w)@\w+/g)) {
    const type = match[0].startsWith("/") ? "bot_command" : "mention";
    entities.push({ type, offset: match.index, length: match[0].length });
  }
  return { message_id: 1, date: 0, chat: group, from: anna, text, entities, ...more };
}

const question = (words: string) => ({ kind: "question", question: words });

describe("In a group,", () => {
  test.each([
    ["/ask  who?", question("who?")],
    ["/ASK@Quoth_Bot who?", question("who?")],
    ["/ask\nwho?", question("who?")],
    ["/ask", { kind: "empty" }],
    ["/ask@quoth_bot   ", { kind: "empty" }],
    ["/ask@other_bot who?", { kind: "nothing" }],
    ["/start@quoth_bot", { kind: "welcome" }],
    ["/start@quoth_bot  q_abc ", { kind: "start", payload: "q_abc" }],
    ["/start@other_bot q_abc", { kind: "nothing" }],
    ["/language", { kind: "command", name: "language", rest: "" }],
    ["/language@quoth_bot  Latvian ", { kind: "command", name: "language", rest: "Latvian" }],
    ["/language@other_bot", { kind: "nothing" }],
    ["/other", { kind: "nothing" }],
    ["@quoth_bot who?", question("who?")],
    ["/ask @quoth_bot who?", question("who?")],
    ["/ask@quoth_bot who, @Quoth_Bot?", question("who,  ?")],
    ["tell us, @Quoth_Bot, who?", question("tell us,  , who?")],
    ["@quoth_bot", { kind: "welcome" }],
    ["@quoth_bottle who?", { kind: "nothing" }],
    ["who?", { kind: "nothing" }],
    ["we /ask who?", { kind: "nothing" }],
  ])("%j is %j.", (text, request) => {
    expect(readMessage(message(text), me)).toEqual(request);
  });

  test("a reply to the bot is a question, a reply to a person is not.", () => {
    const replied = message("earlier", { from: bot });
    expect(readMessage(message("who?", { reply_to_message: replied }), me)).toEqual(
      question("who?"),
    );
    const other = message("earlier", { from: anna });
    expect(readMessage(message("who?", { reply_to_message: other }), me)).toEqual({
      kind: "nothing",
    });
  });

  test("the first message of a topic that the bot opened is no reply to it.", () => {
    const opening = message("", {
      from: bot,
      forum_topic_created: { name: "T", icon_color: 0 },
    });
    const first = message("who?", { chat: forum, reply_to_message: opening });
    expect(readMessage(first, me)).toEqual({ kind: "nothing" });
  });

  test("a mention by name of somebody without a username is read by the user's id.", () => {
    const entities = (id: number): MessageEntity[] => [
      { type: "text_mention", offset: 0, length: 5, user: { ...anna, id } },
    ];
    expect(readMessage(message("Quoth who?", { entities: entities(99) }), me)).toEqual(
      question("who?"),
    );
    expect(readMessage(message("Quoth who?", { entities: entities(5) }), me)).toEqual({
      kind: "nothing",
    });
  });
});

describe("In a private chat,", () => {
  test.each([
    ["who?", question("who?")],
    ["  who?  ", question("who?")],
    ["/start", { kind: "welcome" }],
    ["/help", { kind: "help" }],
    ["Thanks a lot!", { kind: "courtesy", courtesy: "thanks" }],
    ["👍", { kind: "courtesy", courtesy: "signs" }],
    ["/unknown", { kind: "welcome" }],
    ["/ask who?", question("who?")],
    ["@other_bot who?", question("@other_bot who?")],
    ["@quoth_bot who?", question("who?")],
    ["who, @QUOTH_BOT", question("who,")],
    ["/ask @quoth_bot who?", question("who?")],
    ["@quoth_bot", { kind: "welcome" }],
    ["   ", { kind: "nothing" }],
  ])("%j is %j.", (text, request) => {
    expect(readMessage(message(text, { chat: privateChat }), me)).toEqual(request);
  });
});

test("Who writes in the name of a channel is heard, other bots are not.", () => {
  const channel = { id: -100_777, type: "channel" as const, title: "News" };
  const from = { id: 136_817_688, is_bot: true, first_name: "Channel", username: "Channel_Bot" };
  for (const text of ["/ask who?", "@quoth_bot who?"]) {
    const written = { from, sender_chat: channel };
    expect(readMessage(message(text, written), me)).toEqual(question("who?"));
    expect(readMessage(message(text, { from }), me)).toEqual({ kind: "nothing" });
    const byBot = { from: { ...from, id: 55 }, sender_chat: channel };
    expect(readMessage(message(text, byBot), me)).toEqual({ kind: "nothing" });
  }
});

test("What a bot wrote, or was sent through one, is left alone.", () => {
  expect(readMessage(message("/ask who?", { from: bot }), me)).toEqual({ kind: "nothing" });
  expect(readMessage(message("/ask who?", { via_bot: bot }), me)).toEqual({ kind: "nothing" });
});
