import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Chats } from "../../src/memory/chats.ts";
import type { SentAnswer } from "../../src/memory/sentAnswers.ts";
import { createTestClock, openTestChats } from "../support/chats.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const group = -100_123_456_789_012;
const user = 7_654_321_098;
const answer: SentAnswer = {
  chatId: group,
  messageId: 11,
  questionMessageId: 10,
  threadId: 3,
  askerId: user,
  quoteIds: ["first", "second"],
  further: [
    { id: "third", marks: [{ start: 0, end: 4 }], alsoIn: ["document", "copy"] },
    { id: "fourth", marks: [], alsoIn: [] },
  ],
  verdict: "answered",
};

describe("The settings of a chat", () => {
  test("have defaults, change one by one, and outlast the process.", async () => {
    const path = join(await temporaryFolder(), "deep", "quoth.db");
    const before = openTestChats({ path });
    expect(before.chatSettings.get(group)).toEqual({
      isQuiet: true,
      language: null,
      isGone: false,
    });
    before.chatSettings.set(group, { isQuiet: false });
    before.chatSettings.set(group, { language: "uk" });
    before.chatSettings.set(group, {});
    before.close();
    const after = openTestChats({ path }).chatSettings;
    expect(after.get(group)).toEqual({ isQuiet: false, language: "uk", isGone: false });
    after.set(group, { isQuiet: true, language: null, isGone: true });
    expect(after.get(group)).toEqual({ isQuiet: true, language: null, isGone: true });
  });

  test("tell how many chats are known and gone; a question makes its chat known.", () => {
    const { chatSettings, questions } = openTestChats();
    expect(chatSettings.figures()).toEqual({ known: 0, gone: 0 });
    chatSettings.set(group, {});
    chatSettings.set(1, { isGone: true });
    for (const chatId of [2, group, null]) {
      questions.record({ userId: 2, chatId, text: null, verdict: "none", milliseconds: 1 });
    }
    expect(chatSettings.figures()).toEqual({ known: 3, gone: 1 });
  });
});

describe("A group that becomes a supergroup", () => {
  test("keeps its settings, however often Telegram says so.", () => {
    const chats = openTestChats();
    chats.chatSettings.set(-1, { isQuiet: false, language: "lv" });
    for (let time = 0; time < 3; time += 1) chats.migrate(-1, group);
    expect(chats.chatSettings.get(group)).toEqual({
      isQuiet: false,
      language: "lv",
      isGone: false,
    });
    expect(chats.chatSettings.get(-1).isQuiet).toBe(true);
    expect(chats.chatSettings.figures().known).toBe(1);
  });

  test("keeps what was set under its new id already.", () => {
    const chats = openTestChats();
    chats.chatSettings.set(-1, { isQuiet: true, language: "lv", isGone: true });
    chats.chatSettings.set(group, { isQuiet: false });
    chats.migrate(-1, group);
    expect(chats.chatSettings.get(group)).toEqual({
      isQuiet: false,
      language: "lv",
      isGone: false,
    });
  });

  test("loses nothing by moving onto itself or from an unknown id.", () => {
    const chats = openTestChats();
    chats.chatSettings.set(group, { isQuiet: false });
    chats.migrate(group, group);
    chats.migrate(-1, group);
    expect(chats.chatSettings.get(group).isQuiet).toBe(false);
  });

  test("leaves its old answers where their messages are.", () => {
    const chats = openTestChats();
    chats.answers.record({ ...answer, chatId: -1 });
    chats.migrate(-1, group);
    expect(chats.answers.byMessage(-1, 11)?.quoteIds).toEqual(["first", "second"]);
    expect(chats.answers.byMessage(group, 11)).toBeNull();
  });
});

test("What is written together is written as a whole or not at all.", () => {
  const chats = openTestChats();
  const write = () => {
    chats.userSettings.setLanguage(user, "uk");
    return [chats.quotes.remember({ documentId: "d", path: "p", start: 0, end: 1, words: "w" })];
  };
  const fail = () => {
    throw new Error("storm");
  };
  expect(() => chats.together(() => [...write(), fail()])).toThrow("storm");
  expect(chats.userSettings.language(user)).toBeNull();
  const [quoteId = ""] = chats.together(write);
  expect([chats.userSettings.language(user), chats.quotes.get(quoteId)?.words]).toEqual([
    "uk",
    "w",
  ]);
});

test("A user's language is kept, changed and taken back.", () => {
  const { userSettings } = openTestChats();
  expect(userSettings.language(user)).toBeNull();
  for (const language of ["uk", "en", null]) {
    userSettings.setLanguage(user, language);
    expect(userSettings.language(user)).toBe(language);
  }
});

