import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Chat, Message, User } from "grammy/types";
import { openChats, type Chats } from "../../../src/chats/chats.ts";
import { takeSnapshot } from "../../../src/digest/news/snapshot.ts";
import { createWords } from "../../../src/telegram/words/words.ts";
import type { BotApiServer } from "../../support/botApi/server.ts";
import { openSeeds } from "../../support/seeds.ts";
import {
  anna,
  boris,
  english,
  forum,
  group,
  nextMessage,
  privateChat,
  startTelegram,
  stretches,
} from "../../support/telegram.ts";

let now: Date;
let seeds: Awaited<ReturnType<typeof openSeeds>>;
let chats: Chats;
let telegram: Awaited<ReturnType<typeof startTelegram>>;
let server: BotApiServer;

beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());
beforeEach(async () => {
  now = new Date("2026-06-30T12:00:00Z");
  chats = openChats({ path: ":memory:", now: () => now });
  const { ask, chooseDigests } = seeds.app;
  telegram = await startTelegram({
    ask,
    chats,
    digests: { chooseDigests, use: (work) => seeds.app.use(work), now: () => now },
  });
  ({ server } = telegram);
});
afterEach(async () => {
  expect(telegram.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  await telegram.close();
  chats.close();
});

const says = (text: string, chat: Chat = privateChat, from: User = anna) =>
  nextMessage(server, chat, () => server.sendText({ chat, from, text }));

const replies = (text: string, to: Message, from: User = anna) =>
  nextMessage(server, to.chat, () => {
    server.sendText({ chat: to.chat, from, text, replyToMessageId: to.message_id });
  });

/** The callback data of a message's button, by what stands on it. */
function dataOf(message: Message, text: string): string {
  const buttons = shown(message).reply_markup?.inline_keyboard.flat() ?? [];
  const button = buttons.find((candidate) => candidate.text === text);
  if (!button || !("callback_data" in button)) {
    throw new Error(`Expected "${text}", got ${buttons.map((other) => other.text).join(", ")}.`);
  }
  return button.callback_data;
}

/** A message as it stands in the chat now. */
function shown({ chat, message_id: id }: Message): Message {
  const message = server.messages(chat.id).find((candidate) => candidate.message_id === id);
  if (!message) throw new Error(`Expected message ${id}, got none.`);
  return message;
}

/** Presses a button, and waits until that was dealt with. @returns the alert, if there was one. */
async function press(message: Message, text: string, from: User = anna): Promise<unknown> {
  const before = JSON.stringify(shown(message));
  const callbackData = dataOf(message, text);
  const id = server.pressButton({ from, message, callbackData });
  const answer = await server.waitFor(() =>
    server.requests.find(
      ({ method, payload, answer: given }) =>
        method === "answerCallbackQuery" && payload["callback_query_id"] === id && given,
    ),
  );
  if (answer.payload["text"] === undefined) {
    await server.waitFor(() => JSON.stringify(shown(message)) !== before || undefined);
  }
  return answer.payload["text"];
}

const pressForMessage = (message: Message, text: string, from: User = anna) =>
  nextMessage(server, message.chat, () => {
    server.pressButton({ from, message, callbackData: dataOf(message, text) });
  });

describe("In a private chat, /digest", () => {
  test("says in words what is set, and offers it all as buttons.", async () => {
    const menu = await says("/digest");
    expect(menu.text).toContain("It is off.\nEvery day at 08:00, by the clock of UTC; 5 stories");
    expect(menu.text).toContain("If nothing is new, nothing comes.");
    const buttons = menu.reply_markup?.inline_keyboard.flat().map(({ text }) => text);
    expect(buttons).toEqual([
      "Turn on",
      "At 08:00",
      "Time zone: UTC",
      "Days",
      "Topic",
      "3 stories",
      "✓ 5 stories",
      "8 stories",
      "Archive if nothing is new",
      "Preview",
    ]);
  });

  test("every setting is changed in the same message.", async () => {
    const menu = await says("/digest");
    await press(menu, "Turn on");
    expect(stretches(shown(menu), "date_time")).toEqual(["Wednesday 1 July at 08:00"]);
    expect(shown(menu).entities).toContainEqual(
      expect.objectContaining({ type: "date_time", unix_time: Date.UTC(2026, 6, 1, 8) / 1000 }),
    );
    await press(menu, "At 08:00");
    expect(shown(menu).text).toBe(english("digest-choose-hour", { city: "UTC" }));
    await press(menu, "17:30");
    await press(menu, "Days");
    await press(menu, english("digest-working-days"));
    await press(menu, "✓ Mon");
    await press(menu, "‹ Back");
    await press(menu, "8 stories");
    await press(menu, "Archive if nothing is new");
    expect(shown(menu).text).toContain("It is on.\nTue, Wed, Thu, Fri at 17:30");
    expect(shown(menu).text).toContain("8 stories at most.\nIf nothing is new, it brings");
    expect(chats.subscriptions.get(anna.id)).toMatchObject({
      isOn: true,
      minutes: 1050,
      weekdays: 0b001_1110,
      length: 8,
      always: true,
      language: "en",
    });
    await press(menu, "Turn off");
    expect(chats.subscriptions.get(anna.id)).toMatchObject({ isOn: false, due: null });
    expect(server.messages(privateChat.id).length).toBe(1);
  });

  test("the last day cannot be taken out.", async () => {
    chats.subscriptions.set(anna.id, { weekdays: 1 });
    const menu = await says("/digest");
    await press(menu, "Days");
    expect(await press(menu, "✓ Mon")).toBe(english("digest-last-day"));
    expect(chats.subscriptions.get(anna.id).weekdays).toBe(1);
  });

  test.each([
    ["Рига", "Europe/Riga"],
    ["Kiev", "Europe/Kyiv"],
  ])("the time zone is that of a city typed in reply: %s", async (city, zone) => {
    const menu = await says("/digest");
    await press(menu, "Time zone: UTC");
    const prompt = await pressForMessage(menu, "Write a city");
    const asked = server.requests.findLast(({ method }) => method === "sendMessage");
    expect(asked?.payload["reply_markup"]).toMatchObject({ force_reply: true });
    const after = await replies(city, prompt);
    expect(chats.subscriptions.get(anna.id).zone).toBe(zone);
    expect(after.text).toContain(english("digest-name"));
  });

  test("a city that may be several is chosen, and one that is none is told.", async () => {
    const menu = await says("/digest");
    await press(menu, "Time zone: UTC");
    const prompt = await pressForMessage(menu, "Write a city");
    const none = await replies("Xyzzy", prompt);
    expect(none.text).toBe(english("digest-city-unknown", { city: "Xyzzy" }));
    expect(dataOf(none, "Choose from a list")).toBe("digest:page:areas");
    const several = await replies("Portugal", prompt);
    await press(several, "Azores · 12:00");
    expect(chats.subscriptions.get(anna.id).zone).toBe("Atlantic/Azores");
  });

  test("a place that is shared leads to the zones around it; nothing is set before one is chosen.", async () => {
    const menu = await says("/digest");
    await press(menu, "Time zone: UTC");
    await pressForMessage(menu, "Share my location");
    const asked = server.requests.findLast(({ method }) => method === "sendMessage");
    expect(JSON.stringify(asked?.payload["reply_markup"])).toContain("request_location");
    const choice = await nextMessage(server, privateChat, () => {
      const location = { latitude: 49.84, longitude: 24.03 };
      server.pushUpdate({
        message: { message_id: 900, date: 0, chat: privateChat, from: anna, location },
      });
    });
    expect(chats.subscriptions.get(anna.id).zone).toBe("UTC");
    await press(choice, "Kyiv · 15:00");
    expect(chats.subscriptions.get(anna.id).zone).toBe("Europe/Kyiv");
  });

  test("the time zone can be chosen from a list, page by page.", async () => {
    const menu = await says("/digest");
    await press(menu, "Time zone: UTC");
    await press(menu, "Choose from a list");
    await press(menu, "Europe");
    await press(menu, "›");
    await press(menu, "Riga");
    expect(shown(menu).text).toContain("by the clock of Riga");
    expect(chats.subscriptions.get(anna.id).zone).toBe("Europe/Riga");
  });

  test("a topic is typed in reply, shown, and taken back.", async () => {
    const menu = await says("/digest");
    await press(menu, "Topic");
    const prompt = await pressForMessage(menu, "Write a topic");
    const after = await replies("  drone \n production 🚁", prompt);
    expect(after.text).toContain("Only what is about “drone production 🚁”.");
    await press(after, "Topic");
    await press(after, "Any topic");
    expect(chats.subscriptions.get(anna.id).topic).toBeNull();
    const long = await replies("дрон ".repeat(500), prompt);
    expect(long.text).toContain("дрон…");
  });

  test("a command in reply, and what replies to something else, is no topic.", async () => {
    const menu = await says("/digest");
    await press(menu, "Topic");
    const prompt = await pressForMessage(menu, "Write a topic");
    expect((await replies("/help", prompt)).text).toContain("2 documents");
    expect((await replies("How do I bake bread?", menu)).text).toContain(english("answer-none"));
    expect(chats.subscriptions.get(anna.id).topic).toBeNull();
  });

  test("an answer counts although the bot's language has changed since the question.", async () => {
    const menu = await says("/digest");
    await press(menu, "Topic");
    const prompt = await pressForMessage(menu, "Write a topic");
    chats.userSettings.setLanguage(anna.id, "uk");
    expect((await replies("дрони", prompt)).text).toContain("Лише про «дрони».");
  });

  test("now previews the digest, as often as one likes; first ones are told as such.", async () => {
    for (const text of ["/digest now", "/digest NOW"]) {
      const preview = await says(text);
      expect(preview.text).toContain("This is the first digest here");
      expect(stretches(preview, "blockquote").length).toBeGreaterThan(0);
      const documents = await seeds.app.use((library) => library.documents());
      for (const quote of stretches(preview, "blockquote")) {
        expect(documents.some((document) => document.text.includes(quote))).toBe(true);
      }
    }
  });

  test("Preview says that nothing is new, unless a passage from the archive is wanted.", async () => {
    const snapshot = await seeds.app.use((library) => JSON.stringify(takeSnapshot(library)));
    chats.snapshots.keep("seen", () => snapshot);
    chats.subscriptions.set(anna.id, { isOn: true });
    now = new Date("2026-07-01T08:00:00Z");
    const [due] = chats.subscriptions.due({ now, most: 1 });
    if (!due) throw new Error("Expected a digest to be due.");
    chats.digestLedger.settle(due, { kind: "nothing", snapshot: "seen" });
    const menu = await says("/digest");
    const nothing = await pressForMessage(menu, "Preview");
    expect(nothing.text).toBe(english("digest-preview-nothing"));
    await press(menu, "Archive if nothing is new");
    const archived = await pressForMessage(menu, "Preview");
    expect(archived.text).toContain("from the archive");
  });

  test("off turns it off.", async () => {
    chats.subscriptions.set(anna.id, { isOn: true });
    expect((await says("/digest off")).text).toContain("It is off.");
    expect(chats.subscriptions.get(anna.id).isOn).toBe(false);
  });

  test("the next one is told in plain text where times are not known.", async () => {
    chats.subscriptions.set(anna.id, { isOn: true });
    const description = "Bad Request: can't parse MessageEntity: Unsupported type specified";
    server.injectFault({ method: "sendMessage", times: 1, fault: { status: 400, description } });
    const menu = await says("/digest");
    expect(menu.text).toContain("The next one comes on Wednesday 1 July at 08:00.");
    expect(stretches(menu, "date_time")).toEqual([]);
  });

  test.each(["lv", "uk", "ru"])("speaks %s.", async (language) => {
    const words = createWords().for(language);
    const menu = await says("/digest", privateChat, { ...anna, language_code: language });
    expect(menu.text).toContain(words("digest-about"));
    await press(menu, words("digest-turn-on"), { ...anna, language_code: language });
    expect(stretches(shown(menu), "date_time")).toHaveLength(1);
    expect(chats.subscriptions.get(anna.id).language).toBe(language);
  });
});

describe("In a group, /digest", () => {
  beforeEach(() => server.setMember({ chat: group, user: anna, status: "administrator" }));

  test("is for administrators, who cannot share a place there.", async () => {
    const refused = await says("/digest", group, boris);
    expect(refused.text).toBe(english("digest-administrators"));
    const menu = await says("/digest", group);
    expect(await press(menu, "Turn on", boris)).toBe(english("digest-administrators"));
    expect(chats.subscriptions.get(group.id).isOn).toBe(false);
    await press(menu, "Time zone: UTC");
    expect(() => dataOf(menu, "Share my location")).toThrow("Expected");
    const prompt = await pressForMessage(menu, "Write a city");
    const answer = await replies("Riga", prompt, boris);
    expect(answer.text).toBe(english("digest-administrators"));
    await replies("Riga", prompt);
    expect(chats.subscriptions.get(group.id).zone).toBe("Europe/Riga");
  });

  test("two administrators at once lose nothing of each other's choices.", async () => {
    server.setMember({ chat: group, user: boris, status: "administrator" });
    const menu = await says("/digest", group);
    server.pressButton({ from: anna, message: menu, callbackData: dataOf(menu, "Turn on") });
    server.pressButton({ from: boris, message: menu, callbackData: dataOf(menu, "Turn on") });
    server.pressButton({ from: boris, message: menu, callbackData: dataOf(menu, "8 stories") });
    const isDone = () => /is on.*\n.*8 stories/.test(shown(menu).text ?? "") || undefined;
    // Telegram lets a bot do little in a group at once.
    await server.waitFor(isDone, { timeoutMilliseconds: 30_000 });
    expect(chats.subscriptions.get(group.id)).toMatchObject({ isOn: true, length: 8 });
  });

  test("in a topic it goes to the topic where it was turned on.", async () => {
    server.setMember({ chat: forum, user: anna, status: "administrator" });
    const topic = server.createTopic({ chat: forum, from: anna, name: "News" });
    const messageThreadId = topic.message_thread_id ?? 0;
    const menu = await nextMessage(server, forum, () => {
      server.sendText({ chat: forum, from: anna, text: "/digest", messageThreadId });
    });
    await press(menu, "Turn on");
    expect(chats.subscriptions.get(forum.id).threadId).toBe(messageThreadId);
    expect(shown(menu).text).toContain(english("digest-in-topic"));
  });
});
