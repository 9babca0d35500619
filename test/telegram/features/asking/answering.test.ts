import type { Chat, Message, User } from "grammy/types";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type AskingBot, labelsOf, startAskingBot } from "../../../support/askingBot.ts";
import { coast, disagreeing } from "../../../support/lighthouse.ts";
import { anna, boris, english, forum, nextMessage, stretches } from "../../../support/telegram.ts";

const built = "When was the lighthouse of Akmeņrags built?";
const opened = "When was the port of Pāvilosta opened?";
const bread = "How do I bake sourdough bread?";

let bot: AskingBot;
let chat: Chat.PrivateChat;
let person: User;
let group: Chat.GroupChat;
let number = 0;

beforeAll(async () => {
  bot = await startAskingBot(coast);
}, 60_000);
afterAll(() => bot.close());
beforeEach(() => {
  // Each test has chats of its own.
  number += 1;
  chat = { id: 8_000 + number, type: "private", first_name: "Somebody" };
  person = { id: chat.id, is_bot: false, first_name: "Somebody" };
  group = { id: -8_000 - number, type: "group", title: "Walkers" };
});
afterEach(() => {
  const sent = bot.server.requests.filter(({ method }) => /^(?:send|edit)/.test(method));
  expect(sent.flatMap(({ repairs }) => repairs)).toEqual([]);
  expect(bot.log.lines.filter(({ level }) => level === "error")).toEqual([]);
});

const quoteIn = (message: Message | undefined) =>
  message ? stretches(message, "blockquote")[0] : undefined;
const shown = (where: Chat) => bot.server.messages(where.id);
const reactionsIn = (where: Chat) =>
  bot.server.requests
    .filter(({ method, payload }) => {
      return method === "setMessageReaction" && payload["chat_id"] === where.id;
    })
    .map(({ payload }) => payload["reaction"]);

describe("Where the documents say nothing,", () => {
  test("a private chat gets one line, the nearest documents, and questions that have answers.", async () => {
    bot.suggestions.push(built);
    const message = await bot.ask(chat, person, bread);
    expect(message.text).toMatch(
      /^The documents don't say\.\n\nNearest to your question:\n• .+ · .+\n• /,
    );
    expect(message.text?.endsWith(english("answer-offer"))).toBe(true);
    // Each can be looked at: at its address, or in a chat with the bot.
    const links = (message.entities ?? []).filter(({ type }) => type === "text_link");
    expect(links).toHaveLength(message.text?.match(/\n• /g)?.length ?? 0);
    expect(labelsOf(message)).toEqual([built]);
    const answer = await nextMessage(bot.server, chat, () => {
      void bot.press(message, built, person);
    });
    expect(quoteIn(answer)).toContain("1879");
    bot.suggestions.pop();
  });

  test.each([`/ask ${bread}`, "/ask When was the port of Pāvilosta dredged?"])(
    "a group sees a shrug and no message: %s",
    async (text) => {
      bot.server.sendText({ chat: group, from: anna, text });
      await bot.server.waitFor(() => reactionsIn(group)[0]);
      await bot.settled();
      expect(reactionsIn(group)).toEqual([[{ type: "emoji", emoji: "🤷" }]]);
      expect(shown(group)).toEqual([]);
    },
  );

  test("a group that allows no such reaction is left alone.", async () => {
    const fault = { status: 400, description: "Bad Request: REACTION_INVALID" };
    bot.server.injectFault({ method: "setMessageReaction", times: 1, fault });
    bot.server.sendText({ chat: group, from: anna, text: `/ask ${bread}` });
    await bot.server.waitFor(() => reactionsIn(group)[0]);
    await bot.settled();
    expect(shown(group)).toEqual([]);
  });
});

