import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../../src/answer/grading/verdict.ts";
import type { Chats } from "../../../src/memory/chats.ts";
import { createTestClock, type OpenChats } from "../../support/chats.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** Run for each store by `testChats`. */
export function testQuestionLog(openChats: OpenChats): void {
  async function ask(
    { questions }: Chats,
    text: string | null,
    verdict: Verdict = "none",
    milliseconds = 10,
  ): Promise<void> {
    await questions.record({ userId: 1, chatId: 1, text, verdict, milliseconds });
  }

  describe("The tally of a day", () => {
    test("counts questions by what came of them, with the median time.", async () => {
      const chats = await openChats();
      expect(await chats.questions.today()).toEqual({
        asked: 0,
        answered: 0,
        weak: 0,
        none: 0,
        medianMilliseconds: null,
      });
      await ask(chats, "a", "answered", 10);
      await ask(chats, "b", "answered", 900);
      await ask(chats, "c", "weak", 20.5);
      expect((await chats.questions.today()).medianMilliseconds).toBe(20.5);
      await ask(chats, null, "none", 9.5);
      expect(await chats.questions.today()).toEqual({
        asked: 4,
        answered: 2,
        weak: 1,
        none: 1,
        medianMilliseconds: 15.25,
      });
    });

    test("begins anew at midnight, UTC.", async () => {
      const clock = createTestClock();
      const chats = await openChats({ now: clock.now });
      await ask(chats, "a");
      clock.pass(11.9);
      expect((await chats.questions.today()).asked).toBe(1);
      clock.pass(0.2);
      await chats.prune();
      expect((await chats.questions.today()).asked).toBe(0);
      await ask(chats, "a");
      expect(await chats.questions.today()).toMatchObject({ asked: 1, medianMilliseconds: 10 });
    });
  });

  describe("Questions without a sure answer", () => {
    test("are grouped by their words, most asked and last asked first, each as it was put last.", async () => {
      const chats = await openChats();
      for (const text of [
        "When does the harbour open?",
        "What is a quay?",
        "when  does the HARBOUR open",
        "When do the harbours open?!",
        "Де збудують завод дронів?",
        "де збудують заводи дронів 🚢",
        "🚢?",
        "🚢 ?",
        "🚀",
      ]) {
        await ask(chats, text);
      }
      expect(await chats.questions.unanswered()).toEqual([
        { text: "🚢 ?", count: 2 },
        { text: "де збудують заводи дронів 🚢", count: 2 },
        { text: "when  does the HARBOUR open", count: 2 },
        { text: "🚀", count: 1 },
        { text: "When do the harbours open?!", count: 1 },
        { text: "What is a quay?", count: 1 },
      ]);
    });

    test("are the weak ones and those with none; an answered one is never kept.", async () => {
      const chats = await openChats();
      await ask(chats, "weak one", "weak");
      await ask(chats, "none", "none");
      await ask(chats, "answered", "answered");
      await ask(chats, null, "none");
      expect((await chats.questions.unanswered()).map(({ text }) => text)).toEqual([
        "none",
        "weak one",
      ]);
    });

    test("are kept for 7 days.", async () => {
      const clock = createTestClock();
      const chats = await openChats({ now: clock.now });
      await ask(chats, "old");
      clock.pass(48);
      await ask(chats, "new");
      expect(await chats.questions.unanswered(1)).toEqual([{ text: "new", count: 1 }]);
      expect(await chats.questions.unanswered()).toHaveLength(2);
      clock.pass(5 * 24 + 1);
      await chats.prune();
      expect(await chats.questions.unanswered(365)).toEqual([{ text: "new", count: 1 }]);
    });

    test("are not kept, and no longer kept, with the log off; the tally goes on.", async () => {
      const path = join(await temporaryFolder(), "quoth.db");
      await ask(await openChats({ path }), "before");
      const chats = await openChats({ path, questionLog: "off" });
      await ask(chats, "after");
      expect(await chats.questions.unanswered()).toEqual([]);
      expect((await chats.questions.today()).asked).toBe(2);
    });

    test.each([
      ["empty", ""],
      ["of white space", " \n\t\u00a0"],
      ["huge", "Порт 🚢 ".repeat(100_000)],
      ["with odd characters", "a\u0000b '\"; DROP TABLE chats; --"],
    ])("may be %s.", async (_case, text) => {
      const chats = await openChats();
      await ask(chats, text);
      await ask(chats, text);
      expect(await chats.questions.unanswered()).toEqual([{ text, count: 2 }]);
    });
  });
}
