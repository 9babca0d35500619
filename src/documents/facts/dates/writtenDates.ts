import { createCalendarWords } from "./calendarWords.ts";

/** A date found at the beginning of a line. */
export interface LeadingDate {
  /** ISO 8601: `2026-06-29` or `2026-06-29T14:32`, with the zone only where one is written. */
  readonly date: string;
  /** What follows it in the line. */
  readonly rest: string;
}

/**
 * Reads a date that stands alone on its line, in the written forms of Europe's languages, and gives it
 * in ISO 8601.
 *
 *     2026-06-29T14:32+02:00     as it is
 *     2026-06-29 14:32 +0200     2026-06-29T14:32+02:00
 *     29 June 2026, 2:32 pm      2026-06-29T14:32
 *     2026. gada 29. jūnijs      2026-06-29
 *     29.06.2026. 14:32          2026-06-29T14:32, as everywhere where the day has a full stop
 *     06/07/2026                 only with a language: in June in `en-US`, in July in `fr`
 *
 * @param language of the page, as a BCP 47 tag; it decides where countries differ.
 * @returns `null` unless the line is one date and nothing else, its year included.
 */
export function readWrittenDate(line: string, language: string | null = null): string | null {
  const written = line.trim();
  if (written.length > longestDate) return null;
  const iso = readIsoDate(written);
  if (iso !== null) return iso;
  const found = readLeadingDate(written, language);
  return found && isNothing(found.rest) ? found.date : null;
}

/**
 * Reads the date, to the day, that a line begins with; a time of day or a weekday may stand before it.
 *
 * @param language as in `readWrittenDate`.
 */
export function readLeadingDate(line: string, language: string | null = null): LeadingDate | null {
  const written = line.replace(/^[\s\p{P}|]+/u, "");
  const withoutTime = skipTime(written);
  for (const { text, time } of withoutTime
    ? [{ text: written, time: null }, withoutTime]
    : [{ text: written, time: null }]) {
    // "Mar" is March and, in French, Tuesday.
    const day = readDay(text, language) ?? readDay(skipWeekday(text), language);
    if (!day) continue;
    const rest = skipWeekdayInBrackets(day.rest);
    const after = readTime(rest);
    // A range of days is a period and no day of publication.
    if (/^\s*[-–—]\s*\d{1,2}(?!\d|:)/.test(day.rest) && !after) return null;
    if (after) return { date: `${day.date}T${after.time}`, rest: after.rest };
    return { date: time === null ? day.date : `${day.date}T${time}`, rest };
  }
  return null;
}

/** A month with its year that stands alone ("March 2024", "2024. gada marts"), as `2024-03`. */
export function readWrittenMonth(line: string, language: string | null = null): string | null {
  const text = line.trim();
  const monthFirst = new RegExp(`^${word}\\.?,?\\s+${of}(\\d{4})(?!\\d)${yearEnd}[\\s.,]*$`, "iu");
  const yearFirst = new RegExp(`^(\\d{4})\\.?\\s*(?:gada|gadā|m\\.)?\\s+${word}[\\s.,]*$`, "iu");
  const [, name = "", year = ""] = monthFirst.exec(text) ?? [];
  const [, otherYear = "", otherName = ""] = yearFirst.exec(text) ?? [];
  const month = calendar.monthOf(name || otherName, language);
  return month === null
    ? null
    : (makeDate(Number(year || otherYear), month, 1)?.slice(0, 7) ?? null);
}

/** A date that a person meant: content systems write year 1 or 1970 where there is none. */
export function meantDate(date: string | null): string | null {
  if (date === null) return null;
  return /^(?:0|1900-01-01|1970-01-01|9999)/.test(date) ? null : date;
}

const calendar = createCalendarWords();

const longestDate = 80;
const firstYear = 1000;
const lastYear = 2199;

interface Day {
  readonly date: string;
  readonly rest: string;
}

const ordinal = String.raw`(?:st|nd|rd|th|er|re|ª|º|°|-?(?:го|е|й|ое))?`;
const yearEnd = String.raw`(?:\.?\s*(?:гг?|р|рр|m|года|году|року|роки|gada|gadā|metų|r|roku|年)(?![\p{L}\d])\.?)?`;
const word = String.raw`(\p{L}[\p{L}\p{M}'’]*)`;
const of = String.raw`(?:(?:of|de|del|di|do|da|the)\s+|d['’])?`;

