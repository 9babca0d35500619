import { setTimeout } from "node:timers/promises";
import { type Bot, BotError, Context } from "grammy";
import type { Update } from "grammy/types";
import type { StoredUpdate, UpdateInbox, WaitingUpdate } from "../../memory/index.ts";
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
   * How many updates are in hand at once, of as many chats; the others wait in the inbox. Most of those
   * in hand wait too, for Telegram, and hold 100 kB each.
   *
   * @default 100, three times what Telegram takes in a second
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
 *     accept ─→ inbox ─→ underway (at most 100) ─→ done
 *                 ↑  └─→ behind another of its chat ─┘
 *                 └────── killed: begun again at the next start, three times at most
 *
 * Updates are begun in the order they were accepted, but one at a time of each chat, so that its
 * messages are answered in their order. Chats do not wait for each other: whoever floods the bot, or is
 * kept waiting by Telegram, takes one place and no more, however much waits behind.
 */
export function createIntake(options: IntakeOptions): Intake {
  const { bot, inbox, log, mostUnderway = 100 } = options;
  const handleUpdate = bot.handleUpdate.bind(bot);
  const underway = new Set<Promise<void>>();
  /** Of each chat with an update in hand, what comes after it. */
  const lines = new Map<string, Waiting[]>();
  /** Updates of the inbox that were begun and have not ended. */
  const begun = new Set<number>();
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
  const report = (error: unknown) => log.error(describeError(error), "could not handle an update");
  const track = (work: Promise<void>) => {
    const settled = work.catch(report).finally(() => {
      underway.delete(settled);
      fill();
    });
    underway.add(settled);
  };
  const workThrough = async (waiting: Waiting) => {
    if (!("place" in waiting)) return handle(waiting.content);
    const { id, place } = waiting;
    if (!inbox.begin(id)) {
      log.error({ update: id }, "gave up an update: the process ended each time it was started");
    } else {
      begun.add(id);
      try {
        const json = inbox.read(place);
        if (json !== null) await handle(JSON.parse(json) as Update);
      } finally {
        begun.delete(id);
      }
    }
    inbox.done(id);
  };
  const workOff = async (chat: string, first: Waiting) => {
    const line: Waiting[] = [];
    lines.set(chat, line);
    for (let next: Waiting | undefined = first; next; next = line.shift()) {
      await workThrough(next).catch(report);
    }
    lines.delete(chat);
  };
  const take = (chat: string | null, update: Waiting) => {
    const line = chat === null ? undefined : lines.get(chat);
    if (line) line.push(update);
    else track(chat === null ? workThrough(update) : workOff(chat, update));
  };
  const hasRoom = () => isWorking && underway.size < mostUnderway;
  const fill = () => {
    while (hasRoom()) {
      const updates = inbox.unfinished({ after: lastPlace, most: mostUnderway - underway.size });
      if (updates.length === 0) return;
      for (const { id, place, json } of updates) {
        lastPlace = place;
        take(chatOf(json, bot), { id, place });
      }
    }
  };

  return {
    accept(update) {
      const isNew = inbox.accept(update);
      if (isNew) fill();
      return isNew;
    },
    work: (update) => take(chatOf(JSON.stringify(update), bot), { content: update }),
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
      // They did not end the process, which their number of starts is to find out.
      for (const id of begun) inbox.putBack(id);
      const left = inbox.size();
      if (left > 0) log.info({ updates: left }, "updates left for the next start");
    },
  };
}

/**
 * An update that waits for its turn: one of the inbox by its place, so that a chat's line is short in
 * memory, however long it is; one that could not be stored as it is.
 */
type Waiting = Pick<WaitingUpdate, "id" | "place"> | { readonly content: Update };

/**
 * The chat in whose line an update waits; `null` for none. An update that nobody can read gets as far
 * as any other, and fails where it is begun: nothing else may suffer from it. A guest's chat may have
 * the id of another one, and is answered without a message to it.
 */
function chatOf(json: string, { api, botInfo }: Bot): string | null {
  try {
    const { chat, guestMessage } = new Context(JSON.parse(json) as Update, api, botInfo);
    return guestMessage || !chat ? null : String(chat.id);
  } catch {
    // It is not what Telegram sends, in whatever way.
    return null;
  }
}
