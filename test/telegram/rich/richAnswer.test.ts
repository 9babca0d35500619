import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { quoteText } from "../../../src/answer/answer.ts";
import { renderRichAnswer } from "../../../src/telegram/rich/richAnswer.ts";
import type { BotApiServer } from "../../support/botApi/server.ts";
import { readRichMessage } from "../../support/botApi/rich.ts";
import { createTestClock, openTestChats } from "../../support/chats.ts";
import { openSeeds } from "../../support/seeds.ts";
import {
  anna,
  english,
  forum,
  nextMessage,
  privateChat,
  startTelegram,
  stretches,
} from "../../support/telegram.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";

const { now } = createTestClock();

let seeds: Awaited<ReturnType<typeof openSeeds>>;
beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());

describe("An answer as a rich message", () => {
  test("has its quotes word for word, what answers marked, and a source for each.", async () => {
    const answer = await seeds.app.ask({ question: factory });
    const { blocks = [], skip_entity_detection: isLeftAlone } = renderRichAnswer(
      answer,
      english,
      now(),
    );
    expect(readRichMessage({ blocks }).blocks).toBe(blocks);
    expect(isLeftAlone).toBe(true);
    const [first] = blocks;
    if (first?.type !== "blockquote" || first.blocks[0]?.type !== "paragraph") {
      throw new Error("Expected a quotation first.");
    }
    const pieces = [first.blocks[0].text].flat().map((piece) => {
      const inner = typeof piece === "object" && "text" in piece ? piece.text : piece;
      return typeof inner === "string" ? inner : "";
    });
    const [quote] = answer.quotes;
    expect(pieces.join("")).toBe(`${quote ? quoteText(answer, quote) : ""} [1]`);
    expect(JSON.stringify(first)).toContain('"marked"');
    const all = answer.quotes.length + answer.further.length;
    expect(blocks.filter(({ type }) => type === "footer")).toHaveLength(all);
    const details = blocks.find(({ type }) => type === "details");
    expect(details).toMatchObject({
      summary: english("rich-further", { quotes: answer.further.length }),
    });
  });

  test("that is weak says so first, and without further quotes has nothing folded.", async () => {
    const answer = await seeds.app.ask({ question: factory });
    const { blocks = [] } = renderRichAnswer(
      { ...answer, verdict: "weak", further: [] },
      english,
      now(),
    );
    expect(blocks[0]).toEqual({ type: "paragraph", text: english("answer-weak") });
    expect(blocks.map(({ type }) => type)).not.toContain("details");
  });
});

describe("With rich messages on,", () => {
  let telegram: Awaited<ReturnType<typeof startTelegram>>;
  let server: BotApiServer;
  beforeEach(async () => {
    telegram = await startTelegram({
      ask: seeds.app.ask,
      chats: openTestChats(),
      richMessages: "on",
    });
    ({ server } = telegram);
  });
  afterEach(async () => {
    expect(telegram.log.lines.filter(({ level }) => level === "error")).toEqual([]);
    await telegram.close();
  });
  const ask = (text = factory) =>
    nextMessage(server, privateChat, () => {
      server.sendText({ chat: privateChat, from: anna, text });
    });

  test("an answer is one, and replies to its question, in its topic.", async () => {
    const { message_thread_id: messageThreadId = 0 } = server.createTopic({
      chat: forum,
      from: anna,
      name: "Drones",
    });
    const message = await nextMessage(server, forum, () => {
      server.sendText({ chat: forum, from: anna, text: `/ask ${factory}`, messageThreadId });
    });
    expect(message.rich_message?.blocks[0]?.type).toBe("blockquote");
    expect(message.message_thread_id).toBe(messageThreadId);
    expect(message.reply_to_message?.text).toBe(`/ask ${factory}`);
    expect(server.messages(forum.id)).toHaveLength(1);
  });

  test.each([
    [400, "Bad Request: RICH_MESSAGE_INVALID"],
    [404, "Not Found"],
  ])("what Telegram refuses with %d is sent as text, once.", async (status, description) => {
    const fault = { status, description };
    server.injectFault({ method: "sendRichMessage", times: 1, fault });
    expect(stretches(await ask(), "blockquote")[0]).toContain("in the east of Latvia");
    expect(server.messages(privateChat.id)).toHaveLength(1);
  });

  test("no answer is plain text.", async () => {
    expect((await ask("How do I bake sourdough bread?")).text).toContain(english("answer-none"));
    expect(server.requests.map(({ method }) => method)).not.toContain("sendRichMessage");
  });
});
