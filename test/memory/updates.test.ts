import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { HandledUpdates } from "../../src/memory/updates.ts";
import { createTestClock, openTestChats } from "../support/chats.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

async function newPath(): Promise<string> {
  return join(await temporaryFolder(), "quoth.db");
}

describe("An update", () => {
  test("is new once; delivered again while it is being handled, it is in hand.", () => {
    const { updates } = openTestChats();
    expect([updates.claim(1), updates.claim(1), updates.claim(2)]).toEqual([
      "new",
      "inHand",
      "new",
    ]);
    expect(updates.markSending(1)).toBe(true);
    expect([updates.claim(1), updates.markSending(1)]).toEqual(["sending", false]);
    updates.markDone(1);
    expect([updates.claim(1), updates.markSending(1)]).toEqual(["done", false]);
  });

  test("is done also if there was nothing to send.", () => {
    const { updates } = openTestChats();
    updates.claim(1);
    updates.markDone(1);
    expect(updates.claim(1)).toBe("done");
  });

  test("is handled again after a crash, unless sending had begun.", async () => {
    const path = await newPath();
    const before = openTestChats({ path }).updates;
    for (const id of [1, 2, 3]) before.claim(id);
    before.markSending(2);
    before.markDone(3);
    const { updates } = openTestChats({ path });
    expect([1, 2, 3].map((id) => updates.claim(id))).toEqual(["unfinished", "sending", "done"]);
    expect([1, 2, 3].map((id) => updates.claim(id))).toEqual(["inHand", "sending", "done"]);
    expect(updates.markSending(1)).toBe(true);
  });

  test("that could not be handled may be given back, until sending has begun.", () => {
    const { updates } = openTestChats();
    updates.claim(1);
    updates.release(1);
    expect(updates.markSending(1)).toBe(false);
    expect(updates.claim(1)).toBe("unfinished");
    updates.markSending(1);
    updates.release(1);
    expect(updates.claim(1)).toBe("sending");
  });

  test("claimed by two processes is sent by one: whoever claimed it last.", async () => {
    const path = await newPath();
    const [first, second] = [openTestChats({ path }).updates, openTestChats({ path }).updates];
    expect([first.claim(1), second.claim(1)]).toEqual(["new", "unfinished"]);
    expect([first.markSending(1), second.markSending(1)]).toEqual([false, true]);
    first.markDone(1);
    expect(first.claim(1)).toBe("sending");
  });

  test("is forgotten after 48 hours, not before.", () => {
    const clock = createTestClock();
    const chats = openTestChats({ now: clock.now });
    chats.updates.claim(1);
    chats.updates.markDone(1);
    clock.pass(48);
    chats.prune();
    expect(chats.updates.claim(1)).toBe("done");
    clock.pass(1);
    chats.prune();
    expect(chats.updates.claim(1)).toBe("new");
  });

  test("stands as the drawing says, whatever two processes do in whatever order.", async () => {
    const path = await newPath();
    const processes = [openTestChats({ path }).updates, openTestChats({ path }).updates];
    let updateId = 0;
    const anyStep = fc.record({
      process: fc.constantFrom(...processes),
      does: fc.constantFrom("isOver", "claim", "markSending", "markUnsent", "markDone", "release"),
    });
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
        updateId += 1;
        const expected = createModel();
        expect(steps.map(({ process, does }) => process[does](updateId))).toEqual(
          steps.map(({ process, does }) => expected[does](process)),
        );
      }),
      { numRuns: 60 },
    );
  });
});

/** One update, as the drawing beside `Claim` has it. */
function createModel() {
  let owner: HandledUpdates | null = null;
  let stage: "unseen" | "claimed" | "sending" | "done" = "unseen";
  return {
    claim(process: HandledUpdates) {
      if (stage === "sending" || stage === "done") return stage;
      if (owner === process) return "inHand";
      const claim = stage === "unseen" ? "new" : "unfinished";
      [stage, owner] = ["claimed", process];
      return claim;
    },
    markSending(process: HandledUpdates) {
      if (owner !== process || stage !== "claimed") return false;
      stage = "sending";
      return true;
    },
    isOver: () => stage === "sending" || stage === "done",
    markUnsent(process: HandledUpdates) {
      if (owner === process && stage === "sending") stage = "claimed";
    },
    markDone(process: HandledUpdates) {
      if (owner === process) stage = "done";
    },
    release(process: HandledUpdates) {
      if (owner === process && stage === "claimed") owner = null;
    },
  };
}
