import { limit } from "@grammyjs/ratelimiter";
import type { MiddlewareFn } from "grammy";
import type { BotContext } from "../../updates/context.ts";

export interface LimitOptions {
  /** Names the counters, so that limits do not share them. */
  readonly name: string;
  /** How many updates per key pass in a minute. The rest are dropped. */
  readonly most: number;
  /** Rate-limit key. Updates without a key are not limited. */
  readonly keyOf: (context: BotContext) => string | undefined;
  /** Called for the first update dropped in a minute; with `isAlwaysTold`, for each. Default: nothing. */
  readonly onExceeded?: (context: BotContext) => Promise<void>;
  readonly isAlwaysTold?: boolean;
  /** Default: the clock of the machine. */
  readonly now?: (() => Date) | undefined;
}

/**
 * Limits how many updates per key pass in a minute. A message counts in the minute it was written, so
 * messages that waited while the bot was off do not count as one burst.
 */
export function createLimit(options: LimitOptions): MiddlewareFn<BotContext> {
  const { name, most, keyOf, onExceeded, isAlwaysTold = false, now = () => new Date() } = options;
  const exceeding = new WeakSet<BotContext>();
  const limited = limit<BotContext, ReturnType<typeof createCounters>>({
    timeFrame: windowMilliseconds,
    limit: most,
    storageClient: createCounters(now),
    keyPrefix: name,
    alwaysReply: isAlwaysTold,
    onLimitExceeded: (context) => void exceeding.add(context),
    keyGenerator(context) {
      const key = keyOf(context);
      const { message, editedMessage, guestMessage } = context;
      const writtenAt = (message ?? guestMessage)?.date ?? editedMessage?.edit_date;
      const at = writtenAt === undefined ? now().getTime() : writtenAt * 1000;
      return key && `${key}:${Math.floor(at / windowMilliseconds)}`;
    },
  });
  return async (context, next) => {
    await limited(context, next);
    if (exceeding.has(context)) await onExceeded?.(context);
  };
}

const windowMilliseconds = 60_000;

/** Counters that are forgotten in time, with the two methods of Redis that the library asks for. */
function createCounters(now: () => Date) {
  const counters = new Map<string, { count: number; until: number }>();
  return {
    incr(key: string): Promise<number> {
      const counter = counters.get(key) ?? { count: 0, until: Infinity };
      counter.count += 1;
      counters.set(key, counter);
      return Promise.resolve(counter.count);
    },
    pexpire(key: string, milliseconds: number): Promise<number> {
      const at = now().getTime();
      // In the order in which they began, which is that in which they end.
      for (const [name, { until }] of counters) {
        if (until > at) break;
        counters.delete(name);
      }
      const counter = counters.get(key);
      if (counter) counter.until = at + milliseconds;
      return Promise.resolve(counter ? 1 : 0);
    },
  };
}
