import { setTimeout } from "node:timers/promises";
import { type Bot, BotError } from "grammy";
import type { Update } from "grammy/types";
import type { StoredUpdate, UpdateInbox } from "../../chats/updateInbox.ts";
import { describeError, type Log } from "../log.ts";

/** Takes updates in, however they come, and has the bot work through them. */
export interface Intake {
  /**
   * Stores an update, which is worked on as soon as there is room. From then on it cannot be lost.
   *
   * @returns false if it has come before: nothing happens.
   * @throws if it cannot be stored.
   */
  accept(update: StoredUpdate): boolean;
  /** Works on an update that could not be stored. */
  work(update: Update): void;
  /** Begins to work, with what an earlier process left first. The bot has to be initialised. */
  start(): void;
  /**
   * Begins nothing more, and waits for what is underway. What is not done after `longestSeconds`
   * stays in the inbox for the next start.
   */
  stop(longestSeconds: number): Promise<void>;
}

export interface IntakeOptions {
  readonly bot: Bot;
  readonly inbox: UpdateInbox;
  readonly log: Log;
  /**
   * How many updates are in hand at once; the others wait in the inbox. Most of those in hand wait
   * too, for their chat's turn or for Telegram, and hold a few kilobytes each.
   *
   * @default 500
   */
  readonly mostUnderway?: number;
}

/** The kinds of updates that Telegram is asked for. */
export const wantedUpdates = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
  "inline_query",
  "guest_message",
] as const;

/**
 * How long a stop may wait for what is being answered. Kubernetes kills 30 seconds after it said so,
 * and there is a little to do afterwards.
 */
export const longestStopSeconds = 22;

/**
 *     accept ─→ inbox ─→ underway (at most 500) ─→ done
 *                 ↑          │
 *                 └──────────┘ killed: begun again at the next start, three times at most
 *
 * Updates are begun in the order they were accepted. The bot keeps each chat's in that order, and
 * lets chats not wait for each other.
 */
export function createIntake(options: IntakeOptions): Intake {
  const { bot, inbox, log, mostUnderway = 500 } = options;
  const handleUpdate = bot.handleUpdate.bind(bot);
  const underway = new Set<Promise<void>>();
  let isWorking = false;
  let lastPlace = 0;

  const handle = async (update: Update) => {
    try {
      await handleUpdate(update);
    } catch (error) {
      if (error instanceof BotError) await bot.errorHandler(error);
      else throw error;
    }
  };
  const track = (work: Promise<void>) => {
    const settled = work
      .catch((error: unknown) => log.error(describeError(error), "could not deal with an update"))
      .finally(() => {
        underway.delete(settled);
        fill();
      });
    underway.add(settled);
  };
  const workThrough = async ({ id, json }: StoredUpdate) => {
    if (inbox.begin(id)) await handle(JSON.parse(json) as Update);
    else log.error({ update: id }, "gave an update up: the process ended each time it was begun");
    inbox.done(id);
  };
  const fill = () => {
    const room = mostUnderway - underway.size;
    if (!isWorking || room <= 0) return;
    for (const update of inbox.unfinished({ after: lastPlace, most: room })) {
      lastPlace = update.place;
      track(workThrough(update));
    }
  };

  return {
    accept(update) {
      const isNew = inbox.accept(update);
      if (isNew) fill();
      return isNew;
    },
    work: (update) => track(handle(update)),
    start() {
      isWorking = true;
      fill();
    },
    async stop(longestSeconds) {
      isWorking = false;
      const ended = (async () => {
        while (underway.size > 0) await Promise.all(underway);
      })();
      await Promise.race([ended, setTimeout(longestSeconds * 1000, undefined, { ref: false })]);
      const left = inbox.size();
      if (left > 0) log.info({ updates: left }, "left for the next start");
    },
  };
}
