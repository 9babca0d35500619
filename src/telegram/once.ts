import type { Context, NextFunction, Transformer } from "grammy";
import type { Chats } from "../memory/chats.ts";
import type { Log } from "./log.ts";
import { attempt, isHarmlessTwice, settle, wasNotCarriedOut } from "./sending/sending.ts";

/** Lets each update show something to people once, however often and in whatever state it comes. */
export interface Once {
  /** Middleware: hands on what is not over yet. */
  handle(context: Context, next: NextFunction): Promise<void>;
  /**
   * For the bot's requests, to be used before what makes them wait or repeats them: an update is
   * marked on disk just before the request leaves.
   */
  readonly gate: Transformer;
}

/**
 * Reading is all that an update costs at which nobody is shown anything. Any other costs two commits:
 *
 *     handle ─→ gate: claimed and marked as sending ─→ Telegram ─→ handle: done
 *                  │                                     │
 *     killed:      └ handled again at the next start     └ not sent again: it may have arrived
 *
 * A request that certainly was not carried out takes the mark back, so that a long wait for the
 * network or for Telegram's limits loses nothing. What may be carried out twice needs no mark.
 */
export function createOnce(options: {
  readonly chats: Pick<Chats, "updates" | "together">;
  readonly log: Log;
}): Once {
  const { chats, log } = options;
  const { updates } = chats;
  // The signal is what a request keeps through all that changes or delays it.
  const handlings = new WeakMap<object, Handling>();
  const mark = (updateId: number) =>
    chats.together(() => {
      updates.claim(updateId);
      return updates.markSending(updateId);
    });

  return {
    async handle(context, next) {
      const updateId = context.update.update_id;
      if (updates.isOver(updateId)) {
        log.info({ update: updateId }, "not handled again: its answer may have been sent");
        return;
      }
      const handling: Handling = { updateId, isMarked: false, mayBeShown: false, underway: 0 };
      // grammY describes signals by an older package than Node has.
      const ofUpdate = new AbortController().signal as Parameters<Transformer>[3];
      context.api.config.use((previous, method, payload, signal = ofUpdate) => {
        if (signal) handlings.set(signal, handling);
        return previous(method, payload, signal);
      });
      try {
        await next();
      } catch (error) {
        // Whatever went wrong after something was shown, beginning again would show it twice.
        if (!handling.mayBeShown) throw error;
      }
      if (handling.isMarked) updates.markDone(updateId);
    },
    async gate(previous, method, payload, signal) {
      const handling = signal && handlings.get(signal);
      if (!handling || isHarmlessTwice(method)) return previous(method, payload, signal);
      if (!handling.isMarked) {
        if (!mark(handling.updateId)) return refusal;
        handling.isMarked = true;
      }
      handling.underway += 1;
      const result = await attempt(() => previous(method, payload, signal), method);
      handling.underway -= 1;
      if (!wasNotCarriedOut(result)) handling.mayBeShown = true;
      else if (!handling.mayBeShown && handling.underway === 0) {
        updates.markUnsent(handling.updateId);
        handling.isMarked = false;
      }
      return settle(result);
    },
  };
}

/** An update in hand. */
interface Handling {
  readonly updateId: number;
  isMarked: boolean;
  mayBeShown: boolean;
  /** Requests that have left and are not answered. */
  underway: number;
}

const refusal = {
  ok: false,
  error_code: 409,
  description: "Conflict: another process has this update",
} as const;