describe("A question that leans on the one before", () => {
  test("is understood with it, over several steps, until it is ten minutes old.", async () => {
    await bot.ask(chat, person, "Who built the lighthouse?");
    expect(quoteIn(await bot.ask(chat, person, "and when?"))).toContain("1879");
    expect(quoteIn(await bot.ask(chat, person, "how high is it?"))).toContain("38 metres");
    expect(quoteIn(await bot.ask(chat, person, "and who?"))).toContain("Jonas Bergs");
    // What comes after in the same chat finds it dealt with.
    await bot.ask(chat, person, "/help");
    bot.clock.pass(0.2);
    expect(quoteIn(await bot.ask(chat, person, "and who?"))).toBeUndefined();
  }, 15_000);

  test("leans on its own chat and asker only, in a forum on its own topic.", async () => {
    const topics = ["Lights", "Ports"].map((name) => {
      return bot.server.createTopic({ chat: forum, from: anna, name }).message_thread_id ?? 0;
    });
    const [lights = 0, ports = 0] = topics;
    const asks = (text: string, messageThreadId?: number, from = anna) =>
      nextMessage(bot.server, forum, () => {
        bot.server.sendText({
          chat: forum,
          from,
          text: `/ask ${text}`,
          ...(messageThreadId === undefined ? {} : { messageThreadId }),
        });
      });
    await asks(built, lights);
    await asks(opened, ports);
    await asks("How many people does the shipyard employ?", ports, boris);
    expect(quoteIn(await asks("and who?", lights))).toContain("Jonas Bergs");
    const inGeneral = await asks("How high is the lighthouse?");
    expect(inGeneral.message_thread_id).toBeUndefined();
    expect(quoteIn(await asks("and when was it built?"))).toContain("1879");
  }, 20_000);

  test("in a reply leans on the answer it replies to, whoever asked that.", async () => {
    const answer = await nextMessage(bot.server, group, () => {
      bot.server.sendText({ chat: group, from: anna, text: `/ask ${built}` });
    });
    await nextMessage(bot.server, group, () => {
      bot.server.sendText({ chat: group, from: boris, text: `/ask ${opened}` });
    });
    const reply = await nextMessage(bot.server, group, () => {
      bot.server.sendText({
        chat: group,
        from: boris,
        text: "and who?",
        replyToMessageId: answer.message_id,
      });
    });
    expect(quoteIn(reply)).toContain("Jonas Bergs");
  });

  test("that quotes a part of an answer is about what stands near that part.", async () => {
    const answer = await bot.ask(chat, person, "What does Pāvilosta have?");
    const [, quote = ""] = stretches(answer, "blockquote");
    expect(quote).toContain("shipyard");
    const reply = await nextMessage(bot.server, chat, () => {
      bot.server.sendText({
        chat,
        from: person,
        text: "what does it repair?",
        replyToMessageId: answer.message_id,
        quote: "The shipyard of Pāvilosta",
      });
    });
    expect(quoteIn(reply)).toContain("It repairs fishing boats in winter.");
  });

  test("stands alone once its asker wants to be forgotten.", async () => {
    await bot.ask(chat, person, built);
    await bot.ask(chat, person, "/forget");
    expect(quoteIn(await bot.ask(chat, person, "and who?"))).toBeUndefined();
  });

  test("stands alone after a restart.", async () => {
    await bot.ask(chat, person, built);
    await bot.restart();
    expect(quoteIn(await bot.ask(chat, person, "and who?"))).toBeUndefined();
  });
});

describe("An edited question", () => {
  const edits = async (message: Message, text: string, until: (now: Message) => boolean) => {
    bot.server.editText({ message, text });
    return bot.server.waitFor(() => shown(message.chat).find(until));
  };

  test("edits its answer and the buttons, in place, also after a restart.", async () => {
    let question: Message | undefined;
    const answer = await nextMessage(bot.server, chat, () => {
      question = bot.server.sendText({ chat, from: person, text: built });
    });
    await bot.restart();
    if (!question) throw new Error("Expected a question.");
    const edited = await edits(question, opened, ({ text }) => text?.includes("1878") === true);
    expect(edited.message_id).toBe(answer.message_id);
    expect(edited.reply_markup).not.toEqual(answer.reply_markup);
    await bot.press(edited, english("button-context"), person);
    const passage = await bot.server.waitFor(() => shown(chat)[1]);
    expect(stretches(passage, "bold")[0]).toContain("1878");
    const none = await edits(question, bread, ({ text }) => {
      return text?.startsWith(english("answer-none")) === true;
    });
    expect(none.message_id).toBe(answer.message_id);
    expect(labelsOf(none)).toEqual([]);
    expect(shown(chat)).toHaveLength(2);
  }, 15_000);

  test("is counted as one question.", async () => {
    const before = (await bot.chats().questions.today()).asked;
    let question: Message | undefined;
    await nextMessage(bot.server, chat, () => {
      question = bot.server.sendText({ chat, from: person, text: built });
    });
    if (!question) throw new Error("Expected a question.");
    await edits(question, opened, ({ text }) => text?.includes("1878") === true);
    await bot.settled();
    expect((await bot.chats().questions.today()).asked).toBe(before + 1);
  });

  test("in a group is answered if it was not before, and says so if it asks nothing any more.", async () => {
    const question = bot.server.sendText({ chat: group, from: anna, text: `/ask ${bread}` });
    await bot.server.waitFor(() => reactionsIn(group)[0]);
    const answer = await edits(question, `/ask ${built}`, ({ text }) => {
      return text?.includes("1879") === true;
    });
    expect(answer.reply_to_message?.message_id).toBe(question.message_id);
    await bot.server.waitFor(() => reactionsIn(group)[1]);
    expect(reactionsIn(group)[1]).toEqual([]);
    await edits(question, "/ask", ({ text }) => text === english("answer-none"));
    expect(shown(group)).toHaveLength(1);
  });

  test("stays without an answer if there is none now either, or the answer was deleted.", async () => {
    const unanswered = bot.server.sendText({ chat: group, from: anna, text: `/ask ${bread}` });
    await bot.server.waitFor(() => reactionsIn(group)[0]);
    bot.server.editText({ message: unanswered, text: `/ask ${bread}?` });
    let question: Message | undefined;
    const answer = await nextMessage(bot.server, chat, () => {
      question = bot.server.sendText({ chat, from: person, text: built });
    });
    bot.server.deleteMessage(answer);
    if (question) bot.server.editText({ message: question, text: opened });
    await bot.settled();
    expect([shown(group), shown(chat)]).toEqual([[], []]);
  });
});

