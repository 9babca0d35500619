import type { Context, NextFunction, Transformer } from "grammy";
import type { AskedQuestion, Chats, ReadText, SentAnswer, ShownQuote } from "../../memory/index.ts";
import type { UpdateDelivery } from "./context.ts";
import type { Log } from "../serving/log.ts";
import { hadNoEffect } from "../sending/faults.ts";
import { attempt, faultOf, isHarmlessTwice, settle } from "../sending/sending.ts";

/** Lets each update show something to people once, however often and in whatever state it comes. */
export interface DeliveryGuard {
  /** Middleware: hands on what is not over yet. */
  handle(context: Context & { delivery: UpdateDelivery }, next: NextFunction): Promise<void>;
  /**
   * For the bot's requests, to be used before what makes them wait or repeats them: an update is
   * marked on disk just before the request leaves.
   */
  readonly gate: Transformer;
}

/**
 * Takes an update through the ledger of deliveries. Reading is all that an update costs at which
 * nobody is shown anything. Any other costs two commits, however much its answer leaves:
 *
 *     handle ─→ gate: begin, with the quotes ─→ Telegram ─→ handle: end, with what is kept
 *                  │                              │
 *     killed:      └ handled again after a start  └ not sent again: it may have arrived
 *
 * A request that certainly was not carried out takes the mark back, so that a long wait for the
 * network or for Telegram's limits loses nothing. What may be carried out twice needs no mark.
 */
export function createDeliveryGuard(options: {
  readonly chats: Pick<Chats, "deliveries" | "quotes" | "keep">;
  readonly log: Log;
}): DeliveryGuard {
  const { chats, log } = options;
  const { deliveries } = chats;
  // The signal is what a request keeps through all that changes or delays it.
  const handlings = new WeakMap<object, Handling>();
  const rememberNow = async (handling: Handling) => {
    if (handling.quotes.length > 0) await chats.quotes.remember(takeQuotes(handling));
  };

  return {
    async handle(context, next) {
      const updateId = context.update.update_id;
      if (await deliveries.isOver(updateId)) {
        log.info({ update: updateId }, "update skipped: its answer may have been sent already");
        return;
      }
      const handling = createHandling(updateId);
      context.delivery = toDelivery(handling);
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
      const { part, kept } = handling;
      if (await handling.mark) await deliveries.end(part, "sent", { kept });
      else if (Object.values(kept).some(({ length }) => length > 0)) await chats.keep(kept);
    },
    async gate(previous, method, payload, signal) {
      const handling = signal && handlings.get(signal);
      if (!handling) return previous(method, payload, signal);
      if (isHarmlessTwice(method)) {
        await rememberNow(handling);
        return previous(method, payload, signal);
      }
      handling.mark ??= deliveries.begin(handling.part, {
        quotes: takeQuotes(handling),
        texts: handling.read ? [handling.read] : [],
      });
      if (!(await handling.mark)) return refusal;
      await rememberNow(handling);
      handling.underway += 1;
      const result = await attempt(() => previous(method, payload, signal), method);
      handling.underway -= 1;
      const fault = faultOf(result);
      if (!fault || !hadNoEffect(fault)) handling.mayBeShown = true;
      else if (!handling.mayBeShown && handling.underway === 0) {
        handling.mark = null;
        await deliveries.takeBack(handling.part);
      }
      return settle(result);
    },
  };
}

/** An update in hand. */
interface Handling {
  readonly part: { readonly kind: "update"; readonly updateId: number };
  /** Whether it could be marked; `null` if it is not marked. */
  mark: Promise<boolean> | null;
  mayBeShown: boolean;
  /** Requests that have left and are not answered. */
  underway: number;
  /** To be noted with the mark: killed after it, an edit of the message is none all the same. */
  read: ReadText | null;
  /** To be remembered before the next request leaves. */
  quotes: ShownQuote[];
  readonly kept: {
    readonly answers: SentAnswer[];
    readonly questions: AskedQuestion[];
    readonly texts: ReadText[];
  };
}

function createHandling(updateId: number): Handling {
  return {
    part: { kind: "update", updateId },
    mark: null,
    mayBeShown: false,
    underway: 0,
    read: null,
    quotes: [],
    kept: { answers: [], questions: [], texts: [] },
  };
}

function toDelivery(handling: Handling): UpdateDelivery {
  const { quotes, kept } = handling;
  return {
    remember: (named) => void quotes.push(...named),
    read: (text) => void (handling.read = text),
    hasShown: () => handling.mark !== null,
    keep({ answers = [], questions = [], texts = [] }) {
      kept.answers.push(...answers);
      kept.questions.push(...questions);
      kept.texts.push(...texts);
    },
  };
}

function takeQuotes({ quotes }: Handling): ShownQuote[] {
  return quotes.splice(0);
}

const refusal = {
  ok: false,
  error_code: 409,
  description: "Conflict: another process has this update",
} as const;
