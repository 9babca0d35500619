import { knowChat } from "../state/chosenSettings.ts";
import type { StateDatabase } from "../state/stateDatabase.ts";
import { type Due, everyDay, nextDue, type Timing } from "./schedule/nextDue.ts";
import { isZone } from "./schedule/zones.ts";

/** What a chat has chosen of its digest. */
export interface DigestSettings extends Timing {
  readonly isOn: boolean;
  /** Only stories about this; `null` for all. */
  readonly topic: string | null;
  /** How many stories at most. */
  readonly length: 3 | 5 | 8;
  /** Whether to send a passage from the archive if nothing is new. */
  readonly always: boolean;
  /** The forum topic it goes to; `null` for the chat itself. */
  readonly threadId: number | null;
  /** Whether the chat is a channel, in which nobody can ask. */
  readonly isChannel: boolean;
  /** The language of the words around the quotes; `null` for the chat's. */
  readonly language: string | null;
}

/** A chat's digest: its settings, and how it stands. */
export interface Subscription extends DigestSettings {
  readonly chatId: number;
  /** When it is next due; `null` if it is off, or on no weekday. */
  readonly due: Due | null;
  /** The last day for which there was a digest, or nothing to tell, or it was missed. */
  readonly lastDate: string | null;
  /** The name of the snapshot that the last digest left; `null` before the first one. */
  readonly seen: string | null;
  /** Why it was turned off automatically; `null` if it was not. */
  readonly offReason: OffReason | null;
}

/** Why digests cannot be sent to a chat; "not allowed": nobody there may ask any more. */
export type OffReason = "blocked" | "removed" | "not found" | "may not write" | "not allowed";

/** Digests by chat, and when they are due. */
export interface Subscriptions {
  /** A chat that never chose anything has the defaults: off, at 8, every day, five stories. */
  get(chatId: number): Promise<Subscription>;
  /**
   * Changes the given settings and leaves the others. If the digest is turned on or its time changes,
   * the next one is due at the next such time, on a day that has had none.
   *
   * @throws RangeError if a setting makes no sense.
   */
  set(chatId: number, changes: Partial<DigestSettings>): Promise<Subscription>;
  /**
   * Subscriptions that are due, longest overdue first.
   *
   * @param options.after the last one of the previous page.
   */
  due(options: {
    readonly now: Date;
    readonly most: number;
    readonly after?: Subscription | null;
  }): Promise<Subscription[]>;
  figures(): Promise<SubscriptionFigures>;
}

interface SubscriptionFigures {
  readonly on: number;
  readonly off: number;
  /** How many were turned off automatically, by reason. */
  readonly turnedOff: Readonly<Partial<Record<OffReason, number>>>;
}

/** @param zone the time zone of a chat that has not chosen one. */
export function createSubscriptions(
  state: StateDatabase,
  now: () => Date,
  zone: string,
): Subscriptions {
  const defaults: Subscription = { ...defaultSettings, zone, chatId: 0, ...untouched };
  const get = (chatId: number) => readSubscription(state, chatId) ?? { ...defaults, chatId };
  const change = (chatId: number, changes: Partial<DigestSettings>): Subscription => {
    const before = get(chatId);
    const changed = { ...before, ...withoutUndefined(changes), offReason: null };
    check(changed);
    const isSameTime = before.isOn && timingKeys.every((key) => before[key] === changed[key]);
    const due = isSameTime ? before.due : dueAfter(changed, now());
    knowChat(state, chatId);
    save(state, { ...changed, due });
    return { ...changed, due };
  };
  return {
    get: async (chatId) => get(chatId),
    async set(chatId, changes) {
      const { topic } = get(chatId);
      const changed = state.write(() => change(chatId, changes));
      // What somebody typed must not stay readable in the log once it is taken back.
      if (topic !== null && changed.topic !== topic) state.shred();
      return changed;
    },
    async due(options) {
      mendFarDue(state, options.now);
      return state
        .all<SubscriptionRow>(
          `SELECT ${columns} FROM subscriptions
           WHERE due_at <= @now AND (due_at, chat) > (@at, @chatId) ORDER BY due_at, chat
           LIMIT @most`,
          {
            now: options.now.getTime(),
            most: options.most,
            at: options.after?.due?.at ?? Number.MIN_SAFE_INTEGER,
            chatId: options.after?.chatId ?? Number.MIN_SAFE_INTEGER,
          },
        )
        .map(toSubscription);
    },
    async figures() {
      const rows = state.all<{ isOn: number; reason: OffReason | null; count: number }>(
        `SELECT is_on AS isOn, off_reason AS reason, count(*) AS count FROM subscriptions
         GROUP BY is_on, off_reason`,
      );
      const sum = (isOn: number) =>
        rows.filter((row) => row.isOn === isOn).reduce((total, { count }) => total + count, 0);
      const turnedOff = rows.flatMap(({ reason, count }) => (reason ? [[reason, count]] : []));
      return { on: sum(1), off: sum(0), turnedOff: Object.fromEntries(turnedOff) };
    },
  };
}

