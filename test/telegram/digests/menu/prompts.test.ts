import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startDigestMenu } from "../../../support/digestMenu.ts";
import { openSeeds } from "../../../support/seeds.ts";
import { anna, english, nextMessage, privateChat } from "../../../support/telegram.ts";

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
