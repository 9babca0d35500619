import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { DeliveryLedger } from "../../../src/memory/deliveries/ledger.ts";
import { nameQuote } from "../../../src/memory/answerRecords/shownQuotes.ts";
import { createTestClock, type OpenChats } from "../../support/chats.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** Run for each store by `testChats`. */
export function testUpdateDeliveries(openChats: OpenChats): void {
  const update = (updateId: number) => ({ kind: "update", updateId }) as const;
  const newPath = async () => join(await temporaryFolder(), "quoth.db");

  describe("An update", () => {
    test("is begun once, and over from then on.", async () => {
      const { deliveries } = await openChats();
      expect(await deliveries.isOver(1)).toBe(false);
      expect(await deliveries.begin(update(1))).toBe(true);
      expect(await deliveries.begin(update(1))).toBe(false);
      expect(await deliveries.isOver(1)).toBe(true);
      await deliveries.end(update(1), "sent");
      expect([await deliveries.isOver(1), await deliveries.begin(update(1))]).toEqual([
        true,
        false,
      ]);
      expect([await deliveries.isOver(2), await deliveries.begin(update(2))]).toEqual([
        false,
        true,
      ]);
    });

    test("is not sent again after a crash, unless it was taken back before.", async () => {
      const path = await newPath();
      const before = (await openChats({ path })).deliveries;
      for (const id of [1, 2, 3]) await before.begin(update(id));
      await before.takeBack(update(1));
      await before.end(update(3), "sent");
      const { deliveries } = await openChats({ path });
      expect(await Promise.all([1, 2, 3].map((id) => deliveries.isOver(id)))).toEqual([
        false,
        true,
        true,
      ]);
      expect(await deliveries.begin(update(1))).toBe(true);
      // The one before knows no better any more.
      await before.takeBack(update(1));
      expect(await deliveries.isOver(1)).toBe(true);
    });

    test("of two processes is sent by the one that begins it first.", async () => {
      const path = await newPath();
      const [first, second] = [await openChats({ path }), await openChats({ path })];
      expect(await first.deliveries.begin(update(1))).toBe(true);
      expect(await second.deliveries.begin(update(1))).toBe(false);
      await second.deliveries.takeBack(update(1));
      expect(await second.deliveries.isOver(1)).toBe(true);
    });

    test("is begun with the quotes that its answer names, and ended with what the answer leaves.", async () => {
      const chats = await openChats();
      const quote = { documentId: "d", path: "p.md", start: 0, end: 4, words: "Port" };
      await chats.deliveries.begin(update(1), { quotes: [quote] });
      expect(await chats.quotes.get([nameQuote(quote)])).toEqual([quote]);
      const answer = {
        chatId: 1,
        messageId: 2,
        questionMessageId: 1,
        threadId: null,
        askerId: 1,
        quoteIds: [nameQuote(quote)],
        further: [],
        verdict: "answered",
      } as const;
      await chats.deliveries.end(update(1), "sent", { kept: { answers: [answer] } });
      expect(await chats.answers.byMessage(1, 2)).toEqual(answer);
    });

    test("is forgotten after 48 hours, not before.", async () => {
      const clock = createTestClock();
      const chats = await openChats({ now: clock.now });
      await chats.deliveries.begin(update(1));
      await chats.deliveries.end(update(1), "sent");
      clock.pass(48);
      await chats.prune();
      expect(await chats.deliveries.isOver(1)).toBe(true);
      clock.pass(1);
      await chats.prune();
      expect(await chats.deliveries.isOver(1)).toBe(false);
      expect(await chats.deliveries.begin(update(1))).toBe(true);
    });

    test("stands as the drawing says, whatever two processes do in whatever order.", async () => {
      const path = await newPath();
      const open = async () => (await openChats({ path })).deliveries;
      const processes = [await open(), await open()];
      let updateId = 0;
      const anyStep = fc.record({
        process: fc.constantFrom(...processes),
        does: fc.constantFrom("isOver", "begin", "takeBack", "end"),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (steps) => {
          updateId += 1;
          const expected = createModel();
          for (const { process, does } of steps) {
            expect(await carryOut[does](process, updateId)).toEqual(expected[does](process));
          }
        }),
        { numRuns: 60 },
      );
    });
  });

  const carryOut = {
    isOver: (ledger: DeliveryLedger, id: number) => ledger.isOver(id),
    begin: (ledger: DeliveryLedger, id: number) => ledger.begin(update(id)),
    takeBack: (ledger: DeliveryLedger, id: number) => ledger.takeBack(update(id)),
    end: (ledger: DeliveryLedger, id: number) => ledger.end(update(id), "sent"),
  };

  /** One update, as the drawing of `DeliveryLedger` has it. */
  function createModel() {
    let owner: DeliveryLedger | null = null;
    let stage: "waiting" | "sending" | "sent" = "waiting";
    return {
      isOver: () => stage !== "waiting",
      begin(process: DeliveryLedger) {
        if (stage !== "waiting") return false;
        [stage, owner] = ["sending", process];
        return true;
      },
      takeBack(process: DeliveryLedger) {
        if (owner === process && stage === "sending") stage = "waiting";
      },
      end() {
        if (stage === "sending") stage = "sent";
      },
    };
  }

  test("The text that an update was read with is noted with its beginning, not before.", async () => {
    const chats = await openChats();
    const read = { chatId: 1, messageId: 2, text: "Is the lighthouse lit?" };
    expect(await chats.readTexts.compare(read)).toBe("unknown");
    await chats.deliveries.begin(update(77), { texts: [read] });
    expect(await chats.readTexts.compare(read)).toBe("same");
  });
}
