/**
 * The first day that a date may mean, counted from 1970: 1 June for `2026-06`, so that nothing is
 * taken for newer than it is.
 *
 * @param date ISO 8601, as exact as it may be.
 */
export function dayNumber(date: string): number {
  return Math.floor(Date.parse(date.slice(0, 10)) / millisecondsPerDay);
}

/** True if a date names its day, and not only its month or year. */
export function namesDay(date: string | null): date is string {
  return date !== null && date.length >= "2026-06-29".length;
}

/**
 * How many days ago something was published, at the most; below 0 if it is of a later day.
 *
 * @returns `null` for what bears no date.
 */
export function daysOld(published: string | null, today: string): number | null {
  return published === null ? null : dayNumber(today) - dayNumber(published);
}

/** True for a day of the calendar, written `2026-06-30`. */
export function isDay(written: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(written) || Number.isNaN(Date.parse(written))) return false;
  // Date takes 30 February for 2 March.
  return new Date(written).toISOString().startsWith(written);
}

const millisecondsPerDay = 86_400_000;
