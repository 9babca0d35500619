import { setTimeout } from "node:timers/promises";
import { run } from "@grammyjs/runner";
import type { Bot } from "grammy";
import { describeError, type Log } from "./bot.ts";

/** A bot that is fetching updates. */
export interface Polling {
  /** Settles when polling has ended: rejects if Telegram refuses the token or somebody else polls. */
  readonly ended: Promise<void>;
  /** Fetches no more, finishes what is being answered, and tells Telegram what has been dealt with. */
  stop(): Promise<void>;
}

/**
 * Starts long polling: one request at a time is held open, and up to 500 updates are worked on at
 * once.
 *
 * @throws GrammyError at once if Telegram refuses the token.
 */
export async function startPolling(bot: Bot, log: Log): Promise<Polling> {
  const underway = new Set<Promise<void>>();
  let lastUpdateId: number | undefined;
  const handleUpdate = bot.handleUpdate.bind(bot);
  bot.handleUpdate = (update, ...rest) => {
    lastUpdateId = Math.max(lastUpdateId ?? 0, update.update_id);
    const handled = handleUpdate(update, ...rest);
    const settled = handled.then(
      () => undefined,
      () => undefined,
    );
    underway.add(settled);
    void settled.then(() => underway.delete(settled));
    return handled;
  };
  bot.api.config.use(async (previous, method, payload, signal) => {
    try {
      return await previous(method, payload, signal);
    } catch (error) {
      // The runner tries again, but would print the error itself, with the token in its address.
      if (method === "getUpdates" && signal?.aborted !== true) {
        log.error(describeError(error), "could not fetch updates");
      }
      throw error;
    }
  });
  await bot.init();
  const runner = run(bot, {
    runner: { fetch: { allowed_updates: ["message", "callback_query"] }, silent: true },
  });
  log.info({ username: bot.botInfo.username }, "polling");
  return {
    ended: runner.task() ?? Promise.resolve(),
    async stop() {
      await runner.stop();
      while (underway.size > 0) await Promise.all(underway);
      // Updates count as delivered once a later request confirms them; without it, they come again.
      if (lastUpdateId === undefined) return;
      const confirmation = { offset: lastUpdateId + 1, limit: 1, timeout: 0 };
      await Promise.race([
        bot.api.getUpdates(confirmation).catch((error: unknown) => {
          log.error(describeError(error), "could not confirm the last updates");
        }),
        setTimeout(longestConfirmationMilliseconds, undefined, { ref: false }),
      ]);
    },
  };
}

// Whoever stops the bot is waiting for it.
const longestConfirmationMilliseconds = 5_000;
