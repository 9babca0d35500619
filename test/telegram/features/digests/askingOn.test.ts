import type { Chat, Message } from "grammy/types";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AskingBot, labelsOf, startAskingBot } from "../../../support/askingBot.ts";
import { page } from "../../../support/digests.ts";
import { fillers } from "../../../support/fillers.ts";
import { anna, boris, english, nextMessage, stretches } from "../../../support/telegram.ts";

const ferry = page(
  { title: "The new ferry of Ostvik", published: "2026-06-29" },
  "The new ferry of Ostvik was launched on Monday and carries two hundred passengers. The ferry was built in Norway by the yard Brevik, the mayor said.",
);

let bot: AskingBot;
let group: Chat.GroupChat;
let digest: Message;
let number = 0;

beforeAll(async () => {
  bot = await startAskingBot({ ...fillers, "ferry.md": ferry });
}, 60_000);
afterAll(() => bot.close());
beforeEach(async () => {
  number += 1;
  group = { id: -6_000 - number, type: "group", title: "Sailors" };
  bot.server.setMember({ chat: group, user: anna, status: "administrator" });
  digest = await bot.ask(group, anna, "/digest now");
});

const quoteIn = (message: Message) => stretches(message, "blockquote")[0];
const sent = () => bot.server.messages(group.id);
const says = (text: string, replyTo: Message, quote?: string) =>
  nextMessage(bot.server, group, () => {
    const replyToMessageId = replyTo.message_id;
    const chosen = quote === undefined ? {} : { quote };
    bot.server.sendText({ chat: group, from: boris, text, replyToMessageId, ...chosen });
  });

describe("What a digest's button tells more on", () => {
  test("is an answer like any other: it has buttons, and can be replied to.", async () => {
    await bot.press(digest, "More on 1", boris);
    const answer = await bot.server.waitFor(() => sent()[1]);
    expect(labelsOf(answer)).toEqual(expect.arrayContaining(["👍", "👎"]));
    const reply = await says("and where was it built?", answer);
    expect(quoteIn(reply)).toContain("built in Norway");
  });

  test("can be replied to after a restart.", async () => {
    await bot.press(digest, "More on 1", boris);
    const answer = await bot.server.waitFor(() => sent()[1]);
    await bot.restart();
    expect(quoteIn(await says("and where was it built?", answer))).toContain("built in Norway");
  });

  test("is told once, whoever presses, and then brought up to date.", async () => {
    const first = await bot.press(digest, "More on 1", boris);
    await bot.server.waitFor(() => sent()[1]);
    expect(first["text"]).toBeUndefined();
    for (const person of [anna, boris, anna]) {
      const again = await bot.press(digest, "More on 1", person);
      expect(again["text"]).toBe(english("shown-already"));
    }
    await bot.settled();
    expect(sent()).toHaveLength(2);
  });

  test("comes anew if somebody has deleted it.", async () => {
    await bot.press(digest, "More on 1", boris);
    const answer = await bot.server.waitFor(() => sent()[1]);
    bot.server.deleteMessage(answer);
    await bot.press(digest, "More on 1", boris);
    const again = await bot.server.waitFor(() => sent()[1]);
    expect(quoteIn(again)).toBe(quoteIn(answer));
  });
});

test("A reply to a digest is about the words that were chosen of it.", async () => {
  const reply = await says("and where was it built?", digest, "The new ferry of Ostvik");
  expect(quoteIn(reply)).toContain("built in Norway");
});
