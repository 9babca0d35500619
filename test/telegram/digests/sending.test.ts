import { expect, test } from "vitest";
import { createDigestRenderer } from "../../../src/telegram/digests/delivery/digestRenderer.ts";
import { describeDigests } from "../../../src/telegram/digests/delivery/digestStatus.ts";
import {
  readStoredMessage,
  storeMessage,
} from "../../../src/telegram/digests/delivery/storedMessage.ts";
import { createUnderway } from "../../../src/telegram/digests/delivery/underway.ts";
import { createWords } from "../../../src/service/words/words.ts";
import { createTestClock, openTestChats } from "../../support/chats.ts";
import { emptyDigest } from "../../support/digestDesk.ts";
import { english } from "../../support/telegram.ts";

const chatId = 11;

test("A digest is in the chat's language, else in its person's, else in that of who set it.", () => {
  const chats = openTestChats();
  const renderer = createDigestRenderer({
    words: createWords(),
    chats,
    renderMessages: (_digest, { words }) => [{ text: words.language, entities: [], buttons: [] }],
  });
  const language = () =>
    renderer
      .render(emptyDigest("2026-06-29"), new Map(), chats.subscriptions.get(chatId))
      .map((part) => readStoredMessage(part).text);
  expect(language()).toEqual(["en"]);
  chats.subscriptions.set(chatId, { language: "lv" });
  expect(language()).toEqual(["lv"]);
  chats.userSettings.setLanguage(chatId, "uk");
  expect(language()).toEqual(["uk"]);
  chats.chatSettings.set(chatId, { language: "ru" });
  expect(language()).toEqual(["ru"]);
});

test("A part that lost its topic says so above its words, unless that would be too long.", () => {
  const chats = openTestChats();
  const renderer = createDigestRenderer({
    words: createWords(),
    chats,
    renderMessages: () => [],
  });
  const say = (text: string) => {
    const entities = [{ type: "bold" as const, offset: 0, length: 5 }];
    const part = storeMessage({
      text,
      entities,
      buttons: [[{ text: "More", callback_data: "x" }]],
    });
    return readStoredMessage(renderer.sayTopicLost(part, chats.subscriptions.get(chatId)));
  };
  const notice = `${english("digest-topic-lost")}\n\n`;
  const { text, entities, buttons } = say("Ships 🚢");
  expect(text).toBe(`${notice}Ships 🚢`);
  expect(entities).toContainEqual({ type: "bold", offset: notice.length, length: 5 });
  expect(buttons).toHaveLength(1);
  expect(say("🚢".repeat(2040)).text).toBe("🚢".repeat(2040));
});

test("The status tells how many digests are on, why some are off, and what became of the last.", async () => {
  const clock = createTestClock();
  const chats = openTestChats({ now: clock.now });
  const read = async () => (await describeDigests(chats)(english)).lines;
  expect(await read()).toEqual([
    "On in 0, off in 0",
    "In the last 24 hours: 0 sent, 0 with nothing to tell, 0 missed, 0 failed",
  ]);
  for (const id of [1, 2, 3]) chats.subscriptions.set(id, { isOn: true, minutes: 13 * 60 });
  chats.subscriptions.turnOff(3, "blocked");
  clock.pass(1);
  const key = { chatId: 1, date: "2026-06-29", part: 0 };
  const digest = { parts: ["part"], snapshot: "s", shown: null };
  for (const id of [1, 2]) chats.digestLedger.claim(chats.subscriptions.get(id), digest);
  chats.digestLedger.begin(key);
  chats.digestLedger.end(key, "unknown");
  chats.digestLedger.finish(key, "failed");
  expect(await read()).toEqual([
    "On in 2, off in 1",
    "Turned off by themselves: 1 blocked, 0 removed from the group, 0 not found, 0 without the right to write",
    "In the last 24 hours: 1 sent, 0 with nothing to tell, 0 missed, 0 failed",
    "Being sent: 1",
    "Perhaps not arrived: 1 message",
    "The last one: 2026-06-29T13:00Z",
  ]);
});

test("The bot is busy while any update is under way, one that fails too.", async () => {
  const underway = createUnderway();
  let fail: (error: Error) => void = () => {};
  const next = () => new Promise<void>((_resolve, reject) => void (fail = reject));
  const watching = underway.watch({} as Parameters<typeof underway.watch>[0], next);
  expect(underway.isBusy()).toBe(true);
  fail(new Error("no"));
  await expect(watching).rejects.toThrow("no");
  expect(underway.isBusy()).toBe(false);
});