/** Each form with where its year, month and day stand. */
const wordForms: readonly (readonly [RegExp, year: number, month: number, day: number])[] = [
  // 29 June 2026, 29. Juni 2026, 29 de junio de 2026, 5. marts, 2024
  [
    new RegExp(
      `^(\\d{1,2})\\.?${ordinal}\\.?[\\s-]*${of}${word}\\.?,?[\\s-]+${of}(\\d{4})(?![\\d])${yearEnd}`,
      "iu",
    ),
    3,
    2,
    1,
  ],
  // June 29, 2026
  [
    new RegExp(`^${word}\\.?\\s+(?:the\\s+)?(\\d{1,2})${ordinal}\\.?,?\\s+(\\d{4})(?!\\d)`, "iu"),
    3,
    1,
    2,
  ],
  // 2026. gada 29. jūnijs, 2026 m. birželio 29 d., 2026. június 29.
  [
    new RegExp(
      `^(\\d{4})\\.?,?\\s*(?:gada|gadā|m\\.|г\\.|року)?\\s*(\\d{1,2})\\.?\\s*${word}`,
      "iu",
    ),
    1,
    3,
    2,
  ],
  [
    new RegExp(
      `^(\\d{4})\\.?,?\\s*(?:gada|gadā|m\\.|г\\.|року)?,?[\\s-]*${word}\\.?[\\s-]+(\\d{1,2})(?![\\d:])(?:\\.|\\s*d\\.)?`,
      "iu",
    ),
    1,
    2,
    3,
  ],
];

function readDay(text: string, language: string | null): Day | null {
  for (const [form, year, month, day] of wordForms) {
    const found = form.exec(text);
    if (!found) continue;
    const date = makeDate(
      Number(found[year]),
      calendar.monthOf(found[month] ?? "", language) ?? 0,
      Number(found[day]),
    );
    if (date !== null) return { date, rest: text.slice(found[0].length) };
  }
  return readNumbers(text, language);
}

/** 2026-06-29, 2026/06/29, 29.06.2026, 2026年6月29日, and 06/29/2026 where it can be told. */
function readNumbers(text: string, language: string | null): Day | null {
  const yearFirst =
    /^(\d{4})(?:\s*[年년]\s*|([-./])\s?)(\d{1,2})(?:\s*[月월]\s*|\2\s?)(\d{1,2})(?!\d)[日일]?/u.exec(
      text,
    );
  if (yearFirst) {
    const [all, year, , month, day] = yearFirst;
    const date = makeDate(Number(year), Number(month), Number(day));
    return date === null ? null : { date, rest: text.slice(all.length) };
  }
  const yearLast = new RegExp(
    `^(\\d{1,2})([-./])\\s?(\\d{1,2})\\2\\s?(\\d{4}|\\d\\d)(?![\\d.]\\d|\\d)${yearEnd}`,
    "iu",
  ).exec(text);
  if (!yearLast) return null;
  const [all, one, sign, other, written = ""] = yearLast;
  const year = written.length === 2 ? 2000 + Number(written) : Number(written);
  const order = orderOf(Number(one), Number(other), sign ?? "", language);
  if (order === null) return null;
  const date =
    order === "day"
      ? makeDate(year, Number(other), Number(one))
      : makeDate(year, Number(one), Number(other));
  return date === null ? null : { date, rest: text.slice(all.length) };
}

/** Which of the two comes first, or `null` if nobody can know. */
function orderOf(
  one: number,
  other: number,
  sign: string,
  language: string | null,
): "day" | "month" | null {
  if (one > 12) return "day";
  if (other > 12) return "month";
  if (one === other || sign === ".") return "day";
  if (language === null) return null;
  if (/^en-(US|PH)$/i.test(language)) return "month";
  // Plain "en" is written on both sides of the ocean.
  return /^en$/i.test(language) ? null : "day";
}

function makeDate(year: number, month: number, day: number): string | null {
  if (year < firstYear || year > lastYear) return null;
  const date = `${year}-${pad(month)}-${pad(day)}`;
  return isDay(date) ? date : null;
}