describe("A sent answer", () => {
  test("is found by its own message and by the question's.", () => {
    const { answers } = openTestChats();
    answers.record(answer);
    expect(answers.byMessage(group, 11)).toEqual(answer);
    expect(answers.byQuestion(group, 10)).toEqual(answer);
    expect(answers.byMessage(group, 10)).toBeNull();
    expect(answers.byQuestion(user, 10)).toBeNull();
  });

  test("gives way to what its message says now; a question leads to its last answer, and to all.", () => {
    const { answers } = openTestChats();
    const changed: SentAnswer = { ...answer, quoteIds: [], verdict: "none" };
    const button: SentAnswer = {
      ...answer,
      messageId: 12,
      questionMessageId: null,
      threadId: null,
      askerId: null,
    };
    const again: SentAnswer = { ...answer, messageId: 13 };
    for (const sent of [answer, changed, button]) answers.record(sent);
    expect(answers.byMessage(group, 12)).toEqual(button);
    expect(answers.byQuestion(group, 10)).toEqual(changed);
    answers.record(again);
    expect(answers.byQuestion(group, 10)).toEqual(again);
    expect(answers.allByQuestion(group, 10)).toEqual([again, changed]);
  });

  test("is kept for 30 days.", () => {
    const clock = createTestClock();
    const chats = openTestChats({ now: clock.now });
    chats.answers.record(answer);
    clock.pass(30 * 24);
    chats.prune();
    expect(chats.answers.byMessage(group, 11)).not.toBeNull();
    clock.pass(1);
    chats.prune();
    expect(chats.answers.byMessage(group, 11)).toBeNull();
  });
});

describe("Feedback", () => {
  test("counts a user's last vote on a quote, until it is taken back.", () => {
    const { feedback } = openTestChats();
    feedback.vote(1, "a", "up");
    feedback.vote(1, "a", "down");
    feedback.vote(1, "a", "down");
    feedback.vote(2, "a", "down");
    feedback.vote(2, "b", "down");
    feedback.vote(3, "b", "up");
    feedback.vote(3, "c", "up");
    expect(feedback.summary(7)).toEqual({
      up: 2,
      down: 3,
      mostDisliked: [
        { quoteId: "a", up: 0, down: 2 },
        { quoteId: "b", up: 1, down: 1 },
      ],
    });
    for (const [userId, quoteId] of [
      [1, "a"],
      [2, "a"],
      [2, "b"],
      [9, "never"],
    ] as const) {
      feedback.vote(userId, quoteId, null);
    }
    expect(feedback.summary(7)).toEqual({ up: 2, down: 0, mostDisliked: [] });
  });

  test("is summed up for the days asked for, and names ten quotes at most.", () => {
    const clock = createTestClock();
    const { feedback } = openTestChats({ now: clock.now });
    for (let quote = 0; quote < 12; quote += 1) feedback.vote(1, `${quote}`, "down");
    expect(feedback.summary(1).mostDisliked).toHaveLength(10);
    clock.pass(49);
    expect([feedback.summary(2).down, feedback.summary(3).down]).toEqual([0, 12]);
  });
});

const nothing = { questions: 0, votes: 0, digests: 0, settings: 0, answers: 0 };

describe("Forgetting a user", () => {
  test("says what there was, and leaves the others alone.", () => {
    const chats = openTestChats();
    for (const userId of [user, 2]) fill(chats, userId);
    expect(chats.forget(user)).toEqual({
      ...nothing,
      questions: 2,
      votes: 2,
      settings: 2,
      answers: 3,
    });
    expect(chats.forget(user)).toEqual(nothing);
    expect(chats.userSettings.language(user)).toBeNull();
    expect(chats.answers.byMessage(group, user % 1000)).toMatchObject({ askerId: null });
    expect(chats.forget(2)).toEqual({
      ...nothing,
      questions: 2,
      votes: 2,
      settings: 2,
      answers: 3,
    });
  });

  test("leaves the same as if only the others had ever been there.", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ userId: fc.integer({ min: 1, max: 3 }), act: anyAct }), {
          maxLength: 30,
        }),
        (history) => {
          const chats = openTestChats();
          const others = openTestChats();
          for (const { userId, act } of history) {
            act(chats, userId);
            if (userId !== 1) act(others, userId);
          }
          chats.forget(1);
          expect(chats.feedback.summary(1)).toEqual(others.feedback.summary(1));
          expect(chats.questions.unanswered()).toEqual(others.questions.unanswered());
          for (const userId of [1, 2, 3]) {
            expect(chats.userSettings.language(userId)).toBe(others.userSettings.language(userId));
            expect(chats.chatSettings.get(userId)).toEqual(others.chatSettings.get(userId));
          }
          for (const userId of [2, 3]) {
            expect(chats.forget(userId)).toEqual(others.forget(userId));
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Everything that can be kept of a user. */
function fill(chats: Chats, userId: number): void {
  for (const act of acts) act(chats, userId);
}

type Act = (chats: Chats, userId: number) => void;

const acts: readonly Act[] = [
  ({ questions }, userId) =>
    questions.record({
      userId,
      chatId: userId,
      text: `Hat ${userId} einen Hut?`,
      verdict: "none",
      milliseconds: 1,
    }),
  ({ questions }, userId) =>
    questions.record({
      userId,
      chatId: group,
      text: `Чи є ${userId} 🚢?`,
      verdict: "weak",
      milliseconds: 1,
    }),
  ({ feedback }, userId) => feedback.vote(userId, "a", "up"),
  ({ feedback }, userId) => feedback.vote(userId, "b", "down"),
  ({ userSettings }, userId) => userSettings.setLanguage(userId, "lv"),
  ({ chatSettings }, userId) => chatSettings.set(userId, { language: "uk" }),
  ({ answers }, userId) =>
    answers.record({ ...answer, chatId: userId, messageId: 1, askerId: userId }),
  ({ answers }, userId) => answers.record({ ...answer, messageId: userId % 1000, askerId: userId }),
  ({ answers }, userId) =>
    answers.record({ ...answer, chatId: -2, messageId: userId % 1000, askerId: userId }),
];
const anyAct = fc.constantFrom(...acts);
