import type { Chat, User } from "grammy/types";
import { beforeEach, describe, expect, test } from "vitest";
import { mostAMinute } from "../../../../src/telegram/features/access/limits.ts";
import { noAnswer } from "../../../support/answers.ts";
import type { BotApiServer } from "../../../support/botApi/server.ts";
import { createTestClock, openTestChats, type TestClock } from "../../../support/chats.ts";
import { anna, boris, english, group, startForTest } from "../../../support/telegram.ts";

// Seconds since 1970, at the beginning of a minute.
const noon = Date.UTC(2026, 5, 29, 12) / 1000;

let asked: string[];
let clock: TestClock;
let server: BotApiServer;
let lastMessageId: number;

beforeEach(async () => {
  asked = [];
  lastMessageId = 1000;
  clock = createTestClock();
  ({ server } = await startForTest({
    ask({ question }) {
      asked.push(question);
      return Promise.resolve(noAnswer(question));
    },
    chats: await openTestChats(),
    now: clock.now,
    guestMode: "on",
  }));
});

function write(text: string, from: User = anna, chat: Chat.GroupChat = group, date = noon): void {
  lastMessageId += 1;
  const entities = [{ type: "bot_command" as const, offset: 0, length: 4 }];
  server.pushUpdate({
    message: { message_id: lastMessageId, date, chat, from, text: `/ask ${text}`, entities },
  });
}

/** An edit that finds nothing has no answer at all, which does not wait for Telegram's limits. */
function correct(text: string, from: User): void {
  lastMessageId += 1;
  const entities = [{ type: "bot_command" as const, offset: 0, length: 4 }];
  const content = { message_id: lastMessageId, date: noon - 600, edit_date: noon };
  server.pushUpdate({
    edited_message: { ...content, chat: group, from, text: `/ask ${text}`, entities },
  });
}

/** A press of a button under a digest that asks for a message. */
function press(data: string, from: User, id: string): void {
  const message = { message_id: 5, date: noon, chat: group, from: { ...server.me }, text: "x" };
  server.pushUpdate({ callback_query: { id, from, message, chat_instance: "x", data } });
}

/** Each its own: Telegram takes only so many shrugs a minute into one. */
const anotherGroup = (index: number) => ({ ...group, id: -5000 - index });
const times = (count: number, act: (index: number) => void) => {
  for (let index = 0; index < count; index += 1) act(index);
};
/** Waits until somebody else's chat, which comes last, is asked about. */
async function settled(): Promise<void> {
  const before = asked.length;
  write("last", { ...boris, id: 7000 + lastMessageId }, { ...group, id: -7000 - lastMessageId });
  await expect.poll(() => asked.slice(before), { timeout: 5000, interval: 5 }).toContain("last");
  // What is sent to the group goes through the throttler.
  await server.waitFor(() => server.requests.find(({ method }) => method === "getUpdates"));
}

const said = () => server.messages(group.id).map(({ text }) => text);
const aboutIt = () => asked.filter((question) => question !== "last");

