import { setTimeout } from "node:timers/promises";
import { type Bot, BotError, Context } from "grammy";
import type { Update } from "grammy/types";
import type { StoredUpdate, UpdateInbox, WaitingUpdate } from "../../memory/index.ts";
import { describeError, type Log } from "./log.ts";

/** Stores incoming updates, by polling or webhook, and hands them to the bot. */
export interface Intake {
  /**
   * Stores an update; the bot handles it as soon as there is room. From then on it cannot be lost.
   *
   * @returns false if it came before; then nothing happens.
   * @throws if it cannot be stored.
   */
  accept(update: StoredUpdate): boolean;
  /** Handles an update that could not be stored. */
  work(update: Update): void;
  /** Starts handling updates, first those that an earlier process left. Initialise the bot before. */
  start(): void;
  /**
   * Starts nothing more, and waits for what is underway. Whatever is unfinished after
   * `longestSeconds` stays in the inbox for the next start.
   */
  stop(longestSeconds: number): Promise<void>;
}

export interface IntakeOptions {
  readonly bot: Bot;
  readonly inbox: UpdateInbox;
  readonly log: Log;
  /**
   * How many updates, of as many chats, are in hand at once; the others wait in the inbox. Each takes
   * about 100 kB, most of them while they wait for Telegram. Raise it if answers wait though the
   * processor is idle.
   *
   * @default 100, three times as many as Telegram accepts messages a second
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
 * How long a stop may wait for answers underway. Kubernetes kills a process 30 seconds after SIGTERM,
 * and there is a little to do after the wait.
 */
export const longestStopSeconds = 22;

/**
 *     accept ─→ inbox ─→ underway (at most 100) ─→ done
 *                 ↑  └─→ behind another of its chat ─┘
 *                 └────── killed: begun again at the next start, three times at most
 *
 * Updates start in the order they were accepted, one at a time for each chat, so that a chat's messages
 * are answered in order. Chats do not wait for each other: a chat that floods the bot, or is held up by
 * Telegram, takes one place, however many of its updates wait.
 */
export function createIntake(options: IntakeOptions): Intake {
  const { bot, inbox, log, mostUnderway = 100 } = options;
  const handleUpdate = bot.handleUpdate.bind(bot);
  const underway = new Set<Promise<void>>();
  /** For each chat with an update in hand, what waits behind it. */
  const lines = new Map<string, Waiting[]>();
  /** Updates of the inbox that have started and not ended. */
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
      // They did not end the process, so they must not count as starts that did.
      for (const id of begun) inbox.putBack(id);
      const left = inbox.size();
      if (left > 0) log.info({ updates: left }, "updates left for the next start");
    },
  };
}

/**
 * An update that waits for its turn: its place in the inbox, which takes little memory however many
 * wait; or the update itself, if it could not be stored.
 */
type Waiting = Pick<WaitingUpdate, "id" | "place"> | { readonly content: Update };

/**
 * The chat in whose line an update waits; `null` for none. An unreadable update waits in none and fails
 * when it starts, so that no other update suffers from it. So does a guest's: its chat may have the
 * id of another one, and gets no message.
 */
function chatOf(json: string, { api, botInfo }: Bot): string | null {
  try {
    const { chat, guestMessage } = new Context(JSON.parse(json) as Update, api, botInfo);
    return guestMessage || !chat ? null : String(chat.id);
  } catch {
    // Not an update at all.
    return null;
  }
}
