import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Chats } from "../../../src/memory/chats.ts";
import type { SentAnswer } from "../../../src/memory/answerRecords/sentAnswers.ts";
import { createTestClock, type OpenChats } from "../../support/chats.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** Run for each store by `testChats`. */
export function testChatMemory(openChats: OpenChats): void {
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
      const before = await openChats({ path });
      expect(await before.chatSettings.get(group)).toEqual({
        isQuiet: true,
        language: null,
        isGone: false,
      });
      await before.chatSettings.set(group, { isQuiet: false });
      await before.chatSettings.set(group, { language: "uk" });
      await before.chatSettings.set(group, {});
      await before.close();
      const after = (await openChats({ path })).chatSettings;
      expect(await after.get(group)).toEqual({ isQuiet: false, language: "uk", isGone: false });
      await after.set(group, { isQuiet: true, language: null, isGone: true });
      expect(await after.get(group)).toEqual({ isQuiet: true, language: null, isGone: true });
    });

    test("tell how many chats are known and gone; a question makes its chat known.", async () => {
      const { chatSettings, questions } = await openChats();
      expect(await chatSettings.figures()).toEqual({ known: 0, gone: 0 });
      await chatSettings.set(group, {});
      await chatSettings.set(1, { isGone: true });
      for (const chatId of [2, group, null]) {
        await questions.record({ userId: 2, chatId, text: null, verdict: "none", milliseconds: 1 });
      }
      expect(await chatSettings.figures()).toEqual({ known: 3, gone: 1 });
    });
  });

  describe("A group that becomes a supergroup", () => {
    test("keeps its settings, however often Telegram says so.", async () => {
      const chats = await openChats();
      await chats.chatSettings.set(-1, { isQuiet: false, language: "lv" });
      for (let time = 0; time < 3; time += 1) await chats.migrate(-1, group);
      expect(await chats.chatSettings.get(group)).toEqual({
        isQuiet: false,
        language: "lv",
        isGone: false,
      });
      expect((await chats.chatSettings.get(-1)).isQuiet).toBe(true);
      expect((await chats.chatSettings.figures()).known).toBe(1);
    });

    test("keeps what was set under its new id already.", async () => {
      const chats = await openChats();
      await chats.chatSettings.set(-1, { isQuiet: true, language: "lv", isGone: true });
      await chats.chatSettings.set(group, { isQuiet: false });
      await chats.migrate(-1, group);
      expect(await chats.chatSettings.get(group)).toEqual({
        isQuiet: false,
        language: "lv",
        isGone: false,
      });
    });

    test("loses nothing by moving onto itself or from an unknown id.", async () => {
      const chats = await openChats();
      await chats.chatSettings.set(group, { isQuiet: false });
      await chats.migrate(group, group);
      await chats.migrate(-1, group);
      expect((await chats.chatSettings.get(group)).isQuiet).toBe(false);
    });

    test("leaves its old answers where their messages are.", async () => {
      const chats = await openChats();
      await chats.answers.record({ ...answer, chatId: -1 });
      await chats.migrate(-1, group);
      expect((await chats.answers.byMessage(-1, 11))?.quoteIds).toEqual(["first", "second"]);
      expect(await chats.answers.byMessage(group, 11)).toBeNull();
    });
  });

  test("Answers and questions are kept together, as a whole or not at all.", async () => {
    const chats = await openChats();
    const question = {
      userId: user,
      chatId: group,
      text: "Who has a hat?",
      verdict: "none",
      milliseconds: 1,
    } as const;
    await chats.keep({ answers: [answer], questions: [question] });
    expect(await chats.answers.byMessage(group, 11)).toEqual(answer);
    expect((await chats.questions.today()).asked).toBe(1);
    const torn = { ...question, milliseconds: null as unknown as number };
    const another = { ...answer, messageId: 12 };
    await expect(chats.keep({ answers: [another], questions: [torn] })).rejects.toThrow(/NOT NULL/);
    expect(await chats.answers.byMessage(group, 12)).toBeNull();
  });

  test("A user's language is kept, changed and taken back.", async () => {
    const { userSettings } = await openChats();
    expect(await userSettings.language(user)).toBeNull();
    for (const language of ["uk", "en", null]) {
      await userSettings.setLanguage(user, language);
      expect(await userSettings.language(user)).toBe(language);
    }
  });

  describe("A sent answer", () => {
    test("is found by its own message and by the question's.", async () => {
      const { answers } = await openChats();
      await answers.record(answer);
      expect(await answers.byMessage(group, 11)).toEqual(answer);
      expect(await answers.byQuestion(group, 10)).toEqual(answer);
      expect(await answers.byMessage(group, 10)).toBeNull();
      expect(await answers.byQuestion(user, 10)).toBeNull();
    });

    test("gives way to what its message says now; a question leads to its last answer, and to all.", async () => {
      const { answers } = await openChats();
      const changed: SentAnswer = { ...answer, quoteIds: [], verdict: "none" };
      const button: SentAnswer = {
        ...answer,
        messageId: 12,
        questionMessageId: null,
        threadId: null,
        askerId: null,
      };
      const again: SentAnswer = { ...answer, messageId: 13 };
      for (const sent of [answer, changed, button]) await answers.record(sent);
      expect(await answers.byMessage(group, 12)).toEqual(button);
      expect(await answers.byQuestion(group, 10)).toEqual(changed);
      await answers.record(again);
      expect(await answers.byQuestion(group, 10)).toEqual(again);
      expect(await answers.allByQuestion(group, 10)).toEqual([again, changed]);
    });

    test("is kept for 30 days.", async () => {
      const clock = createTestClock();
      const chats = await openChats({ now: clock.now });
      await chats.answers.record(answer);
      clock.pass(30 * 24);
      await chats.prune();
      expect(await chats.answers.byMessage(group, 11)).not.toBeNull();
      clock.pass(1);
      await chats.prune();
      expect(await chats.answers.byMessage(group, 11)).toBeNull();
    });
  });

  const nothing = { questions: 0, votes: 0, digests: 0, settings: 0, answers: 0 };

  describe("Forgetting a user", () => {
    test("says what there was, and leaves the others alone.", async () => {
      const chats = await openChats();
      for (const userId of [user, 2]) await fill(chats, userId);
      expect(await chats.forget(user)).toEqual({
        ...nothing,
        questions: 2,
        votes: 2,
        settings: 2,
        answers: 3,
      });
      expect(await chats.forget(user)).toEqual(nothing);
      expect(await chats.userSettings.language(user)).toBeNull();
      expect(await chats.answers.byMessage(group, user % 1000)).toMatchObject({ askerId: null });
      expect(await chats.forget(2)).toEqual({
        ...nothing,
        questions: 2,
        votes: 2,
        settings: 2,
        answers: 3,
      });
    });

    test("leaves the same as if only the others had ever been there.", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ userId: fc.integer({ min: 1, max: 3 }), act: anyAct }), {
            maxLength: 30,
          }),
          async (history) => {
            const chats = await openChats();
            const others = await openChats();
            for (const { userId, act } of history) {
              await act(chats, userId);
              if (userId !== 1) await act(others, userId);
            }
            await chats.forget(1);
            expect(await chats.feedback.summary(1)).toEqual(await others.feedback.summary(1));
            expect(await chats.questions.unanswered()).toEqual(await others.questions.unanswered());
            for (const userId of [1, 2, 3]) {
              expect(await chats.userSettings.language(userId)).toBe(
                await others.userSettings.language(userId),
              );
              expect(await chats.chatSettings.get(userId)).toEqual(
                await others.chatSettings.get(userId),
              );
            }
            for (const userId of [2, 3]) {
              expect(await chats.forget(userId)).toEqual(await others.forget(userId));
            }
          },
        ),
        { numRuns: 60 },
      );
    });
  });

  /** Everything that can be kept of a user. */
  async function fill(chats: Chats, userId: number): Promise<void> {
    for (const act of acts) await act(chats, userId);
  }

  type Act = (chats: Chats, userId: number) => Promise<void>;

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
    ({ answers }, userId) =>
      answers.record({ ...answer, messageId: userId % 1000, askerId: userId }),
    ({ answers }, userId) =>
      answers.record({ ...answer, chatId: -2, messageId: userId % 1000, askerId: userId }),
  ];
  const anyAct = fc.constantFrom(...acts);

  test("It is known with which text a message was read last, for a year, and the text is not.", async () => {
    const clock = createTestClock();
    const path = join(await temporaryFolder(), "quoth.db");
    const chats = await openChats({ path, now: clock.now });
    const read = { chatId: 5_817_263_549, messageId: 7, text: "Is the lighthouse lit?" };
    const compare = (changes: Partial<typeof read> = {}) =>
      chats.readTexts.compare({ ...read, ...changes });
    expect(await compare()).toBe("unknown");
    await chats.keep({ texts: [{ ...read, text: "Is it lit?" }] });
    await chats.keep({ texts: [read] });
    expect(await compare()).toBe("same");
    expect(await compare({ text: "Is it lit?" })).toBe("other");
    expect(await compare({ messageId: 8 })).toBe("unknown");
    await chats.forget(read.chatId);
    expect(await compare()).toBe("same");
    clock.pass(365 * 24);
    await chats.prune();
    expect(await compare()).toBe("same");
    clock.pass(2 * 24);
    await chats.prune();
    expect(await compare()).toBe("unknown");
  });

  test("A chat that has moved is known by the ids that it had, through several moves, and for good.", async () => {
    const path = join(await temporaryFolder(), "quoth.db");
    const before = await openChats({ path });
    await before.migrate(-1, -2);
    await before.migrate(-2, -3);
    await before.migrate(-7, -8);
    await before.close();
    const { movedChats } = await openChats({ path });
    expect(new Set(await movedChats.formerIds(-3))).toEqual(new Set([-1, -2]));
    expect(await movedChats.formerIds(-1)).toEqual([]);
    expect(await movedChats.presentId(-1)).toBe(-3);
    expect(await movedChats.presentId(-9)).toBe(-9);
  });
}
