import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Message } from "grammy/types";
import { type OpenIndex, openIndex } from "../../../../src/service/index.ts";
import { openChats } from "../../../../src/memory/chats.ts";
import { readConfig } from "../../../../src/config.ts";
import type { BotApiServer } from "../../../support/botApi/server.ts";
import { page } from "../../../support/digests.ts";
import {
  anna,
  createRecordingLog,
  english,
  nextMessage,
  poll,
  privateChat,
  startTelegram,
  stretches,
} from "../../../support/telegram.ts";
import { folderOf, temporaryFolder } from "../../../support/temporaryFolder.ts";

const now = () => new Date("2026-06-30T12:00:00Z");
const bridge = "Riga closes the stone bridge for repairs until October.";
const ferry = "A new ferry carries people across the river for two euros.";

function toPage(title: string, text: string): string {
  return page({ title, publisher: "Port Gazette", published: "2026-06-29" }, text);
}

/** What a bot on this app needs for digests. */
function digestsOf(app: OpenIndex) {
  return {
    chooseDigests: app.chooseDigests,
    use: (work) => app.use(work),
    now,
  } satisfies Parameters<typeof poll>[2]["digests"];
}

function dataOf(message: Message, text: string): string {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  const button = buttons.find((candidate) => candidate.text === text);
  if (!button || !("callback_data" in button)) throw new Error(`Expected a button "${text}".`);
  return button.callback_data;
}

const pressForMessage = (server: BotApiServer, message: Message, text: string) =>
  nextMessage(server, privateChat, () => {
    server.pressButton({ from: anna, message, callbackData: dataOf(message, text) });
  });

test("A digest's buttons work on when the press is old, in changed documents and after a restart; a story that has gone says so.", async () => {
  const seedsFolder = await folderOf({
    "bridge.md": toPage("Riga closes its stone bridge", bridge),
    "ferry.md": toPage("A ferry across the river", ferry),
  });
  const dataFolder = await temporaryFolder();
  const config = readConfig({
    READER: "off",
    SEEDS_DIR: seedsFolder,
    INDEX_DIR: join(dataFolder, "index"),
    DATA_DIR: dataFolder,
  });
  const path = join(dataFolder, "quoth.db");
  const app = await openIndex(config);
  const chats = await openChats({ path, now });
  const telegram = await startTelegram({ ask: app.ask, chats, digests: digestsOf(app) });
  const { server } = telegram;
  const digest = await nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "/digest now" });
  });
  expect(stretches(digest, "blockquote").toSorted()).toEqual([ferry, bridge]);
  const bridgeFirst = stretches(digest, "blockquote")[0] === bridge;
  const more = await nextMessage(server, privateChat, () => {
    const callbackData = dataOf(digest, bridgeFirst ? "More on 1" : "More on 2");
    server.pressButton({ from: anna, message: digest, callbackData });
    // The bot was down for some minutes.
    server.expireQueries();
  });
  expect(more.text?.startsWith("Riga closes its stone bridge")).toBe(true);
  expect(stretches(more, "blockquote")).toContain(bridge);
  const settings = await pressForMessage(server, digest, "Settings");
  expect(settings.text).toContain(english("digest-about"));
  await telegram.polling.stop();
  await chats.close();
  await app.close();

  const longer = `The stone bridge is old. ${bridge}`;
  await writeFile(join(seedsFolder, "bridge.md"), toPage("The stone bridge of Riga", longer));
  await rm(join(seedsFolder, "ferry.md"));
  const nextApp = await openIndex(config);
  const nextChats = await openChats({ path, now });
  const log = createRecordingLog();
  const options = { ask: nextApp.ask, chats: nextChats, digests: digestsOf(nextApp) };
  const polling = await poll(server, log, options);
  const sent = server.messages(privateChat.id).length;
  server.pressButton({
    from: anna,
    message: digest,
    callbackData: dataOf(digest, bridgeFirst ? "More on 1" : "More on 2"),
  });
  const again = await server.waitFor(() =>
    server
      .messages(privateChat.id)
      .find(({ text }) => text?.startsWith("The stone bridge of Riga") === true),
  );
  expect(again.message_id).toBe(more.message_id);
  expect(server.messages(privateChat.id)).toHaveLength(sent);
  expect(stretches(again, "blockquote").join(" ")).toContain(bridge);
  const id = server.pressButton({
    from: anna,
    message: digest,
    callbackData: dataOf(digest, bridgeFirst ? "More on 2" : "More on 1"),
  });
  const alert = await server.waitFor(() =>
    server.requests.find(({ payload }) => payload["callback_query_id"] === id),
  );
  expect(alert.payload["text"]).toBe(english("digest-story-gone"));
  expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
  await polling.stop();
  await server.close();
  await nextChats.close();
  await nextApp.close();
});
