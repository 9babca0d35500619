/**
 * Dates of publication are ISO 8601, as exact as the document states them. What it does not state is not
 * guessed: `2026` is some day of that year.
 */

/** `2026-06-29T14:32` as "29 Jun 2026", `2026-06` as "Jun 2026", `2026` as it is. */
export function writeDate(published: string, language: string): string {
  const { year, month, day } = read(published);
  if (month === null) return String(year);
  return new Date(Date.UTC(year, month - 1, day ?? 1)).toLocaleDateString(
    language === "en" ? "en-GB" : language,
    {
      ...(day === null ? {} : { day: "numeric" }),
      month: "short",
      year: "numeric",
      timeZone: "UTC",
    },
  );
}

/**
 * Writes how long ago a date is, in a language: "yesterday", "5 months ago". In days up to two months, in
 * months up to a year, and never more exactly than the date is.
 */
export function writeAge(published: string, now: Date, language: string): string {
  const { year, month, day } = read(published);
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const years = now.getUTCFullYear() - year;
  if (month === null) return format.format(-years, "year");
  const started = day === null || now.getUTCDate() >= day ? 0 : 1;
  const months = years * 12 + (now.getUTCMonth() + 1 - month) - started;
  if (months >= 12) return format.format(-Math.floor(months / 12), "year");
  if (day === null || months >= 2) return format.format(-months, "month");
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const days = Math.round((today - Date.UTC(year, month - 1, day)) / dayMilliseconds);
  return format.format(-days, "day");
}

/** Whether a date is certainly more than a year ago: `2025` is from 2027 on. */
export function isOld(published: string, now: Date): boolean {
  const { year, month, day } = read(published);
  // The day after the last that it can have been, a year on.
  const end =
    month === null
      ? Date.UTC(year + 2, 0, 1)
      : day === null
        ? Date.UTC(year + 1, month, 1)
        : Date.UTC(year + 1, month - 1, day + 1);
  return now.getTime() >= end;
}

function read(published: string): { year: number; month: number | null; day: number | null } {
  const [year = 0, month = null, day = null] = published.slice(0, 10).split("-").map(Number);
  return { year, month, day };
}

const dayMilliseconds = 86_400_000;
