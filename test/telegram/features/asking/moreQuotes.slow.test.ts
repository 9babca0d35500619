import type { Chat, Message, User } from "grammy/types";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SentAnswer } from "../../../../src/memory/answerRecords/sentAnswers.ts";
import { renderMoreQuotes } from "../../../../src/telegram/features/asking/quoteButtons/renderCurrent.ts";
import { longestMessage } from "../../../../src/telegram/features/asking/rendering/renderBlocks.ts";
import { type AskingBot, startAskingBot } from "../../../support/askingBot.ts";
import { coast } from "../../../support/lighthouse.ts";
import { english, stretches } from "../../../support/telegram.ts";

const built = "When was the lighthouse of Akmeņrags built?";
const more = english("button-more");
const stormy = "The harbour light 🗼 of Pāvilosta was built in 1912 after a great storm.";

function page(title: string, text: string): string {
  return `---
title: ${title}
publisher: Reprint Monthly
published: 2026-05-01
language: en
---

${text}`;
}

let bot: AskingBot;
let chat: Chat.PrivateChat;
let person: User;
let people = 8_000;

const light = { "light.md": page("The harbour light", stormy) };
const files = {
  ...coast,
  ...light,
  "copy.md": page("Lights again", `News from the coast. ${stormy}`),
};

beforeAll(async () => {
  bot = await startAskingBot(files);
}, 60_000);
afterAll(() => bot.close());
beforeEach(() => {
  people += 1;
  chat = { id: people, type: "private", first_name: "Somebody" };
  person = { id: people, is_bot: false, first_name: "Somebody" };
});
afterEach(() => {
  const sent = bot.server.requests.filter(({ method }) => /^(?:send|edit)/.test(method));
  expect(sent.flatMap(({ repairs }) => repairs)).toEqual([]);
  expect(bot.log.lines.filter(({ level }) => level === "error")).toEqual([]);
});

/** Presses the button under an answer, and waits for the quotes that come of it. */
async function pressMore(answer: Message): Promise<Message> {
  const before = bot.server.messages(chat.id).length;
  await bot.press(answer, more, person);
  return bot.server.waitFor(() => bot.server.messages(chat.id)[before]);
}

/** What is kept of the answer, to be changed and kept again. */
async function keptOf(answer: Message): Promise<SentAnswer> {
  // It is kept after it was sent.
  await bot.settled();
  const kept = await bot.chats().answers.byMessage(chat.id, answer.message_id);
  if (!kept) throw new Error("Expected the answer to be kept.");
  return kept;
}

describe("More quotes", () => {
  test("show what answers in bold, and other sources of the same, as an answer does.", async () => {
    const further = await pressMore(await bot.ask(chat, person, built));
    expect(stretches(further, "bold").slice(0, 2)).toEqual(["1912", "1878"]);
    expect(further.text).toContain(
      `${stormy}\n[2] The harbour light · Reprint Monthly · 1 May 2026\nalso in Lights again · Reprint Monthly · 1 May 2026\n`,
    );
    const quotes = stretches(further, "blockquote");
    for (const bold of stretches(further, "bold")) {
      expect(quotes.filter((quote) => quote.includes(bold))).not.toEqual([]);
    }
  });

  test("show what answers their own question, though another one has the same quotes.", async () => {
    const when = await bot.ask(chat, person, built);
    const who = await bot.ask(chat, person, "Who built the lighthouse of Akmeņrags?");
    for (const [answer, mark] of [
      [when, "1912"],
      [who, "Pāvilosta"],
    ] as const) {
      const further = await pressMore(answer);
      expect(stretches(further, "blockquote")[0]).toBe(stormy);
      expect(stretches(further, "bold")[0]).toBe(mark);
    }
  });

  test("are those of an edited question once it is edited.", async () => {
    const question = bot.server.sendText({ chat, from: person, text: "What does a ticket cost?" });
    await bot.settled();
    bot.server.editText({ message: question, text: built });
    await bot.settled();
    const [answer] = bot.server.messages(chat.id);
    if (!answer) throw new Error("Expected an answer.");
    expect(stretches(await pressMore(answer), "bold").slice(0, 2)).toEqual(["1912", "1878"]);
  });
});

