import type { InlineQueryResultArticle } from "grammy/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../../../src/answer/answer.ts";
import { openChats } from "../../../../src/memory/chats.ts";
import { listPassages } from "../../../../src/telegram/features/inline/inlineResults.ts";
import type { BotApiServer } from "../../../support/botApi/server.ts";
import { openSeeds } from "../../../support/seeds.ts";
import {
  anna,
  boris,
  english,
  nextMessage,
  privateChat,
  startTelegram,
} from "../../../support/telegram.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";
const bread = "How do I bake sourdough bread?";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
let telegram: Awaited<ReturnType<typeof startTelegram>>;
let server: BotApiServer;
const asked: string[] = [];

beforeAll(async () => {
  seeds = await openSeeds();
  telegram = await startTelegram({
    chats: await openChats({ path: ":memory:", now: () => new Date() }),
    ask(question) {
      asked.push(question.question);
      return seeds.app.ask(question);
    },
  });
  ({ server } = telegram);
});
afterAll(async () => {
  expect(telegram.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  await telegram.close();
  await seeds.close();
});

const answerTo = (id: string) =>
  server.waitFor(() =>
    server.requests.find(
      ({ method, payload, answer }) =>
        method === "answerInlineQuery" && payload["inline_query_id"] === id && answer,
    ),
  );
async function ask(query: string, offset = "") {
  const { payload, answer, repairs } = await answerTo(
    server.askInline({ from: anna, query, offset }),
  );
  expect(answer).toEqual({ ok: true, result: true });
  expect(repairs).toEqual([]);
  const results = payload["results"] as InlineQueryResultArticle[];
  return { payload, results };
}
/** Messages go through after everything before them. */
const settled = () =>
  nextMessage(server, privateChat, () => {
    server.sendText({ chat: privateChat, from: anna, text: "/help" });
  });

describe("An inline query", () => {
  test("lists passages word for word, a page of five, kept briefly and for one person.", async () => {
    const { payload, results } = await ask(factory);
    expect(results).toHaveLength(5);
    expect(payload).toMatchObject({ cache_time: 10, is_personal: true, next_offset: "5" });
    const documents = await seeds.app.use((library) => library.listDocuments());
    for (const { description = "", title } of results) {
      const source = documents.find(({ text }) => text.includes(description));
      expect(source?.title).toBe(title);
    }
    expect(results[0]?.description).toContain("in the east of Latvia");
  });

  test("sends what is chosen as a quotation with marks and a linked citation, by position.", async () => {
    const [result] = (await ask(factory)).results;
    const content = result?.input_message_content;
    if (!content || !("message_text" in content)) throw new Error("Expected a text.");
    expect(content).not.toHaveProperty("parse_mode");
    expect(content.link_preview_options).toEqual({ is_disabled: true });
    const shown = (content.entities ?? []).map(({ type, offset, length }) => [
      type,
      content.message_text.slice(offset, offset + length),
    ]);
    expect(shown[0]).toEqual(["blockquote", result?.description]);
    expect(shown.map(([type]) => type)).toContain("bold");
    expect(content.message_text).toMatch(/\n.+ · 29 Jun 2026$/);
  });

  test("goes on page by page to the end, with nothing twice.", async () => {
    const first = await ask(factory);
    const second = await ask(factory, "5");
    expect(second.payload["next_offset"]).toBe("");
    const ids = [...first.results, ...second.results].map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(5);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await ask(factory, "500")).results).toEqual([]);
  });

  test.each(["-5", "five", "5e9", "💥"])(
    "takes an odd offset for the first page: %j",
    async (offset) => {
      expect((await ask(factory, offset)).results).toHaveLength(5);
    },
  );

  test.each([
    ["", "inline-empty"],
    ["   ", "inline-empty"],
    [bread, "inline-nothing"],
    ["😀", "inline-nothing"],
  ] as const)("that finds nothing leads to the private chat: %j", async (query, key) => {
    const { payload, results } = await ask(query);
    expect(results).toEqual([]);
    expect(payload["button"]).toEqual({ text: english(key), start_parameter: "inline" });
  });

  test("in another language has the citation's words in it.", async () => {
    const from = { ...anna, language_code: "lv" };
    const { payload } = await answerTo(server.askInline({ from, query: factory }));
    expect(JSON.stringify(payload["results"])).toContain("2026. g. 29. jūn.");
  });

  test("that a newer one of the same person overtakes is dropped; another person's is not.", async () => {
    asked.length = 0;
    const typed = ["Whe", "Where w", factory].map((query) =>
      server.askInline({ from: anna, query }),
    );
    const other = server.askInline({ from: boris, query: bread });
    await answerTo(typed[2] ?? "");
    await answerTo(other);
    await settled();
    const answered = server.requests.map(({ payload }) => payload["inline_query_id"]);
    expect(answered).not.toContain(typed[0]);
    expect(answered).not.toContain(typed[1]);
    expect(asked.toSorted()).toEqual([bread, factory]);
  });

  test("that is too old by now is no fault.", async () => {
    const id = server.askInline({ from: anna, query: factory });
    server.expireQueries();
    expect((await answerTo(id)).answer).toMatchObject({ ok: false, error_code: 400 });
  });
});

test("A weak answer lists its quote alone, and none lists nothing.", async () => {
  const answer = await seeds.app.ask({ question: factory });
  const list = (verdict: Answer["verdict"]) =>
    listPassages({ ...answer, verdict }, "", { words: english, now: new Date() }).results.length;
  expect(list("weak")).toBe(answer.quotes.length);
  expect(list("none")).toBe(0);
});
