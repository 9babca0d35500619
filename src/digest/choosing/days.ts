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
 * How many days ago something was published, at the most; -1 for tomorrow, which it may be already
 * where it was published.
 *
 * @returns `null` without a date, and for a later one: a mistyped year is not news for ever.
 */
export function daysOld(published: string | null, today: string): number | null {
  if (published === null) return null;
  const days = dayNumber(today) - dayNumber(published);
  return days < -1 ? null : days;
}

/** True for a day of the calendar, written `2026-06-30`. */
export function isDay(written: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(written) || Number.isNaN(Date.parse(written))) return false;
  // Date takes 30 February for 2 March.
  return new Date(written).toISOString().startsWith(written);
}

const millisecondsPerDay = 86_400_000;
