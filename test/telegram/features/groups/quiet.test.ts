import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Chats } from "../../../../src/memory/chats.ts";
import type { BotApiServer } from "../../../support/botApi/server.ts";
import { openTestChats } from "../../../support/chats.ts";
import { openSeeds } from "../../../support/seeds.ts";
import {
  anna,
  boris,
  english,
  forum,
  group,
  nextMessage,
  privateChat,
  startForTest,
  stretches,
} from "../../../support/telegram.ts";

const factory = "Where will Latvia and Ukraine build the drone factory?";

let seeds: Awaited<ReturnType<typeof openSeeds>>;
let chats: Chats;
let server: BotApiServer;

beforeAll(async () => {
  seeds = await openSeeds();
});
afterAll(() => seeds.close());

async function start(canReadAllGroupMessages: boolean): Promise<void> {
  chats = await openTestChats();
  ({ server } = await startForTest({ ask: seeds.app.ask, chats, canReadAllGroupMessages }));
  server.setMember({ chat: group, user: anna, status: "administrator" });
}

const write = (text: string, from = anna, more: { replyToMessageId?: number } = {}) =>
  server.sendText({ chat: group, from, text, ...more });
const answerTo = (text: string, from = anna) =>
  nextMessage(server, group, () => void write(text, from));
/** Everything before is dealt with once this is answered. */
const settled = () => answerTo("/help");

describe("In a group whose every message the bot hears", () => {
  beforeEach(() => start(true));

  test("it is quiet until an administrator says /loud, and again after /quiet.", async () => {
    write(factory);
    await settled();
    expect(server.messages(group.id)).toHaveLength(1);
    expect((await answerTo("/loud")).text).toBe(english("quiet-off"));
    const answer = await answerTo(factory, boris);
    expect(stretches(answer, "blockquote")[0]).toContain("in the east of Latvia");
    expect(answer.reply_markup?.inline_keyboard[0]).not.toEqual([]);
    await server.waitFor(() => chats.answers.byMessage(group.id, answer.message_id));
    expect((await answerTo("/quiet")).text).toBe(english("quiet-on"));
    write(factory, boris);
    await settled();
    expect(server.messages(group.id)).toHaveLength(5);
  });

  test("a quiet bot answers /ask, mentions and replies all the same.", async () => {
    await chats.chatSettings.set(group.id, { isQuiet: true });
    const asked = await answerTo(`/ask ${factory}`);
    expect(stretches(await answerTo(`@quoth_test_bot ${factory}`), "blockquote")).toHaveLength(1);
    const replied = await nextMessage(server, group, () => {
      write("When did the ministers meet?", boris, { replyToMessageId: asked.message_id });
    });
    expect(stretches(replied, "bold")).toContain("December 12, 2023");
  });

  test("a loud bot says nothing to what the documents do not surely answer.", async () => {
    await chats.chatSettings.set(group.id, { isQuiet: false });
    for (const text of [
      "How much will the drone factory cost?",
      "How do I bake sourdough bread?",
      "Where did the ministers meet tonight, I wonder?",
      "What is the population of Latvia?",
    ]) {
      write(text, boris);
    }
    await settled();
    expect(server.messages(group.id)).toHaveLength(1);
    expect(await chats.questions.unanswered()).toEqual([]);
  });

  test("what a loud bot has answered keeps its answer when it is reacted to, and gets another when it is edited.", async () => {
    await chats.chatSettings.set(group.id, { isQuiet: false });
    const question = write(factory, boris);
    const answer = await server.waitFor(() => server.messages(group.id)[0]);
    const now = () => server.messages(group.id)[0];
    server.touch(question);
    await settled();
    expect(now()).toEqual(answer);
    server.editText({
      message: question,
      text: "When did the defence ministers of Latvia and Ukraine meet?",
    });
    await server.waitFor(() => (now()?.text?.includes("December 12, 2023") ? true : undefined));
    server.editText({ message: question, text: "How much will the drone factory cost?" });
    await server.waitFor(() =>
      now()?.text?.startsWith(english("answer-none")) ? true : undefined,
    );
    await settled();
    expect(server.messages(group.id)).toHaveLength(3);
  });

  test("a loud bot answers nothing that is only edited into a question to everybody.", async () => {
    await chats.chatSettings.set(group.id, { isQuiet: false });
    const message = write("Latvia, Ukraine, drones!", boris);
    server.editText({ message, text: factory });
    await settled();
    expect(server.messages(group.id)).toHaveLength(1);
  });

  test("a loud bot leaves alone what people say to each other.", async () => {
    await chats.chatSettings.set(group.id, { isQuiet: false });
    const earlier = write("I have read about the factory.", boris);
    write(factory, anna, { replyToMessageId: earlier.message_id });
    write(`@boris ${factory}`);
    write(factory.replace("?", "."));
    await settled();
    expect(server.messages(group.id)).toHaveLength(1);
  });

  test("what is set follows the group when it becomes a supergroup.", async () => {
    await answerTo("/loud");
    await chats.chatSettings.set(group.id, { language: "lv" });
    const migration = { message_id: 700, date: 0, from: anna };
    server.pushUpdate({ message: { ...migration, chat: group, migrate_to_chat_id: forum.id } });
    server.pushUpdate({ message: { ...migration, chat: forum, migrate_from_chat_id: group.id } });
    const answer = await nextMessage(server, forum, () => {
      server.sendText({ chat: forum, from: boris, text: factory });
    });
    expect(answer.text).toContain("2026. g. 29. jūn.");
  });

  test("put out and let in again, it still knows that it is loud there.", async () => {
    await answerTo("/loud");
    server.setBotStanding({ chat: group, status: "kicked", by: anna });
    server.setBotStanding({ chat: group, status: "member", by: anna });
    expect(stretches(await answerTo(factory, boris), "blockquote")).toHaveLength(1);
  });
});

describe("In a group where privacy mode hides messages from the bot", () => {
  beforeEach(() => start(false));

  test("/loud says that it hears too little for that, and what to press.", async () => {
    const { text } = await answerTo("/loud");
    expect(text).toBe(`${english("quiet-off")}\n\n${english("hearing-little")}`);
    expect(text).toContain("/setprivacy");
  });

  test("a mention does not even arrive.", async () => {
    write(`@quoth_test_bot ${factory}`);
    await settled();
    expect(server.messages(group.id)).toHaveLength(1);
  });

  test("/loud and /quiet are for administrators.", async () => {
    for (const command of ["/loud", "/quiet"]) {
      expect((await answerTo(command, boris)).text).toBe(english("administrators-only"));
    }
    expect((await chats.chatSettings.get(group.id)).isQuiet).toBe(true);
  });

  test("in private they say what they are for.", async () => {
    const message = await nextMessage(server, privateChat, () => {
      server.sendText({ chat: privateChat, from: anna, text: "/loud" });
    });
    expect(message.text).toBe(english("quiet-private"));
  });
});
