import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createWords } from "../../../../../src/service/words/words.ts";
import { startDigestMenu } from "../../../../support/digestMenu.ts";
import { openSeeds } from "../../../../support/seeds.ts";
import {
  anna,
  boris,
  english,
  forum,
  group,
  nextMessage,
  privateChat,
  stretches,
} from "../../../../support/telegram.ts";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
let desk: Awaited<ReturnType<typeof startDigestMenu>>;

beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());
beforeEach(async () => {
  desk = await startDigestMenu(seeds.app);
});

describe("In a private chat, /digest", () => {
  test("says in words what is set, and offers it all as buttons.", async () => {
    const menu = await desk.says("/digest");
    expect(menu.text).toContain("The digest is off.\nEvery day at 08:00, UTC time; 5 stories");
    expect(menu.text).toContain("If nothing is new, you get nothing.");
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
      "From the archive if nothing is new",
      "Preview",
      "Digest in a channel",
    ]);
  });

  test("every setting is changed in the same message.", async () => {
    const menu = await desk.says("/digest");
    await desk.press(menu, "Turn on");
    expect(stretches(desk.shown(menu), "date_time")).toEqual(["Wednesday 1 July at 08:00"]);
    expect(desk.shown(menu).entities).toContainEqual(
      expect.objectContaining({ type: "date_time", unix_time: Date.UTC(2026, 6, 1, 8) / 1000 }),
    );
    await desk.press(menu, "At 08:00");
    expect(desk.shown(menu).text).toBe(english("digest-choose-hour", { city: "UTC" }));
    await desk.press(menu, "17:30");
    await desk.press(menu, "Days");
    await desk.press(menu, english("digest-working-days"));
    await desk.press(menu, "✓ Mon");
    await desk.press(menu, "‹ Back");
    await desk.press(menu, "8 stories");
    await desk.press(menu, "From the archive if nothing is new");
    expect(desk.shown(menu).text).toContain("The digest is on.\nTue, Wed, Thu, Fri at 17:30");
    expect(desk.shown(menu).text).toContain(
      "8 stories at most.\nIf nothing is new, you get a passage",
    );
    expect(await desk.chats.subscriptions.get(anna.id)).toMatchObject({
      isOn: true,
      minutes: 1050,
      weekdays: 0b001_1110,
      length: 8,
      always: true,
      language: "en",
    });
    await desk.press(menu, "Turn off");
    expect(await desk.chats.subscriptions.get(anna.id)).toMatchObject({ isOn: false, due: null });
    expect(desk.server.messages(privateChat.id).length).toBe(1);
  });

  test("the last day cannot be taken out.", async () => {
    await desk.chats.subscriptions.set(anna.id, { weekdays: 1 });
    const menu = await desk.says("/digest");
    await desk.press(menu, "Days");
    expect(await desk.press(menu, "✓ Mon")).toBe(english("digest-last-day"));
    expect((await desk.chats.subscriptions.get(anna.id)).weekdays).toBe(1);
  });

  test("the time zone can be chosen from a list, page by page.", async () => {
    const menu = await desk.says("/digest");
    await desk.press(menu, "Time zone: UTC");
    await desk.press(menu, "Choose from a list");
    await desk.press(menu, "Europe");
    await desk.press(menu, "›");
    await desk.press(menu, "Riga");
    expect(desk.shown(menu).text).toContain("Riga time");
    expect((await desk.chats.subscriptions.get(anna.id)).zone).toBe("Europe/Riga");
  });

  test("off turns it off.", async () => {
    await desk.chats.subscriptions.set(anna.id, { isOn: true });
    expect((await desk.says("/digest off")).text).toContain("The digest is off.");
    expect((await desk.chats.subscriptions.get(anna.id)).isOn).toBe(false);
  });

  test("the next one is told in plain text where times are not known.", async () => {
    await desk.chats.subscriptions.set(anna.id, { isOn: true });
    const description = "Bad Request: can't parse MessageEntity: Unsupported type specified";
    desk.server.injectFault({
      method: "sendMessage",
      times: 1,
      fault: { status: 400, description },
    });
    const menu = await desk.says("/digest");
    expect(menu.text).toContain("Next digest: Wednesday 1 July at 08:00.");
    expect(stretches(menu, "date_time")).toEqual([]);
  });

  test.each(["lv", "uk", "ru"])("speaks %s.", async (language) => {
    const words = createWords().for(language);
    const menu = await desk.says("/digest", privateChat, { ...anna, language_code: language });
    expect(menu.text).toContain(words("digest-about"));
    await desk.press(menu, words("digest-turn-on"), { ...anna, language_code: language });
    expect(stretches(desk.shown(menu), "date_time")).toHaveLength(1);
    expect((await desk.chats.subscriptions.get(anna.id)).language).toBe(language);
  });
});

describe("In a group, /digest", () => {
  beforeEach(() => desk.server.setMember({ chat: group, user: anna, status: "administrator" }));

  test("is for administrators, who cannot share a place there.", async () => {
    const refused = await desk.says("/digest", group, boris);
    expect(refused.text).toBe(english("digest-administrators"));
    const menu = await desk.says("/digest", group);
    expect(await desk.press(menu, "Turn on", boris)).toBe(english("digest-administrators"));
    expect((await desk.chats.subscriptions.get(group.id)).isOn).toBe(false);
    await desk.press(menu, "Time zone: UTC");
    expect(() => desk.dataOf(menu, "Share my location")).toThrow("Expected");
    const prompt = await desk.pressForMessage(menu, "Type a city");
    const answer = await desk.replies("Riga", prompt, boris);
    expect(answer.text).toBe(english("digest-administrators"));
    await desk.replies("Riga", prompt);
    expect((await desk.chats.subscriptions.get(group.id)).zone).toBe("Europe/Riga");
  });

  test("two administrators at once lose nothing of each other's choices.", async () => {
    desk.server.setMember({ chat: group, user: boris, status: "administrator" });
    const menu = await desk.says("/digest", group);
    desk.server.pressButton({
      from: anna,
      message: menu,
      callbackData: desk.dataOf(menu, "Turn on"),
    });
    desk.server.pressButton({
      from: boris,
      message: menu,
      callbackData: desk.dataOf(menu, "Turn on"),
    });
    desk.server.pressButton({
      from: boris,
      message: menu,
      callbackData: desk.dataOf(menu, "8 stories"),
    });
    const isDone = () => /is on.*\n.*8 stories/.test(desk.shown(menu).text ?? "") || undefined;
    // Telegram lets a bot do little in a group at once.
    await desk.server.waitFor(isDone);
    expect(await desk.chats.subscriptions.get(group.id)).toMatchObject({ isOn: true, length: 8 });
  });

  test("in a topic it goes to the topic where it was turned on.", async () => {
    desk.server.setMember({ chat: forum, user: anna, status: "administrator" });
    const topic = desk.server.createTopic({ chat: forum, from: anna, name: "News" });
    const messageThreadId = topic.message_thread_id ?? 0;
    const menu = await nextMessage(desk.server, forum, () => {
      desk.server.sendText({ chat: forum, from: anna, text: "/digest", messageThreadId });
    });
    await desk.press(menu, "Turn on");
    expect((await desk.chats.subscriptions.get(forum.id)).threadId).toBe(messageThreadId);
    expect(desk.shown(menu).text).toContain(english("digest-in-topic"));
  });
});
