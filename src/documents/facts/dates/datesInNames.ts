import { alternatives, languages, type WordList, words } from "../../../languages/index.ts";
import { readLeadingDate, readWrittenDate } from "./writtenDates.ts";

/** "/2024/03/05/" in an address. */
export function dateInAddress(address: string | null | undefined): string | null {
  const [, year, month, day] =
    /(?:^|[/_-])((?:19|20)\d\d)[/_-](\d\d)[/_-](\d\d)(?:[/_-]|$)/.exec(address ?? "") ?? [];
  return year === undefined ? null : readWrittenDate(`${year}-${month}-${day}`);
}

/**
 * The date that the title of a meeting's minutes names: "11 July 2023 meeting notes", "Protokols Nr. 4,
 * 2024. gada 5. marts". `null` for a title that says more, since it may be of an article about that day,
 * and for one that names two.
 */
export function dateOfMinutes(
  title: string | null,
  language: string | null | undefined,
): string | null {
  if (title === null || title.length > longestTitle) return null;
  const dates = new Set<string>();
  let others = "";
  let end = 0;
  for (const { index } of title.matchAll(/(?<![\p{L}\p{N}.])[\p{L}\p{N}]/gu)) {
    if (index < end) continue;
    const found = readLeadingDate(title.slice(index), language ?? null);
    if (found === null) continue;
    dates.add(found.date.slice(0, "2026-06-29".length));
    others += title.slice(end, index);
    end = title.length - found.rest.length;
  }
  others += title.slice(end);
  const [date = null] = dates;
  return dates.size === 1 && isOfMinutes(others) ? date : null;
}

const longestTitle = 150;

function isOfMinutes(title: string): boolean {
  if (ofMinutes.test(title)) return true;
  if (!ofMeeting.test(title)) return false;
  const others = title.replaceAll(new RegExp(ofMeeting, "giu"), "").match(/[\p{L}\p{N}]+/gu) ?? [];
  return others.length <= mostOtherWords;
}

const mostOtherWords = 3;

const wordOf = (list: WordList) =>
  new RegExp(String.raw`(?<!\p{L})(?:${alternatives(list)})(?!\p{L})`, "iu");

const ofMinutes = wordOf([
  ...languages.flatMap(({ pages }) => pages.minutes),
  ...words(`protokoll, niederschrift, tagesordnung, procès-verbal, compte rendu, ordre du jour, verbale,
    notulen, protokół, protokolas`),
]);
const ofMeeting = wordOf([
  ...languages.flatMap(({ pages }) => pages.meetings),
  ...words("sitzung, réunion, riunione, reunión, posiedzenie, posėdis, koosolek"),
]);
