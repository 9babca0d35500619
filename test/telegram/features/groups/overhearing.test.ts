import type { Message, MessageEntity } from "grammy/types";
import { describe, expect, test } from "vitest";
import { mayBeOverheard } from "../../../../src/telegram/features/groups/overhearing.ts";
import { anna, boris, group } from "../../../support/telegram.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";

describe("A question to everybody", () => {
  const message = (text: string, more: object = {}): Message => ({
    message_id: 1,
    date: 0,
    chat: group,
    from: anna,
    text,
    ...more,
  });
  const entity = (type: "mention" | "bot_command" | "bold"): { entities: MessageEntity[] } => ({
    entities: [{ type, offset: 0, length: 5 }],
  });

  const bot = { is_bot: true, first_name: "Bot" };
  const channel = { id: -100_777, type: "channel", title: "News" };
  const asChannel = { from: { ...bot, id: 136_817_688 }, sender_chat: channel };
  const asGroup = { from: { ...bot, id: 1_087_968_824 }, sender_chat: group };

  test.each([
    ["ends with a question mark", message(factory), true],
    ["may end with quotation marks after it", message(`Asked: “${factory}” `), true],
    ["may be in Ukrainian", message("Де Латвія та Україна збудують завод?"), true],
    ["may have bold words", message(factory, entity("bold")), true],
    ["has no question mark in the middle only", message(`${factory} I hope so`), false],
    ["has five words", message("When is the meeting?"), false],
    ["is not of one sign", message("?????"), false],
    ["is not longer than 300 letters", message(`${"why ".repeat(80)}?`), false],
    ["is addressed to nobody", message(factory, entity("mention")), false],
    ["is no command", message(`/weather ${factory}`, entity("bot_command")), false],
    ["replies to nothing", message(factory, { reply_to_message: message("x") }), false],
    ["is not forwarded", message(factory, { forward_origin: { type: "hidden_user" } }), false],
    ["may be a channel's", message(factory, asChannel), true],
    ["may be an anonymous administrator's", message(factory, asGroup), true],
    ["is not a bot's", message(factory, { from: { ...boris, is_bot: true } }), false],
    ["is not sent through a bot", message(factory, { via_bot: boris }), false],
    ["has a text", message("", { text: undefined }), false],
  ])("%s.", (_name, given, expected) => {
    expect(mayBeOverheard(given)).toBe(expected);
  });
});
