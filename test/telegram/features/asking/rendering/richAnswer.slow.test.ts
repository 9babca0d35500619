import type { Message } from "grammy/types";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { quoteText } from "../../../../../src/answer/answer.ts";
import {
  renderRichAnswer,
  renderRichQuestionAndAnswer,
} from "../../../../../src/telegram/features/asking/rendering/richAnswer.ts";
import { buttonOf, labelsOf } from "../../../../support/askingBot.ts";
import type { BotApiServer } from "../../../../support/botApi/server.ts";
import { readRichMessage } from "../../../../support/botApi/rich.ts";
import { createTestClock, openTestChats } from "../../../../support/chats.ts";
import { openSeeds } from "../../../../support/seeds.ts";
import {
  anna,
  english,
  forum,
  nextMessage,
  privateChat,
  startTelegram,
  stretches,
} from "../../../../support/telegram.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";
const ministers = "When did the defence ministers of Ukraine and Latvia meet?";
const bread = "How do I bake sourdough bread?";

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

  test("to a question that nobody typed begins with it, in bold and not endless.", async () => {
    const answer = await seeds.app.ask({ question: factory });
    const { blocks = [] } = renderRichAnswer(answer, english, now());
    const under = (question: string) =>
      renderRichQuestionAndAnswer({ ...answer, question }, english, now()).blocks ?? [];
    expect(under(factory)).toEqual([questionBlock(factory), ...blocks]);
    expect(under("Чи 🚢? ".repeat(200))[0]).toEqual(
      questionBlock(expect.stringMatching(/^Чи 🚢\?.{1,300}…$/u)),
    );
  });
});

describe("With rich messages on,", () => {
  let telegram: Awaited<ReturnType<typeof startTelegram>>;
  let server: BotApiServer;
  beforeEach(async () => {
    telegram = await startTelegram({
      ask: seeds.app.ask,
      chats: await openTestChats(),
      richMessages: "on",
      suggestions: [ministers],
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
    expect((await ask(bread)).text).toContain(english("answer-none"));
    expect(server.requests.map(({ method }) => method)).not.toContain("sendRichMessage");
  });

  test("a pressed suggestion is answered by one that repeats the question.", async () => {
    const offer = await ask(bread);
    const button = buttonOf(offer, ministers);
    const answer = await nextMessage(server, privateChat, () => {
      const callbackData = "callback_data" in button ? button.callback_data : "";
      server.pressButton({ from: anna, message: offer, callbackData });
    });
    expect(answer.rich_message?.blocks[0]).toEqual(questionBlock(ministers));
    expect(JSON.stringify(answer.rich_message?.blocks[1])).toContain("December 12");
  });

  describe("an edited question", () => {
    const askToEdit = async (text: string) => {
      let question: Message | undefined;
      const answer = await nextMessage(server, privateChat, () => {
        question = server.sendText({ chat: privateChat, from: anna, text });
      });
      if (!question) throw new Error("Expected a question.");
      return { question, answer };
    };
    const edits = () => server.requests.filter(({ method }) => method === "editMessageText");
    /** Edits the question, and waits until its answer has been edited, or could not be. */
    const edit = async (message: Message, text: string) => {
      const before = edits().length;
      server.editText({ message, text });
      await ask("/help");
      return { answer: server.messages(privateChat.id)[0], requests: edits().slice(before) };
    };

    test("has a rich answer again, in the same message, with the buttons of its quotes.", async () => {
      const { question, answer } = await askToEdit(factory);
      const { answer: edited, requests } = await edit(question, ministers);
      expect(edited?.message_id).toBe(answer.message_id);
      expect(JSON.stringify(edited?.rich_message?.blocks[0])).toContain("December 12");
      expect(edited).not.toHaveProperty("text");
      expect(labelsOf(answer)).toContain(english("button-share"));
      expect(edited?.reply_markup).not.toEqual(answer.reply_markup);
      expect(requests).toHaveLength(1);
    });

    test("without an answer now has text, and with one again a rich message.", async () => {
      const { question } = await askToEdit(factory);
      const { answer: none } = await edit(question, bread);
      expect(none?.text).toContain(english("answer-none"));
      expect(none).not.toHaveProperty("rich_message");
      const { answer: again } = await edit(question, factory);
      expect(again?.rich_message?.blocks[0]?.type).toBe("blockquote");
    });

    test("edited without a change leaves its rich answer as it is.", async () => {
      const { question, answer } = await askToEdit(factory);
      const { answer: same } = await edit(question, `${factory} `);
      expect(same).toEqual(answer);
    });

    test.each([
      [400, "Bad Request: message text is empty"],
      [404, "Not Found"],
    ])("has its answer as text where Telegram refuses with %d.", async (status, description) => {
      const { question, answer } = await askToEdit(factory);
      const fault = { status, description };
      server.injectFault({ method: "editMessageText", times: 1, fault });
      const { answer: edited } = await edit(question, ministers);
      expect(edited?.message_id).toBe(answer.message_id);
      expect(edited).not.toHaveProperty("rich_message");
      expect(edited && stretches(edited, "blockquote")[0]).toContain("December 12");
      expect(edited?.reply_markup).not.toEqual(answer.reply_markup);
    });

    test("whose answer was deleted gets none, and it is not tried as text.", async () => {
      const { question, answer } = await askToEdit(factory);
      server.deleteMessage(answer);
      const { requests } = await edit(question, ministers);
      expect(requests).toHaveLength(1);
      expect(server.messages(privateChat.id)).toHaveLength(1);
    });
  });
});

function questionBlock(text: unknown) {
  return { type: "paragraph", text: { type: "bold", text } };
}
