import type { StateDatabase } from "./state/stateDatabase.ts";

/**
 * How an update stands that Telegram delivers, maybe not for the first time:
 *
 *     (never seen) ── claim: new ──> claimed ── markSending ──> sending ── markDone ──> done
 *                                      │                           │                     │
 *     delivered again:                 │                           │                     └ done
 *       by the process that has it     ├ inHand                    ├ sending
 *       after that one was killed      └ unfinished                └ sending
 *
 * `new` and `unfinished` are to be handled. `sending` is not: it is unknown whether the answer went
 * out, and nothing is sent twice.
 */
type Claim = "new" | "unfinished" | "inHand" | "sending" | "done";

/** Which updates were handled, so that each has one effect however often it is delivered. */
export interface HandledUpdates {
  /** Whether nothing is left to do: it is done, or was being sent. Only reads. */
  isOver(updateId: number): boolean;
  claim(updateId: number): Claim;
  /**
   * To be called just before the first request that shows something.
   *
   * @returns false if this process does not have the claim, or is sending already: then nothing may
   *   be sent. Of two processes that claimed an update, the later one has it.
   */
  markSending(updateId: number): boolean;
  /** Nothing was sent for certain: it is claimed as before, by the same process. */
  markUnsent(updateId: number): void;
  /** The update needs nothing more, whether something was sent or not. */
  markDone(updateId: number): void;
  /** Handling failed before anything was sent: the next delivery finds it `unfinished`. */
  release(updateId: number): void;
}

/** @param opening tells this opening of the database from all others. */
export function createHandledUpdates(
  state: StateDatabase,
  now: () => Date,
  opening: string,
): HandledUpdates {
  return {
    isOver: (updateId) =>
      state.all("SELECT 1 FROM updates WHERE id = @updateId AND stage <> 'claimed'", { updateId })
        .length > 0,
    claim: (updateId) =>
      state.write(() => {
        const [row] = state.all<{ stage: "claimed" | "sending" | "done"; opening: string | null }>(
          "SELECT stage, opening FROM updates WHERE id = @updateId",
          { updateId },
        );
        if (row && row.stage !== "claimed") return row.stage;
        if (row?.opening === opening) return "inHand";
        state.run(
          `INSERT INTO updates (id, stage, opening, at) VALUES (@updateId, 'claimed', @opening, @at)
           ON CONFLICT (id) DO UPDATE SET opening = excluded.opening, at = excluded.at`,
          { updateId, opening, at: now().getTime() },
        );
        return row ? "unfinished" : "new";
      }),
    markSending: (updateId) =>
      state.run(
        `UPDATE updates SET stage = 'sending'
         WHERE id = @updateId AND stage = 'claimed' AND opening = @opening`,
        { updateId, opening },
      ) === 1,
    markUnsent: (updateId) =>
      void state.run(
        `UPDATE updates SET stage = 'claimed'
         WHERE id = @updateId AND stage = 'sending' AND opening = @opening`,
        { updateId, opening },
      ),
    markDone: (updateId) =>
      void state.run(
        "UPDATE updates SET stage = 'done' WHERE id = @updateId AND opening = @opening",
        { updateId, opening },
      ),
    release: (updateId) =>
      void state.run(
        `UPDATE updates SET opening = NULL
         WHERE id = @updateId AND stage = 'claimed' AND opening = @opening`,
        { updateId, opening },
      ),
  };
}