/**
 * No digest is more than a week off: one that is was planned while the clock was ahead, perhaps by years,
 * and is planned anew.
 */
function mendFarDue(state: StateDatabase, now: Date): void {
  const latest = now.getTime() + farthestDueDays * 86_400_000;
  const far = state.all<SubscriptionRow>(
    `SELECT ${columns} FROM subscriptions WHERE due_at > @latest`,
    { latest },
  );
  if (far.length === 0) return;
  state.write(() => {
    for (const row of far) {
      const subscription = toSubscription(row);
      save(state, { ...subscription, due: dueAfter(subscription, now) });
    }
  });
}

// A week, the day that was had, and a day for the zones.
const farthestDueDays = 9;

/** @returns `null` if the chat never chose anything. */
export function readSubscription(state: StateDatabase, chatId: number): Subscription | null {
  const [row] = state.all<SubscriptionRow>(
    `SELECT ${columns} FROM subscriptions WHERE chat = @chatId`,
    { chatId },
  );
  return row ? toSubscription(row) : null;
}

/** Turns a chat's digest off since Telegram does not take it there. */
export function turnOff(state: StateDatabase, chatId: number, reason: OffReason): void {
  state.run(
    `UPDATE subscriptions SET is_on = 0, due_at = NULL, due_date = NULL, off_reason = @reason
     WHERE chat = @chatId`,
    { chatId, reason },
  );
}

const defaultSettings: Omit<DigestSettings, "zone"> = {
  isOn: false,
  minutes: 8 * 60,
  weekdays: everyDay,
  topic: null,
  length: 5,
  always: false,
  threadId: null,
  isChannel: false,
  language: null,
};

const untouched = { due: null, lastDate: null, seen: null, offReason: null } as const;

const timingKeys = ["isOn", "zone", "minutes", "weekdays"] as const;

/** When it is next due after an instant; `null` if it is off, or on no weekday. */
export function dueAfter(subscription: Subscription, instant: Date): Due | null {
  const { isOn, lastDate } = subscription;
  return isOn ? nextDue(subscription, lastDate, instant.getTime()) : null;
}

function withoutUndefined(changes: Partial<DigestSettings>): Partial<DigestSettings> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function check({ zone, minutes, weekdays, length }: DigestSettings): void {
  if (!isZone(zone)) {
    throw new RangeError(`Expected a time zone such as Europe/Riga, got "${zone}".`);
  }
  if (!Number.isInteger(minutes / 30) || minutes < 0 || minutes >= 24 * 60) {
    throw new RangeError(`Expected minutes from 0 to 1410 in steps of 30, got ${minutes}.`);
  }
  if (!Number.isInteger(weekdays) || weekdays < 0 || weekdays > everyDay) {
    throw new RangeError(`Expected weekdays as bits from 0 to ${everyDay}, got ${weekdays}.`);
  }
  if (![3, 5, 8].includes(length)) {
    throw new RangeError(`Expected 3, 5 or 8 stories, got ${length}.`);
  }
}

function save(state: StateDatabase, subscription: Subscription): void {
  const { isOn, always, isChannel, due, ...rest } = subscription;
  state.run(
    `INSERT OR REPLACE INTO subscriptions (chat, is_on, zone, minutes, weekdays, topic, length,
       always, thread, is_channel, language, due_at, due_date, last_date, seen, off_reason)
     VALUES (@chatId, @isOn, @zone, @minutes, @weekdays, @topic, @length, @always, @threadId,
       @isChannel, @language, @dueAt, @dueDate, @lastDate, @seen, @offReason)`,
    {
      ...rest,
      isOn: Number(isOn),
      always: Number(always),
      isChannel: Number(isChannel),
      dueAt: due?.at ?? null,
      dueDate: due?.date ?? null,
    },
  );
}

interface SubscriptionRow extends Omit<Subscription, "isOn" | "always" | "isChannel" | "due"> {
  readonly isOn: number;
  readonly always: number;
  readonly isChannel: number;
  readonly dueAt: number | null;
  readonly dueDate: string | null;
}

const columns = `chat AS chatId, is_on AS isOn, zone, minutes, weekdays, topic, length, always,
  thread AS threadId, is_channel AS isChannel, language, due_at AS dueAt, due_date AS dueDate, last_date AS lastDate, seen,
  off_reason AS offReason`;

function toSubscription(row: SubscriptionRow): Subscription {
  const { isOn, always, isChannel, dueAt, dueDate, ...rest } = row;
  const due = dueAt === null || dueDate === null ? null : { at: dueAt, date: dueDate };
  const flags = { isOn: isOn === 1, always: always === 1, isChannel: isChannel === 1 };
  return { ...rest, ...flags, due };
}

/** Moves a digest to another chat, unless that has its own. */
export function moveSubscription(state: StateDatabase, oldId: number, newId: number): void {
  state.run("UPDATE OR IGNORE subscriptions SET chat = @newId WHERE chat = @oldId", {
    oldId,
    newId,
  });
  state.run("DELETE FROM subscriptions WHERE chat = @oldId", { oldId });
}
