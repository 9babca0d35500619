import { Temporal } from "temporal-polyfill";

/** True for a time zone that this machine knows, such as `Europe/Riga` or `UTC`. */
export function isZone(name: string): boolean {
  // An offset such as +02:00 would know nothing of summer time.
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** The date in a zone at an instant, such as `2026-06-30`. */
export function dateAt(instant: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/**
 * The instant of a local date and time. A time skipped by the clock moves later by as much (02:30 becomes
 * 03:30 when clocks go forward at 2); of a time shown twice, the first counts.
 *
 * @param minutes of the day, from 0 to 1439.
 */
export function instantOf(date: string, minutes: number, zone: string): number {
  const time = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60);
  return Temporal.PlainDate.from(date)
    .toPlainDateTime(time)
    .toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
}

export function addDays(date: string, days: number): string {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** From 0, Monday, to 6, Sunday. */
export function weekdayOf(date: string): number {
  return Temporal.PlainDate.from(date).dayOfWeek - 1;
}
