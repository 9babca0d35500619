import { addDays, dateAt, instantOf, weekdayOf } from "./zones.ts";

/** When a chat wants its digest. */
export interface Timing {
  /** Of the IANA database, such as `Europe/Riga`. */
  readonly zone: string;
  /** Of the day there: 480 is 8 o'clock. */
  readonly minutes: number;
  /** Bit 0 is Monday, bit 6 Sunday; 127 is every day, 0 none. */
  readonly weekdays: number;
}

export interface Due {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The day that it is for, `2026-06-30`: the chat's, at that time. */
  readonly date: string;
}

/**
 * The next time a chat is due: later than `after`, and for a later day than its last one.
 *
 * Each day is looked up in its zone, never counted from the one before:
 *
 *     last digest, 28 March   08:00 +02:00   06:00 UTC
 *     next, 29 March          08:00 +03:00   05:00 UTC     23 hours later
 *
 * The days alone decide what there was already, so an hour or a zone that changes doubles none: moved
 * to later today after today's was sent, or over the date line to a day that was had, it is next due
 * on the day after.
 *
 * @param lastDate the last day that was settled, sent or not; `null` if none was. One that is more than
 *   two days ahead was settled by a clock that was wrong, and counts as none.
 * @param after milliseconds since 1970.
 * @returns `null` if no weekday is wanted.
 */
export function nextDue(timing: Timing, lastDate: string | null, after: number): Due | null {
  const { zone, minutes, weekdays } = timing;
  if ((weekdays & everyDay) === 0) return null;
  // An hour that the clock skips at midnight may be later than `after`, although its day is over.
  const yesterday = addDays(dateAt(after, zone), -1);
  const last = lastDate !== null && lastDate <= addDays(yesterday, daysAhead) ? lastDate : null;
  let date = last !== null && last >= yesterday ? addDays(last, 1) : yesterday;
  for (; ; date = addDays(date, 1)) {
    if ((weekdays & (1 << weekdayOf(date))) === 0) continue;
    const at = instantOf(date, minutes, zone);
    if (at > after) return { at, date };
  }
}

// From yesterday: tomorrow, and a day more over the date line.
const daysAhead = 3;

/** All weekdays. */
export const everyDay = 0b111_1111;