/** Date takes 30 February for 1 March; the day must come back as it was written. */
function isDay(date: string): boolean {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

/** "Monday, ", "Mo., ", "trešdien, ": a weekday, or an article, before a date. */
function skipWeekday(text: string): string {
  const [all, name = ""] =
    /^(?:the\s+)?(\p{L}[\p{L}\p{M}'’-]*)\.?,?\s+(?:(?:the|den|le|el|am|il|на)\s+)?(?=\d|\p{L})/iu.exec(
      text,
    ) ?? [];
  return all !== undefined && (calendar.isWeekday(name) || /^(?:den|le|el|am|il|the)$/i.test(name))
    ? text.slice(all.length)
    : text;
}

function skipWeekdayInBrackets(text: string): string {
  const [all, name = ""] = /^[\s,.]*\(?(\p{L}+)\.?\)?(?=[\s,.]|$)/u.exec(text) ?? [];
  return all !== undefined && calendar.isWeekday(name) ? text.slice(all.length) : text;
}

const timeForm =
  /^(\d{1,2})(?:[:.h](\d\d)(?![\d.])(?::?(\d\d)(?!\d))?)?\s*([ap]\.?m\.?(?!\p{L})|uhr|h(?!\p{L})|год\.?)?/iu;
const timeLead =
  /^[\s.,;|·•@(–—-]*(?:(?:at|um|à|a las|ore|alle|às|в|о|об|plkst\.?|klo|kl\.?|o godz\.?|godz\.?|г\.)\s+)?/iu;

/** A time after a date, with its zone. */
function readTime(text: string): { time: string; rest: string } | null {
  const lead = timeLead.exec(text)?.[0] ?? "";
  const found = lead === "" && text !== "" ? null : timeForm.exec(text.slice(lead.length));
  const time = found && clockTime(found);
  if (!found || time === null) return null;
  const rest = text.slice(lead.length + found[0].length);
  const zone = /^\s*(Z|UTC|GMT)?\s*([+-]\d\d):?(\d\d)(?!\d)/.exec(rest);
  if (zone) return { time: `${time}${zone[2]}:${zone[3]}`, rest: rest.slice(zone[0].length) };
  const name = /^\s*\(?(?:Z|UTC|GMT|[CEW]ES?T|[ECMP][SD]T|MSK|BST)\b\)?/.exec(rest)?.[0] ?? "";
  const isUniversal = /Z|UTC|GMT/.test(name);
  return { time: isUniversal ? `${time}Z` : time, rest: rest.slice(name.length) };
}

function clockTime([, hours, minutes, seconds, half = ""]: RegExpExecArray): string | null {
  if (minutes === undefined && half === "") return null;
  const isMorning = /^a/i.test(half);
  const isAfternoon = /^p/i.test(half);
  let hour = Number(hours);
  if ((isMorning || isAfternoon) && (hour < 1 || hour > 12)) return null;
  if (isAfternoon && hour < 12) hour += 12;
  if (isMorning && hour === 12) hour = 0;
  if (hour > 23 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) return null;
  return `${pad(hour)}:${minutes ?? "00"}${seconds === undefined ? "" : `:${seconds}`}`;
}

/** "14:30, 5 марта 2024": a time before a date. */
function skipTime(text: string): { text: string; time: string } | null {
  const found = /^(\d{1,2}):(\d\d)(?::\d\d)?[\s,|·•–—-]+(?=\d|\p{L})/u.exec(text);
  const [all, hours, minutes] = found ?? [];
  if (all === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return { text: text.slice(all.length), time: `${pad(Number(hours))}:${minutes}` };
}

/** ISO 8601 and what is nearly that: a space for the T or before the zone, "+0200", "+02". */
function readIsoDate(text: string): string | null {
  const found =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\s?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?)?)?$/i.exec(
      text,
    );
  if (!found) return null;
  const [, year = "", month, day, time, zone] = found;
  if (Number(year) < 1) return null;
  if (month === undefined) return year;
  if (!isDay(`${year}-${month}-${day ?? "01"}`)) return null;
  if (day === undefined) return `${year}-${month}`;
  if (time === undefined) return `${year}-${month}-${day}`;
  if (Number.isNaN(Date.parse(`2026-01-01T${time}Z`))) return null;
  return `${year}-${month}-${day}T${time}${plainZone(zone)}`;
}

function plainZone(zone: string | undefined): string {
  if (zone === undefined) return "";
  if (/^[a-z]/i.test(zone)) return "Z";
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`;
}

function isNothing(text: string): boolean {
  return /^[\s\p{P}|]*$/u.test(text);
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
