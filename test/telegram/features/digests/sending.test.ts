import { expect, test } from "vitest";
import { createDigestWriter } from "../../../../src/telegram/features/digests/delivery/digestWriter.ts";
import { describeDigests } from "../../../../src/service/operatorTasks/statusSections.ts";
import {
  readStoredMessage,
  storeMessage,
} from "../../../../src/telegram/features/digests/delivery/storedMessage.ts";
import { createUnderway } from "../../../../src/telegram/features/digests/delivery/underway.ts";
import { createWords } from "../../../../src/service/words/words.ts";
import { createTestClock, openTestChats } from "../../../support/chats.ts";
import { emptyDigest } from "../../../support/digestDesk.ts";
import { english } from "../../../support/telegram.ts";

const chatId = 11;
const botName = () => Promise.resolve("quoth_test_bot");
const day = "2026-06-29";
/** How each language writes that day. */
const headings = { en: "29 June 2026", lv: "29. jūnijs", uk: "29 червня", ru: "29 июня" };

test("A digest is in the chat's language, else in its person's, else in that of who set it.", async () => {
  const chats = await openTestChats();
  const writer = createDigestWriter({ words: createWords(), chats, botName });
  const language = async () => {
    const subscription = await chats.subscriptions.get(chatId);
    const { parts } = await writer.write(emptyDigest(day), new Map(), subscription);
    const [{ text } = { text: "" }] = parts.map(readStoredMessage);
    return Object.entries(headings).flatMap(([each, heading]) =>
      text.includes(heading) ? [each] : [],
    );
  };
  expect(await language()).toEqual(["en"]);
  await chats.subscriptions.set(chatId, { language: "lv" });
  expect(await language()).toEqual(["lv"]);
  await chats.userSettings.setLanguage(chatId, "uk");
  expect(await language()).toEqual(["uk"]);
  await chats.chatSettings.set(chatId, { language: "ru" });
  expect(await language()).toEqual(["ru"]);
});

test("A part that lost its topic says so above its words, unless that would be too long.", async () => {
  const chats = await openTestChats();
  const writer = createDigestWriter({ words: createWords(), chats, botName });
  const say = async (text: string) => {
    const entities = [{ type: "bold" as const, offset: 0, length: 5 }];
    const part = storeMessage({
      text,
      entities,
      buttons: [[{ text: "More", callback_data: "x" }]],
    });
    const subscription = await chats.subscriptions.get(chatId);
    return readStoredMessage(await writer.sayTopicLost(part, subscription));
  };
  const notice = `${english("digest-topic-lost")}\n\n`;
  const { text, entities, buttons } = await say("Ships 🚢");
  expect(text).toBe(`${notice}Ships 🚢`);
  expect(entities).toContainEqual({ type: "bold", offset: notice.length, length: 5 });
  expect(buttons).toHaveLength(1);
  expect((await say("🚢".repeat(2040))).text).toBe("🚢".repeat(2040));
});

test("The status tells how many digests are on, why some are off, and what became of the last.", async () => {
  const clock = createTestClock();
  const chats = await openTestChats({ now: clock.now });
  const read = async () => (await describeDigests(chats)(english)).lines;
  expect(await read()).toEqual([
    "On in 0 chats, off in 0",
    "Last 24 hours: 0 sent, 0 with nothing new, 0 missed, 0 failed",
  ]);
  for (const id of [1, 2, 3]) await chats.subscriptions.set(id, { isOn: true, minutes: 13 * 60 });
  const part = { kind: "digest", chatId: 1, date: day, part: 0 } as const;
  await chats.deliveries.end({ ...part, chatId: 3 }, "refused", { gone: "blocked" });
  clock.pass(1);
  const digest = { parts: ["part"], quotes: [], snapshot: "s", shown: null };
  for (const id of [1, 2]) {
    const subscription = await chats.subscriptions.get(id);
    await chats.deliveries.claim([{ subscription, kind: "digest", ...digest }]);
  }
  await chats.deliveries.begin(part);
  await chats.deliveries.end(part, "unknown");
  await chats.deliveries.finish(part, "failed");
  expect(await read()).toEqual([
    "On in 2 chats, off in 1",
    "Turned off because the bot was blocked: 1, removed: 0, chat not found: 0, not allowed to write: 0, nobody there may ask: 0",
    "Last 24 hours: 1 sent, 0 with nothing new, 0 missed, 0 failed",
    "Sending now: 1",
    "May not have arrived: 1 message",
    "Last digest: 2026-06-29T13:00Z",
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
