import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Chat, Message, User } from "grammy/types";
import { createWords, languages } from "../../../../src/service/words/words.ts";
import { createTestClock, openTestChats, type TestClock } from "../../../support/chats.ts";
import type { BotApiServer } from "../../../support/botApi/server.ts";
import { openSeeds } from "../../../support/seeds.ts";
import {
  anna,
  boris,
  group,
  nextMessage,
  privateChat,
  startForTest,
  startTelegram,
  stretches,
} from "../../../support/telegram.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";
const bread = "How do I bake sourdough bread?";
const words = createWords();

let seeds: Awaited<ReturnType<typeof openSeeds>>;
let server: BotApiServer;
let clock: TestClock;

beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());
beforeEach(async () => {
  clock = createTestClock();
  ({ server } = await startForTest({
    ask: seeds.app.ask,
    suggestions: [factory],
    now: clock.now,
  }));
});

const says = (text: string, from: User, chat: Chat = privateChat) =>
  nextMessage(server, chat, () => server.sendText({ chat, from, text }));

const speaking = (language: string, user = anna): User => ({ ...user, language_code: language });

const buttonsOf = (menu: Message) =>
  menu.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];

/** Presses a language's button, and waits for what the bot says of it. */
async function press(menu: Message, language: string, from: User): Promise<string> {
  const callbackData = `language:${language}`;
  const id = server.pressButton({ from, message: menu, callbackData });
  const answer = await server.waitFor(() =>
    server.requests.find(
      ({ method, payload, answer: given }) =>
        method === "answerCallbackQuery" && payload["callback_query_id"] === id && given,
    ),
  );
  return String(answer.payload["text"]);
}

describe("Around an English quote the words are in the asker's Telegram language:", () => {
  test.each([
    ["en", "29 Jun 2026", "The documents don't say."],
    ["lv", "2026. g. 29. jūn.", "Dokumentos par to nekas nav teikts."],
    ["uk", "29 черв. 2026 р.", "У документах про це не сказано."],
    ["ru", "29 июн. 2026 г.", "В документах об этом не сказано."],
    ["de", "29 Jun 2026", "The documents don't say."],
  ])("%s", async (language, date, none) => {
    const answer = await says("When was the drone factory announced?", speaking(language));
    expect(stretches(answer, "blockquote")[0]).toContain("27 June 2026");
    expect(answer.text).toMatch(/\n\[1\] Latvia/);
    expect(answer.text).toContain(` · ${date}`);
    expect((await says(bread, speaking(language))).text).toContain(none);
    const welcome = await says("/start", speaking(language));
    expect(welcome.text).toContain(words.for(language)("welcome", { documents: 2 }));
    expect(stretches(welcome, "bold")).toEqual(["/ask"]);
    expect(buttonsOf(welcome)).toEqual([factory]);
  });
});

test("What goes wrong is told in the asker's language too.", async () => {
  const failing = await startTelegram({
    ask: () => Promise.reject(new Error("broken")),
  });
  const message = await nextMessage(failing.server, privateChat, () => {
    failing.server.sendText({ chat: privateChat, from: speaking("uk"), text: factory });
  });
  await failing.close();
  expect(message.text).toBe(words.for("uk")("answer-failed"));
});

test("A kept choice holds for the next start; one that the bot does not speak gives English.", async () => {
  const chats = await openTestChats();
  await chats.userSettings.setLanguage(anna.id, "lv");
  await chats.userSettings.setLanguage(boris.id, "tlh");
  const next = await startForTest({ ask: seeds.app.ask, chats });
  for (const [user, language] of [
    [anna, "lv"],
    [boris, "en"],
  ] as const) {
    const message = await nextMessage(next.server, group, () => {
      next.server.sendText({ chat: group, from: speaking("uk", user), text: "/help" });
    });
    expect(message.text).toContain(words.for(language)("welcome", { documents: 2 }));
  }
});

