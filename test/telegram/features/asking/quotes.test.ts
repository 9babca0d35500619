import type { Chat, Message, User } from "grammy/types";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { longestMessage } from "../../../../src/telegram/features/asking/rendering/renderBlocks.ts";
import { type AskingBot, buttonOf, labelsOf, startAskingBot } from "../../../support/askingBot.ts";
import { coast, ukrainianPage } from "../../../support/lighthouse.ts";
import { anna, boris, english, forum, nextMessage, stretches } from "../../../support/telegram.ts";

const built = "When was the lighthouse built?";
const inContext = english("button-context");
const more = english("button-more");

let bot: AskingBot;
let chat: Chat.PrivateChat;
let person: User;
let people = 7_000;

beforeAll(async () => {
  const granary = `# Granary\n\n${longPassage()}`;
  bot = await startAskingBot({ ...coast, "port-uk.md": ukrainianPage, "granary.md": granary });
}, 60_000);
afterAll(() => bot.close());
beforeEach(() => {
  // Telegram lets a bot write to the same person once a second.
  people += 1;
  chat = { id: people, type: "private", first_name: "Somebody" };
  person = { id: people, is_bot: false, first_name: "Somebody" };
});
afterEach(() => {
  const sent = bot.server.requests.filter(({ method }) => /^(?:send|edit)/.test(method));
  expect(sent.flatMap(({ repairs }) => repairs)).toEqual([]);
  expect(bot.log.lines.filter(({ level }) => level === "error")).toEqual([]);
});

const messages = () => bot.server.messages(chat.id);

/** Presses a button, and waits for the message that comes of it. */
async function pressFor(message: Message, label: string, who = person): Promise<Message> {
  const before = bot.server.messages(message.chat.id).length;
  await bot.press(message, label, who);
  return bot.server.waitFor(() => bot.server.messages(message.chat.id)[before]);
}

/** The payload that the answer's Share button carries to whoever opens the link. */
function sharedPayload(message: Message): string {
  const button = buttonOf(message, english("button-share"));
  const { url } = "url" in button ? button : { url: "" };
  expect(url).toMatch(/^[^+]*&text=\S+%20[^+]*$/);
  const shared = new URL(url).searchParams.get("url") ?? "";
  expect(shared).toMatch(/^https:\/\/t\.me\/quoth_test_bot\?start=q_/);
  return new URL(shared).searchParams.get("start") ?? "";
}

function longPassage(): string {
  const sentences = Array.from(
    { length: 120 },
    (_, index) => `Boat number ${index} carries crates of dried flounder to the market.`,
  );
  sentences[60] = "The grey granary of Kolka was painted in 1931.";
  return sentences.join(" ");
}

describe("Under an answer", () => {
  test("stand its context, more quotes, votes, copying and sharing, and it is one message.", async () => {
    const answer = await bot.ask(chat, person, built);
    expect(labelsOf(answer)).toEqual([
      inContext,
      more,
      "👍",
      "👎",
      english("button-copy"),
      english("button-share"),
    ]);
    expect(buttonOf(answer, english("button-copy"))).toMatchObject({
      copy_text: { text: stretches(answer, "blockquote")[0] },
    });
    await bot.settled();
    expect(messages()).toHaveLength(1);
  });

  test("each of several quotes has its own context.", async () => {
    const answer = await bot.ask(chat, person, "What does Pāvilosta have?");
    expect(stretches(answer, "blockquote")).toHaveLength(2);
    const second = await pressFor(answer, english("button-context-of", { number: "2" }));
    expect(stretches(second, "bold")).toEqual(stretches(answer, "blockquote").slice(1));
  });

  test("a quote that is too long to be copied whole has no button for it.", async () => {
    const answer = await bot.ask(
      chat,
      person,
      "What can Visitors of the lighthouse climb and see?",
    );
    const [quote = ""] = stretches(answer, "blockquote");
    const isCopied = labelsOf(answer).includes(english("button-copy"));
    expect(isCopied).toBe(quote.length <= 256);
  });
});