describe("A person", () => {
  test("who asks too much in a minute is told so, once; others are answered.", async () => {
    times(mostAMinute.ofUser, (index) => write(`question ${index}`, anna, anotherGroup(index)));
    await expect.poll(() => aboutIt().length, { interval: 5 }).toBe(mostAMinute.ofUser);
    times(5, () => write("too much"));
    write("mine", boris);
    await expect.poll(() => aboutIt().includes("mine"), { interval: 5 }).toBe(true);
    expect(aboutIt()).toHaveLength(mostAMinute.ofUser + 1);
    await server.waitFor(() => server.messages(group.id)[0]);
    await settled();
    expect(said()).toEqual([english("limit-reached")]);
  });

  test("may go on in the next minute.", async () => {
    times(mostAMinute.ofUser, (index) => write("again", anna, anotherGroup(index)));
    write("next", anna, group, noon + 60);
    await expect.poll(() => aboutIt().includes("next"), { interval: 5 }).toBe(true);
    expect(said()).toEqual([]);
  });

  test("is not taken to have asked at once what waited while the bot was off.", async () => {
    times(60, (index) => {
      write(`question ${index}`, anna, anotherGroup(index), noon + index * 60);
    });
    await expect.poll(() => aboutIt().length, { timeout: 10_000, interval: 5 }).toBe(60);
  });

  test("may press many buttons, and is told of each that is too much.", async () => {
    times(mostAMinute.presses + 2, (index) => press("docs:0", anna, `p${index}`));
    const answers = () =>
      server.requests.filter(({ method, answer }) => method === "answerCallbackQuery" && answer);
    await server.waitFor(() => (answers().length === mostAMinute.presses + 2 ? true : undefined));
    const told = answers().filter(({ payload }) => payload["text"] === english("limit-reached"));
    expect(told).toHaveLength(2);
  });

  test("may press as many buttons in a group as leave room for what others ask.", async () => {
    const most = mostAMinute.shownInGroup;
    times(most + 2, (index) => press(`story:gone-${index}`, anna, `s${index}`));
    press("story:gone", boris, "of somebody else");
    const answers = () =>
      server.requests.filter(({ method, answer }) => method === "answerCallbackQuery" && answer);
    await server.waitFor(() => answers().length === most + 3 || undefined);
    const told = answers().filter(({ payload }) => payload["text"] === english("limit-reached"));
    expect(told.map(({ payload }) => payload["callback_query_id"])).toEqual([
      `s${most}`,
      `s${most + 1}`,
    ]);
  });

  test("who shares places, or sends what has no words, is told after as many as of questions.", async () => {
    const chat: Chat.PrivateChat = { id: anna.id, type: "private", first_name: "Anna" };
    times(mostAMinute.ofUser + 10, () => {
      lastMessageId += 1;
      const place = { latitude: 56.9, longitude: 24.1 };
      const content = { message_id: lastMessageId, date: noon, chat, from: anna };
      server.pushUpdate({ message: { ...content, location: place } });
    });
    await server.waitFor(() => server.messages(chat.id)[mostAMinute.ofUser]);
    await settled();
    const texts = server.messages(chat.id).map(({ text }) => text);
    expect(texts).toHaveLength(mostAMinute.ofUser + 1);
    expect(texts.at(-1)).toBe(english("limit-reached"));
  });

  test("who edits what gets no answer is told nothing.", async () => {
    times(mostAMinute.ofUser, (index) => write(`question ${index}`, anna, anotherGroup(index)));
    await expect.poll(() => aboutIt().length, { interval: 5 }).toBe(mostAMinute.ofUser);
    const entities = [{ type: "bot_command" as const, offset: 0, length: 10 }];
    const edited = { message_id: 2, date: noon, edit_date: noon, chat: group, from: anna };
    server.pushUpdate({ edited_message: { ...edited, text: "/documents", entities } });
    await settled();
    expect(said()).toEqual([]);
  });

  test("typing in other chats is held back silently, and may go on in a minute.", async () => {
    const query = (index: number) => server.askInline({ from: anna, query: `what ${index}` });
    times(mostAMinute.inline, query);
    const last = query(mostAMinute.inline - 1);
    await settled();
    expect(server.requests.map(({ payload }) => payload["inline_query_id"])).not.toContain(last);
    clock.pass(1 / 60);
    const next = query(0);
    await server.waitFor(() =>
      server.requests.find(({ payload }) => payload["inline_query_id"] === next),
    );
  });

  test("cannot ask more as a guest either.", async () => {
    times(mostAMinute.ofUser + 5, () => {
      lastMessageId += 1;
      const content = { message_id: lastMessageId, date: noon, chat: group, from: anna };
      const entities = [{ type: "mention" as const, offset: 0, length: 15 }];
      server.pushUpdate({
        guest_message: {
          ...content,
          text: "@quoth_test_bot who?",
          entities,
          guest_query_id: `g${lastMessageId}`,
        },
      });
    });
    await settled();
    expect(aboutIt()).toHaveLength(mostAMinute.ofUser);
    expect(server.messages(group.id)).toEqual([]);
  });
});

test("A group in which all together ask too much is told so, once; another group is answered.", async () => {
  times(mostAMinute.inChat + 5, (index) => {
    correct("together", { ...anna, id: 300 + index });
  });
  await settled();
  expect(aboutIt()).toHaveLength(mostAMinute.inChat);
  await server.waitFor(() => server.messages(group.id)[0]);
  expect(said()).toEqual([english("limit-reached")]);
});

test("What people say to each other does not count.", async () => {
  times(40, () => {
    lastMessageId += 1;
    const message = { message_id: lastMessageId, date: noon, chat: group, from: anna };
    server.pushUpdate({ message: { ...message, text: "Nice weather." } });
  });
  write("counted");
  await settled();
  expect(aboutIt()).toEqual(["counted"]);
  expect(said()).toEqual([]);
});
