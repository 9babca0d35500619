import { setTimeout } from "node:timers/promises";
import { run } from "@grammyjs/runner";
import type { Bot } from "grammy";
import { openUpdateInbox } from "../../memory/index.ts";
import { describeError, type Log } from "./log.ts";
import { createIntake, type Intake, longestStopSeconds, wantedUpdates } from "./intake.ts";
import { removeWebhook } from "./web/webhook.ts";

/** A bot that is fetching updates. */
export interface Polling {
  /** Settles when polling has ended: rejects if Telegram refuses the token or somebody else polls. */
  readonly ended: Promise<void>;
  /** Fetches no more, finishes what is being answered, and tells Telegram what has been dealt with. */
  stop(): Promise<void>;
}

/**
 * Starts long polling: one request at a time is held open, and what it brings goes into the intake.
 * A webhook that is set is removed, since Telegram allows only one of the two.
 *
 * @param intake where the updates go. The default keeps them in memory: they are not worked on again
 *   after a kill.
 * @throws GrammyError at once if Telegram refuses the token.
 */
export async function startPolling(
  bot: Bot,
  log: Log,
  intake: Intake = createPassingIntake(bot, log),
): Promise<Polling> {
  let lastUpdateId: number | undefined;
  bot.handleUpdate = (update) => {
    lastUpdateId = Math.max(lastUpdateId ?? 0, update.update_id);
    try {
      intake.accept({ id: update.update_id, json: JSON.stringify(update) });
    } catch (error) {
      // A full disk is no reason to let somebody wait.
      log.error(describeError(error), "could not store an update");
      intake.work(update);
    }
    return Promise.resolve();
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
  await removeWebhook(bot, log);
  intake.start();
  const runner = run(bot, {
    runner: { fetch: { allowed_updates: wantedUpdates }, silent: true },
  });
  log.info({ username: bot.botInfo.username }, "polling");
  return {
    ended: runner.task() ?? Promise.resolve(),
    async stop() {
      await runner.stop();
      await intake.stop(longestStopSeconds);
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

function createPassingIntake(bot: Bot, log: Log): Intake {
  const botId = Number(bot.token.split(":")[0]);
  return createIntake({ bot, log, inbox: openUpdateInbox({ path: ":memory:", botId }) });
}

// Whoever stops the bot is waiting for it.
const longestConfirmationMilliseconds = 5_000;