describe("In context", () => {
  test("shows the passage around the quote, the quote in bold, as a reply with the citation.", async () => {
    const answer = await bot.ask(chat, person, built);
    const passage = await pressFor(answer, inContext);
    expect(passage.reply_to_message?.message_id).toBe(answer.message_id);
    expect(stretches(passage, "bold")).toEqual(stretches(answer, "blockquote"));
    expect(passage.text).toContain("Its school closed long ago.");
    expect(passage.text).toContain("The stairs have 128 steps.");
    expect(passage.text).toMatch(/\nThe lighthouse of Akmeņrags · Coast Gazette · 20 Jun 2026$/);
  });

  test("is shown once, however often and fast it is pressed; deleted, it comes again.", async () => {
    const answer = await bot.ask(chat, person, built);
    const [first, second] = await Promise.all([
      bot.press(answer, inContext, person),
      bot.press(answer, inContext, person),
    ]);
    expect(first["text"]).toBeUndefined();
    expect(second["text"]).toBe(english("shown-already"));
    await bot.settled();
    expect(messages()).toHaveLength(2);
    const [, passage] = messages();
    if (passage) bot.server.deleteMessage(passage);
    await pressFor(answer, inContext);
    expect(messages()).toHaveLength(2);
  });

  test("works in Ukrainian, after signs that take two units each.", async () => {
    const answer = await bot.ask(chat, person, "Коли збудували маяк у Лієпаї?");
    const passage = await pressFor(answer, inContext);
    expect(stretches(passage, "bold")).toEqual(["🚢🌊 Маяк у Лієпаї збудували в 1868 році."]);
    expect(passage.text).toContain("морських миль 🔦.");
  });

  test("of a long passage can be folded and fits a message.", async () => {
    const answer = await bot.ask(chat, person, "When was the grey granary of Kolka painted?");
    const passage = await pressFor(answer, inContext);
    expect(stretches(passage, "expandable_blockquote")[0]?.length).toBeGreaterThan(500);
    expect(stretches(passage, "bold")[0]).toContain("1931");
    expect(passage.text?.length).toBeLessThanOrEqual(longestMessage);
  });
});

test("More quotes are numbered on, shown once, and have their contexts.", async () => {
  const answer = await bot.ask(chat, person, built);
  const further = await pressFor(answer, more);
  expect(further.text).toMatch(/\n\[2\] .+ · .+/);
  expect(stretches(further, "blockquote").length).toBeLessThanOrEqual(5);
  expect(stretches(further, "blockquote")).not.toContain(stretches(answer, "blockquote")[0]);
  const again = await bot.press(answer, more, boris);
  expect(again["text"]).toBe(english("shown-already"));
  const [label = ""] = labelsOf(further);
  const passage = await pressFor(further, label);
  expect(stretches(passage, "bold")).toEqual(stretches(further, "blockquote").slice(0, 1));
  expect(messages()).toHaveLength(3);
});

test("Votes are anybody's, one each, and can be changed.", async () => {
  const before = await bot.chats().feedback.summary(1);
  const answer = await bot.ask(chat, person, "How many people does the shipyard employ?");
  const thanks = await bot.press(answer, "👍", person);
  expect(thanks["text"]).toBe(english("vote-counted", { vote: "👍" }));
  await Promise.all([bot.press(answer, "👍", person), bot.press(answer, "👎", boris)]);
  await bot.press(answer, "👎", person);
  const after = await bot.chats().feedback.summary(1);
  expect([after.up - before.up, after.down - before.down]).toEqual([0, 2]);
  expect(messages()).toHaveLength(1);
});

test("A press that is too old to be answered still shows what it asks for.", async () => {
  const answer = await bot.ask(chat, person, built);
  const button = buttonOf(answer, inContext);
  const callbackData = "callback_data" in button ? button.callback_data : "";
  await nextMessage(bot.server, chat, () => {
    bot.server.pressButton({ from: person, message: answer, callbackData });
    bot.server.expireQueries();
  });
  expect(messages()).toHaveLength(2);
});

test("In a topic, what a button shows stays in the topic.", async () => {
  const topic = bot.server.createTopic({ chat: forum, from: anna, name: "Lights" });
  const threadId = topic.message_thread_id ?? 0;
  const answer = await nextMessage(bot.server, forum, () => {
    bot.server.sendText({
      chat: forum,
      from: anna,
      text: `/ask ${built}`,
      messageThreadId: threadId,
    });
  });
  const passage = await pressFor(answer, inContext, boris);
  expect(passage.message_thread_id).toBe(threadId);
});

