import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Message } from "grammy/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenIndex, openIndex } from "../../../../src/service/index.ts";
import { readConfig } from "../../../../src/config.ts";
import { maxQuoteLength } from "../../../../src/answer/quotes/quote.ts";
import { openChats } from "../../../../src/memory/chats.ts";
import { createCatalogue, type Catalogue } from "../../../../src/service/contents/catalogue.ts";
import { longestMessage } from "../../../../src/telegram/features/asking/rendering/renderBlocks.ts";
import type { BotApiServer } from "../../../support/botApi/server.ts";
import { openSeeds } from "../../../support/seeds.ts";
import {
  anna,
  english,
  nextMessage,
  privateChat,
  startTelegram,
  stretches,
} from "../../../support/telegram.ts";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
let folder: string;
let app: OpenIndex;
let catalogue: Catalogue;
let telegram: Awaited<ReturnType<typeof startTelegram>>;
let server: BotApiServer;

beforeAll(async () => {
  seeds = await openSeeds();
  folder = await mkdtemp(join(tmpdir(), "quoth-documents-"));
  const documents = join(folder, "documents");
  await mkdir(documents);
  for (let number = 1; number <= 19; number += 1) {
    // The last two bear no date.
    const date = number > 17 ? "" : `published: 2026-01-${String(number).padStart(2, "0")}\n`;
    await writeFile(
      join(documents, `${number}.md`),
      `---\ntitle: Report ${number} ${"of the harbour office ".repeat(20)}\n${date}---\n\nShip ${number} came in at dawn. It left again at ${number} o'clock.`,
    );
  }
  app = await openIndex(
    readConfig({
      READER: "off",
      SEEDS_DIR: documents,
      INDEX_DIR: join(folder, "index"),
      DATA_DIR: join(folder, "data"),
    }),
  );
  catalogue = createCatalogue(app);
  telegram = await startTelegram({
    ask: app.ask,
    chats: await openChats({ path: ":memory:", now: () => new Date() }),
    catalogue,
  });
  ({ server } = telegram);
});
afterAll(async () => {
  expect(telegram.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  await telegram.close();
  await app.close();
  await seeds.close();
  await rm(folder, { recursive: true });
});

const says = (text: string) =>
  nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text });
  });
const buttonsOf = (message: Message) => message.reply_markup?.inline_keyboard.flat() ?? [];
const numbersOf = (message: Message) =>
  Array.from(message.text?.matchAll(/^(\d+)\. Report (\d+)/gm) ?? [], ([, place, report]) => [
    Number(place),
    Number(report),
  ]);

async function press(message: Message, text: string): Promise<Message> {
  const button = buttonsOf(message).find((shown) => shown.text === text);
  const callbackData = button && "callback_data" in button ? button.callback_data : "";
  const id = server.pressButton({ from: anna, message, callbackData });
  await server.waitFor(() =>
    server.requests.find(({ payload, answer }) => payload["callback_query_id"] === id && answer),
  );
  return server.waitFor(() =>
    server
      .messages(privateChat.id)
      .find((shown) => shown.message_id === message.message_id && shown.text !== message.text),
  );
}

describe("/documents", () => {
  test("lists the newest first and the undated last, eight a page, turned by buttons.", async () => {
    const first = await says("/documents");
    expect(first.text).toContain(english("documents-title", { documents: 19 }));
    expect(first.text).toContain(english("page-of", { page: 1, pages: 3 }));
    expect(numbersOf(first)).toEqual(
      Array.from({ length: 8 }, (_, index) => [index + 1, 17 - index]),
    );
    expect(first.text).toContain(`17 Jan 2026 · ${english("document-passages", { passages: 1 })}`);
    expect(buttonsOf(first).map(({ text }) => text)).toEqual(["›"]);
    const second = await press(first, "›");
    expect(buttonsOf(second).map(({ text }) => text)).toEqual(["‹", "›"]);
    const third = await press(second, "›");
    expect(numbersOf(third).map(([place]) => place)).toEqual([17, 18, 19]);
    expect(third.text).toContain("undated");
    expect(buttonsOf(third).map(({ text }) => text)).toEqual(["‹"]);
    expect((await press(third, "‹")).text).toBe(second.text);
  });

  test("stays within a message, with a link from each title to its document.", async () => {
    const message = await says("/documents");
    expect(message.text?.length).toBeLessThanOrEqual(longestMessage);
    const ids = (await catalogue.list()).map(({ id }) => id);
    const links = (message.entities ?? []).flatMap((entity) =>
      entity.type === "text_link" ? [entity.url] : [],
    );
    expect(links).toEqual(ids.slice(0, 8).map((id) => `https://t.me/quoth_test_bot?start=d_${id}`));
  });

  test("pressed twice or on a page that is gone, it shows what there is.", async () => {
    const message = await says("/documents");
    const callback = { from: anna, message, chat_instance: "x" };
    server.pushUpdate({ callback_query: { id: "past", data: "docs:99999", ...callback } });
    server.pushUpdate({ callback_query: { id: "again", data: "docs:99999", ...callback } });
    const shown = await server.waitFor(() =>
      server
        .messages(privateChat.id)
        .find(({ message_id: id, text }) => id === message.message_id && text !== message.text),
    );
    expect(numbersOf(shown).at(-1)?.[0]).toBe(19);
  });
});

describe("A link to a document", () => {
  test("shows its title, date and passages, and its first sentences as a quotation.", async () => {
    const [newest] = await catalogue.list();
    const message = await says(`/start d_${newest?.id}`);
    expect(message.text).toContain("Report 17");
    expect(message.text).toContain("17 Jan 2026");
    expect(stretches(message, "blockquote")).toEqual([
      "Ship 17 came in at dawn. It left again at 17 o'clock.",
    ]);
  });

  test.each(["AAAAAAAAAAAAAAAA", "x", "-".repeat(62), "", "../.."])(
    "to one that is not there says so: %s",
    async (id) => {
      expect((await says(`/start d_${id}`)).text).toBe(english("documents-gone"));
    },
  );

  test.each(["/start", "/start inline", "/startd_x"])(
    "is nothing else: %s is the welcome.",
    async (text) => {
      expect((await says(text)).text).toContain(english("welcome", { documents: 2 }));
    },
  );
});

test("Of the seeds, what is shown first is the documents' own, and no longer than a quote.", async () => {
  const ofSeeds = createCatalogue(seeds.app);
  const list = await ofSeeds.list();
  expect(list.map(({ published }) => published?.slice(0, 4))).toEqual(["2026", "2023"]);
  for (const { id, passages, url } of list) {
    const found = await ofSeeds.find(id);
    const { start = 0, end = 0 } = found?.opening ?? {};
    expect(end).toBeGreaterThan(start);
    expect(end - start).toBeLessThanOrEqual(maxQuoteLength);
    const own = await seeds.app.use((library) => library.getPassages([id]));
    expect(passages).toBe(own.get(id)?.length);
    expect(found?.document.url).toBe(url);
  }
});