test("Sources that disagree stand side by side, a copy is named with its original, a date says its age.", async () => {
  await bot.change({ ...disagreeing, "lighthouse.md": null });
  const message = await bot.ask(chat, person, built);
  const [first = "", second = ""] = stretches(message, "blockquote");
  expect([first, second]).toEqual([
    expect.stringContaining("1879"),
    expect.stringContaining("1884"),
  ]);
  const lines = message.text?.split("\n") ?? [];
  expect(lines[0]).toBe(english("disagreement-time", { first: "1", second: "2" }));
  expect(message.text).toContain(
    "[1] The keeper of Akmeņrags · Coast Gazette · 20 Jun 2026\nalso in Lights again · Reprint Monthly · undated\n",
  );
  expect(message.text).toContain("[2] Lights of Kurzeme · Sea Letter · 1 Mar 2019, 7 years ago");
  await bot.settled();
  const keeper = await bot.ask(
    { ...chat, id: chat.id + 500 },
    person,
    "Who is currently the keeper of the lighthouse?",
  );
  expect(keeper.text?.split("\n")[0]).toBe("The newest source is from 20 Jun 2026, 9 days ago.");
  const foreign = await bot.ask(
    { ...chat, id: chat.id + 600 },
    person,
    "Wie backe ich das Brot und wann ist es fertig?",
  );
  expect(foreign.text).toContain("EMBEDDING_MODEL");
  await bot.change({
    ...Object.fromEntries(Object.keys(disagreeing).map((path) => [path, null])),
    ...coast,
  });
}, 30_000);

describe("A question", () => {
  test("is recorded once, with its verdict, and so is one that a group gets no answer to.", async () => {
    const before = await bot.chats().questions.today();
    await bot.ask(chat, person, built);
    bot.server.sendText({ chat: group, from: anna, text: `/ask ${bread}` });
    await bot.server.waitFor(() => reactionsIn(group)[0]);
    await bot.settled();
    const after = await bot.chats().questions.today();
    expect([after.answered - before.answered, after.none - before.none]).toEqual([1, 1]);
    expect((await bot.chats().questions.unanswered()).map(({ text }) => text)).toContain(bread);
  });

  test.each(["😀", "ї".repeat(4000), "lighthouse ".repeat(360), "\u202e\u0000", "/ask 🗼"])(
    "that is odd costs one message: %#",
    async (text) => {
      await bot.ask(chat, person, text);
      await bot.settled();
      expect(shown(chat)).toHaveLength(1);
    },
  );

  test("of many people at once is each answered in its own chat.", async () => {
    const strangers = Array.from({ length: 12 }, (_, index) => ({
      ...chat,
      id: 90_000 + index,
    }));
    for (const stranger of strangers) {
      const text = stranger.id % 2 === 0 ? built : opened;
      bot.server.sendText({ chat: stranger, from: { ...person, id: stranger.id }, text });
    }
    await bot.server.waitFor(
      () => strangers.every((stranger) => shown(stranger).length > 0) || undefined,
    );
    for (const stranger of strangers) {
      expect(quoteIn(shown(stranger)[0])).toContain(stranger.id % 2 === 0 ? "1879" : "1878");
    }
  }, 20_000);
});