test("Buttons made up by somebody, or of quotes that nobody was shown, say that they lead nowhere.", async () => {
  const forged = ["quote:context:AAAAAAAAAAAAAAAA", "quote:up:AAAAAAAAAAAAAAAA", "quote:more"];
  for (const [index, data] of forged.entries()) {
    bot.server.pushUpdate({
      callback_query: {
        id: `forged-${index}`,
        from: person,
        chat_instance: "1",
        data,
        message: { message_id: 900, date: 1, chat, from: bot.server.me, text: "?" },
      },
    });
  }
  await bot.settled();
  const answers = bot.server.requests.filter(({ payload }) =>
    String(payload["callback_query_id"]).startsWith("forged-"),
  );
  expect(answers.map(({ payload }) => payload["show_alert"])).toEqual([true, true, true]);
});

describe("A link to a quote", () => {
  test("opens it in its passage, with votes and sharing, for anybody.", async () => {
    const payload = sharedPayload(await bot.ask(chat, person, built));
    const elsewhere = { ...chat, id: chat.id + 100_000 };
    const opened = await bot.ask(elsewhere, { ...person, id: elsewhere.id }, `/start ${payload}`);
    expect(stretches(opened, "bold")[0]).toContain("was built in 1879");
    expect(opened.text).toContain("Coast Gazette");
    expect(labelsOf(opened)).toEqual(["👍", "👎", english("button-copy"), english("button-share")]);
    expect(sharedPayload(opened)).toBe(payload);
  });

  test.each(["q_AAAAAAAAAAAAAAAA", "q_", `q_${"A".repeat(62)}`])(
    "that nobody was given says so: %s",
    async (payload) => {
      const message = await bot.ask(chat, person, `/start ${payload}`);
      expect(message.text).toBe(english("link-unknown"));
    },
  );

  test("with a payload that is no quote's is a welcome.", async () => {
    const message = await bot.ask(chat, person, "/start campaign");
    expect(message.text).toContain(english("welcome", { documents: 2 }));
  });
});

describe("After a restart and changed documents", () => {
  test("buttons and links still work, wherever the words stand now, until they are gone.", async () => {
    const page = `---
title: The mill
publisher: Coast Gazette
published: 2026-06-02
---

The windmill of Ziemupe was built in 1848. Its sails turn in every storm.

The miller of Ziemupe keeps 12 hens. The road to the windmill is closed in winter.`;
    await bot.change({ "mill.md": page });
    const answer = await bot.ask(chat, person, "When was the windmill of Ziemupe built?");
    const payload = sharedPayload(answer);
    const before = (await bot.chats().feedback.summary(1)).up;
    await bot.restart();

    // Moved to another file, and within the text.
    const moved = page.replace(
      "---\n\nThe windmill",
      "---\n\nA new first paragraph.\n\nThe windmill",
    );
    await bot.change({ "mill.md": null, "old/windmill.md": moved });
    const passage = await pressFor(answer, inContext);
    expect(stretches(passage, "bold")).toEqual(stretches(answer, "blockquote"));
    await bot.press(answer, "👍", person);
    expect((await bot.chats().feedback.summary(1)).up).toBe(before + 1);
    const opened = await bot.ask(chat, person, `/start ${payload}`);
    expect(stretches(opened, "bold")).toEqual(stretches(answer, "blockquote"));
    const further = await pressFor(answer, more);
    expect(further.text).toContain("[2]");
    const shown = messages().length;

    await bot.change({ "old/windmill.md": "# The mill\n\nNothing is left of the windmill." });
    const alert = await bot.press(answer, inContext, person);
    expect(alert).toMatchObject({ text: english("quote-gone"), show_alert: true });
    expect(messages()).toHaveLength(shown);
    const gone = await bot.ask(chat, person, `/start ${payload}`);
    expect(gone.text).toBe(english("quote-gone"));
    await bot.change({ "old/windmill.md": null });
  }, 60_000);
});
