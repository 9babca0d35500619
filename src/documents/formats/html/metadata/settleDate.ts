import { primaryTag } from "../../../../languages/index.ts";

/**
 * Settles which of the dates that a page states for programs is its own, by what its readers see. Sites
 * write them in universal time, in which an evening in America and a midnight in Europe are another day.
 *
 *     for programs                     for readers     settled
 *     2022-05-04, 2022-05-06           6 May 2022      2022-05-06
 *     2022-05-04T00:25:56Z             3 May 2022      2022-05-03: it was evening there
 *     2022-05-03T22:00:00Z             none            2022-05-04, of a page in German: midnight
 *     2022-05-04T00:25:56Z             1 May 2022      2022-05-04T00:25:56Z: a date of something else
 *
 * @param stated the surest first.
 * @param seen the date near the title, if there is one.
 * @returns `null` if none is stated.
 */
export function settleDate(
  stated: readonly string[],
  seen: string | null,
  language: string | null,
): string | null {
  const [first] = stated;
  if (first === undefined) return null;
  const confirmed = seen === null ? undefined : stated.find((date) => dayOf(date) === dayOf(seen));
  const date = confirmed ?? first;
  if (!isUniversal(date)) return date;
  if (seen === null || isUniversal(seen))
    return isMidnight(date, language) ? dayAfter(date, 1) : date;
  return seen.length >= dayLength && mayBeSameMoment(date, dayOf(seen)) ? seen : date;
}

const dayLength = "2026-06-29".length;

function dayOf(date: string): string {
  return date.slice(0, dayLength);
}

function isUniversal(date: string): boolean {
  return /T\d\d:\d\d.*(?:Z|[+-]00:?00)$/.test(date);
}

function hourOf(date: string): number {
  return Number(date.slice(11, 13));
}

// In America, or from Japan to Europe.
function mayBeSameMoment(moment: string, day: string): boolean {
  return (
    (day === dayAfter(moment, -1) && hourOf(moment) < 9) ||
    (day === dayAfter(moment, 1) && hourOf(moment) >= 15)
  );
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(dayOf(date)) + days * 86_400_000).toISOString().slice(0, dayLength);
}

/** Where most readers of a language live, the next day begins in winter and in summer at these hours. */
const midnights: readonly (readonly [languages: string, hours: readonly number[]])[] = [
  ["de fr it es nl pl cs sk sl hr hu sv da no nb", [22, 23]],
  ["lv lt et fi uk bg ro el", [21, 22]],
  ["ru", [21]],
];

/** A day without a time of day, written by a program that takes it for midnight. */
function isMidnight(date: string, language: string | null): boolean {
  if (language === null || !/T\d\d:00:00(?:\.0+)?(?:Z|[+-])/.test(date)) return false;
  const tag = primaryTag(language);
  const hours = midnights.find(([languages]) => languages.split(" ").includes(tag))?.[1];
  return hours?.includes(hourOf(date)) ?? false;
}
