import type { Message } from "grammy/types";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startDigestMenu } from "../../../../support/digestMenu.ts";
import { openSeeds } from "../../../../support/seeds.ts";
import { createWords } from "../../../../../src/service/words/words.ts";
import { anna, english, group, nextMessage, privateChat } from "../../../../support/telegram.ts";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
let desk: Awaited<ReturnType<typeof startDigestMenu>>;

beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());
beforeEach(async () => {
  desk = await startDigestMenu(seeds.app);
});

describe("Where /digest asks for something to be written or shared,", () => {
  test.each([
    ["Рига", "Europe/Riga"],
    ["Kiev", "Europe/Kyiv"],
    ["\u200ERi\u200Bga\u2060", "Europe/Riga"],
  ])("the time zone is that of a city typed in reply: %s", async (city, zone) => {
    const menu = await desk.says("/digest");
    await desk.press(menu, "Time zone: UTC");
    const prompt = await desk.pressForMessage(menu, "Type a city");
    const asked = desk.server.requests.findLast(({ method }) => method === "sendMessage");
    expect(asked?.payload["reply_markup"]).toMatchObject({ force_reply: true });
    const after = await desk.replies(city, prompt);
    expect((await desk.chats.subscriptions.get(anna.id)).zone).toBe(zone);
    expect(after.text).toContain(english("digest-name"));
  });

  test("a city that may be several is chosen, and one that is none is told.", async () => {
    const menu = await desk.says("/digest");
    await desk.press(menu, "Time zone: UTC");
    const prompt = await desk.pressForMessage(menu, "Type a city");
    const none = await desk.replies("Xyzzy", prompt);
    expect(none.text).toBe(english("digest-city-unknown", { city: "Xyzzy" }));
    expect(desk.dataOf(none, "Choose from a list")).toBe("digest:page:areas");
    const several = await desk.replies("Portugal", prompt);
    await desk.press(several, "Azores · 12:00");
    expect((await desk.chats.subscriptions.get(anna.id)).zone).toBe("Atlantic/Azores");
  });

  test("a place that is shared leads to the zones around it; nothing is set before one is chosen.", async () => {
    const menu = await desk.says("/digest");
    await desk.press(menu, "Time zone: UTC");
    await desk.pressForMessage(menu, "Share my location");
    const asked = desk.server.requests.findLast(({ method }) => method === "sendMessage");
    expect(JSON.stringify(asked?.payload["reply_markup"])).toContain("request_location");
    const choice = await nextMessage(desk.server, privateChat, () => {
      const location = { latitude: 49.84, longitude: 24.03 };
      desk.server.pushUpdate({
        message: { message_id: 900, date: 0, chat: privateChat, from: anna, location },
      });
    });
    expect((await desk.chats.subscriptions.get(anna.id)).zone).toBe("UTC");
    await desk.press(choice, "Kyiv · 15:00");
    expect((await desk.chats.subscriptions.get(anna.id)).zone).toBe("Europe/Kyiv");
  });

  test("a topic is typed in reply, shown, and taken back.", async () => {
    const menu = await desk.says("/digest");
    await desk.press(menu, "Topic");
    const prompt = await desk.pressForMessage(menu, "Type a topic");
    const after = await desk.replies("  drone \n production 🚁", prompt);
    expect(after.text).toContain("Only stories about “drone production 🚁”.");
    await desk.press(after, "Topic");
    await desk.press(after, "Any topic");
    expect((await desk.chats.subscriptions.get(anna.id)).topic).toBeNull();
    const long = await desk.replies("дрон ".repeat(500), prompt);
    expect(long.text).toContain("дрон…");
  });

  test("a reply that is edited is typed once more, and no question.", async () => {
    const menu = await desk.says("/digest");
    for (const [page, button, first, then, what] of [
      ["Topic", "Type a topic", "harbor crans", "harbour cranes", "topic"],
      ["Time zone: UTC", "Type a city", "Tallinn", "Riga", "zone"],
    ] as const) {
      await desk.press(menu, page);
      const prompt = await desk.pressForMessage(menu, button);
      let typed: Message | undefined;
      await nextMessage(desk.server, privateChat, () => {
        const replyToMessageId = prompt.message_id;
        typed = desk.server.sendText({
          chat: privateChat,
          from: anna,
          text: first,
          replyToMessageId,
        });
      });
      const shown = await nextMessage(desk.server, privateChat, () => {
        if (typed) desk.server.editText({ message: typed, text: then });
      });
      expect(shown.text).toContain(english("digest-name"));
      const settings = await desk.chats.subscriptions.get(anna.id);
      expect(settings[what]).toBe(what === "zone" ? "Europe/Riga" : then);
      await desk.press(menu, english("digest-button-back"));
    }
  });

  test("in a group, the field to reply in opens for whoever pressed, and an anonymous reply changes no language.", async () => {
    const oksana = { ...anna, first_name: "Oksana", language_code: "uk" };
    const ukrainian = createWords().for("uk");
    desk.server.setMember({ chat: group, user: oksana, status: "administrator" });
    const menu = await desk.says("/digest", group, oksana);
    await desk.press(menu, ukrainian("digest-turn-on"), oksana);
    await desk.press(menu, ukrainian("digest-button-topic"), oksana);
    const prompt = await desk.pressForMessage(menu, ukrainian("digest-button-topic-type"), oksana);
    const asked = desk.server.requests.findLast(({ method }) => method === "sendMessage");
    expect(asked?.payload["reply_markup"]).toMatchObject({ force_reply: true, selective: true });
    expect(prompt.entities?.[0]).toMatchObject({ type: "text_mention", user: { id: oksana.id } });
    const after = await nextMessage(desk.server, group, () => {
      desk.server.sendText({
        chat: group,
        from: oksana,
        text: "пором",
        replyToMessageId: prompt.message_id,
        isAnonymous: true,
      });
    });
    expect(after.text).toContain(ukrainian("digest-name"));
    expect(await desk.chats.subscriptions.get(group.id)).toMatchObject({
      topic: "пором",
      language: "uk",
    });
  });

  test("a command in reply, and what replies to something else, is no topic.", async () => {
    const menu = await desk.says("/digest");
    await desk.press(menu, "Topic");
    const prompt = await desk.pressForMessage(menu, "Type a topic");
    expect((await desk.replies("/help", prompt)).text).toContain("2 documents");
    expect((await desk.replies("How do I bake bread?", menu)).text).toContain(
      english("answer-none"),
    );
    expect((await desk.chats.subscriptions.get(anna.id)).topic).toBeNull();
  });

  test("an answer counts although the bot's language has changed since the question.", async () => {
    const menu = await desk.says("/digest");
    await desk.press(menu, "Topic");
    const prompt = await desk.pressForMessage(menu, "Type a topic");
    await desk.chats.userSettings.setLanguage(anna.id, "uk");
    expect((await desk.replies("дрони", prompt)).text).toContain("Лише новини про «дрони».");
  });
});
