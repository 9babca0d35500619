import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nameQuote, type ShownQuote } from "../../../src/memory/answerRecords/shownQuotes.ts";
import { createTestClock, type OpenChats } from "../../support/chats.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { anyProse } from "../../support/texts.ts";

/** Run for each store by `testChats`. */
export function testShownQuotes(openChats: OpenChats): void {
  describe("A shown quote", () => {
    const words = "Boats bring herring. 🚢 Порт відкрито.";
    const quote: ShownQuote = {
      documentId: "d",
      path: "page.md",
      start: 5,
      end: 5 + words.length,
      words,
    };

    test("has one id for ever, which leads to it.", async () => {
      const path = join(await temporaryFolder(), "quoth.db");
      const before = await openChats({ path });
      const id = nameQuote(quote);
      await before.quotes.remember([quote]);
      expect(id).toMatch(/^[\w-]{16}$/);
      await before.close();
      const { quotes } = await openChats({ path });
      expect(await quotes.get(["nothing", id])).toEqual([null, quote]);
    });

    test("has the same id wherever in the document it stands, and leads to its last place.", async () => {
      const { quotes } = await openChats();
      const id = nameQuote(quote);
      await quotes.remember([quote]);
      const elsewhere = { ...quote, documentId: "changed", start: 90, end: 90 + words.length };
      expect(nameQuote(elsewhere)).toBe(id);
      await quotes.remember([elsewhere]);
      expect(await quotes.get([id])).toEqual([elsewhere]);
      await quotes.move([
        { ...quote, id },
        { ...quote, id: "nothing" },
      ]);
      expect(await quotes.get([id, "nothing"])).toEqual([quote, null]);
    });

    test("has another id for other words or another path, whatever the words are.", async () => {
      const { quotes } = await openChats();
      const anyQuote = fc.record({ path: fc.constantFrom("a.md", "b.md", "a"), words: anyProse });
      await fc.assert(
        fc.asyncProperty(anyQuote, anyQuote, async (left, right) => {
          const isSame = left.path === right.path && left.words === right.words;
          const shown = [left, right].map((each) => ({ ...quote, ...each }));
          await quotes.remember(shown);
          const ids = shown.map((each) => nameQuote(each));
          expect(ids[0] === ids[1]).toBe(isSame);
          expect(await quotes.get(ids)).toMatchObject([left, right]);
        }),
      );
    });
  });

  describe("Feedback", () => {
    test("counts a user's last vote on a quote, until it is taken back.", async () => {
      const { feedback } = await openChats();
      await feedback.vote(1, "a", "up");
      await feedback.vote(1, "a", "down");
      await feedback.vote(1, "a", "down");
      await feedback.vote(2, "a", "down");
      await feedback.vote(2, "b", "down");
      await feedback.vote(3, "b", "up");
      await feedback.vote(3, "c", "up");
      expect(await feedback.summary(7)).toEqual({
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
        await feedback.vote(userId, quoteId, null);
      }
      expect(await feedback.summary(7)).toEqual({ up: 2, down: 0, mostDisliked: [] });
    });

    test("is summed up for the days asked for, and names ten quotes at most.", async () => {
      const clock = createTestClock();
      const { feedback } = await openChats({ now: clock.now });
      for (let quote = 0; quote < 12; quote += 1) await feedback.vote(1, `${quote}`, "down");
      expect((await feedback.summary(1)).mostDisliked).toHaveLength(10);
      clock.pass(49);
      expect([(await feedback.summary(2)).down, (await feedback.summary(3)).down]).toEqual([0, 12]);
    });
  });
}