describe("In a private chat, /language", () => {
  test("offers the languages by their own names, and Telegram's.", async () => {
    const menu = await says("/language", speaking("ru"));
    expect(menu.text).toBe(words.for("ru")("language-menu"));
    const offered = buttonsOf(menu);
    expect(offered.slice(0, 4)).toEqual(["English", "Latviešu", "Українська", "Русский"]);
    expect(offered).toHaveLength(languages.length + 1);
    expect(offered.at(-1)).toBe("✓ Как в Telegram");
  });

  test("changes the language at once and for what comes, here and in groups.", async () => {
    const menu = await says("/language", speaking("en"));
    expect(await press(menu, "lv", speaking("en"))).toBe("Tagad rakstu latviski.");
    const shown = await server.waitFor(() =>
      server.messages(privateChat.id).find(({ text }) => text === words.for("lv")("language-menu")),
    );
    expect(buttonsOf(shown)[1]).toBe("✓ Latviešu");
    expect((await says(bread, speaking("en"))).text).toContain(words.for("lv")("answer-none"));
    expect((await says("/help", speaking("en"), group)).text).toContain("2 dokumentiem");
    expect((await says("/help", boris, group)).text).toContain("2 documents");
  });

  test("goes back to Telegram's language.", async () => {
    const menu = await says("/language", speaking("uk"));
    await press(menu, "ru", speaking("uk"));
    expect(await press(menu, "telegram", speaking("uk"))).toBe(
      words.for("uk")("language-changed-telegram"),
    );
    expect((await says(bread, speaking("uk"))).text).toContain(words.for("uk")("answer-none"));
  });

  test("pressed twice, also at once, is answered twice and refused nowhere.", async () => {
    const menu = await says("/language", speaking("en"));
    await Promise.all([press(menu, "uk", anna), press(menu, "uk", anna)]);
    expect(await press(menu, "uk", anna)).toBe("Тепер я пишу українською.");
    expect(server.requests.filter(({ answer }) => answer?.ok === false)).toEqual([]);
  });

  test("still changes it when the menu is gone and the press too old to answer.", async () => {
    const menu = await says("/language", anna);
    server.pressButton({ from: anna, message: menu, callbackData: "language:uk" });
    server.deleteMessage(menu);
    server.expireQueries();
    expect((await says(bread, anna)).text).toContain(words.for("uk")("answer-none"));
    expect(server.messages(privateChat.id)).toHaveLength(1);
  });
});

describe("In a group, /language", () => {
  beforeEach(() => server.setMember({ chat: group, user: anna, status: "administrator" }));

  test("lets an administrator choose for everybody there, and only there.", async () => {
    const menu = await says("/language", anna, group);
    await press(menu, "uk", anna);
    const answer = await says(`/ask ${factory}`, speaking("ru", boris), group);
    expect(answer.text).toContain("черв. 2026 р.");
    expect((await says(bread, speaking("ru"))).text).toContain(words.for("ru")("answer-none"));
  });

  test("tells anybody else who may, and shows them no menu.", async () => {
    const message = await says("/language", speaking("lv", boris), group);
    expect(message.text).toBe(words.for("lv")("language-administrators"));
    expect(message.reply_markup).toBeUndefined();
  });

  test("is no way in for somebody who presses an administrator's buttons.", async () => {
    const menu = await says("/language", anna, group);
    expect(await press(menu, "ru", boris)).toBe(words.for("en")("language-administrators"));
    server.setMember({ chat: group, user: anna, status: "member" });
    // For a minute, nobody is asked whether she still is.
    clock.pass(1 / 60);
    expect(await press(menu, "ru", anna)).toBe(words.for("en")("language-administrators"));
    expect((await says("/help", boris, group)).text).toContain("2 documents");
  });

  test("is not taken from a person whom Telegram does not know there.", async () => {
    const fault = { status: 400, description: "Bad Request: member not found" };
    server.injectFault({ method: "getChatMember", times: 1, fault });
    const message = await says("/language", speaking("en", boris), group);
    expect(message.text).toBe(words.for("en")("language-administrators"));
  });
});