describe("After a restart, more quotes", () => {
  test("are shown as before, and again when they are brought up to date.", async () => {
    const answer = await bot.ask(chat, person, built);
    await bot.restart();
    const further = await pressMore(answer);
    expect(stretches(further, "bold").slice(0, 2)).toEqual(["1912", "1878"]);
    expect(further.text).toContain("also in Lights again");
    await bot.restart();
    await bot.press(answer, more, person);
    await bot.settled();
    expect(bot.server.messages(chat.id)[1]).toEqual(further);
  });

  test("are marked where they stand now; a source that has changed is named no more.", async () => {
    const answer = await bot.ask(chat, person, built);
    await bot.restart();
    await bot.change({
      "light.md": null,
      "lights/harbour.md": page("The light", `🚢 A new beginning, 1700. ${stormy}`),
      "copy.md": page("Lights again", "Nothing is said of any light."),
      "port.md": null,
    });
    const further = await pressMore(answer);
    expect(stretches(further, "bold")[0]).toBe("1912");
    expect(further.text).toContain(`${stormy}\n[2] The light · Reprint Monthly`);
    expect(further.text).not.toContain("also in");
    expect(further.text).not.toContain("1878");
    await bot.change({ ...files, "lights/harbour.md": null });
  });

  test("name no source beside itself, where the words are left in that one only.", async () => {
    const answer = await bot.ask(chat, person, built);
    await bot.change({ "light.md": null });
    const further = await pressMore(answer);
    expect(further.text).toContain(`${stormy}\n[2] Lights again`);
    expect(stretches(further, "bold")[0]).toBe("1912");
    expect(further.text).not.toContain("also in");
    await bot.change(light);
  });
});

test("Marks that do not lie in the quote, and documents that never were, are left out.", async () => {
  const answer = await bot.ask(chat, person, built);
  const kept = await keptOf(answer);
  const [first, ...rest] = kept.further;
  if (!first) throw new Error("Expected further quotes.");
  const spans = [
    [-1, 4],
    [0, 3],
    [5, 5],
    [9, 6],
    [70, stormy.length + 1],
    [900, 1000],
  ] as const;
  const marks = spans.map(([start, end]) => ({ start, end }));
  const further = [{ ...first, marks, alsoIn: ["nowhere"] }, ...rest];
  await bot.chats().answers.record({ ...kept, further });
  const message = await pressMore(answer);
  expect(stretches(message, "bold").slice(0, 2)).toEqual(["The", "1878"]);
  expect(message.text).not.toContain("also in");
});

test("What was kept of an answer goes when its asker wants to be forgotten, and after 30 days.", async () => {
  const gone = { text: english("quotes-gone"), show_alert: true };
  const forgotten = await bot.ask(chat, person, built);
  await bot.ask(chat, person, "/forget");
  expect(await bot.press(forgotten, more, person)).toMatchObject(gone);
  const old = await bot.ask(chat, person, built);
  await keptOf(old);
  bot.clock.pass(31 * 24);
  await bot.chats().prune();
  expect(await bot.press(old, more, person)).toMatchObject(gone);
});

test("Other sources are left out where a message could not hold them.", () => {
  const text = "x".repeat(350);
  const document = {
    id: "long",
    path: "long.md",
    title: "Title ".repeat(20),
    publisher: "Publisher ".repeat(15),
    published: "2026-05-01",
    url: null,
    language: "en",
    text,
    questions: [],
    paths: [],
    pages: [],
    pageKind: "page" as const,
    story: "",
  };
  const span = { start: 0, end: text.length };
  const quote = {
    id: "",
    place: { documentId: "long", ...span },
    document,
    context: span,
    marks: [{ start: 1, end: 9 }],
    alsoIn: [document, document, document],
  };
  const render = (count: number) =>
    renderMoreQuotes(
      Array.from({ length: count }, () => quote),
      2,
      english,
      new Date("2026-06-30T12:00:00Z"),
    ).text;
  expect(
    render(1)
      .match(/also in [^\n]+$/)?.[0]
      .split("; "),
  ).toHaveLength(2);
  expect(render(5)).not.toContain("also in");
  expect(render(5).length).toBeLessThanOrEqual(longestMessage);
});
