import { strict as german } from "chrono-node/de";
import { strict as english } from "chrono-node/en";
import { strict as spanish } from "chrono-node/es";
import { strict as french } from "chrono-node/fr";
import { strict as russian } from "chrono-node/ru";
import { strict as ukrainian } from "chrono-node/uk";
import type { Span } from "../document.ts";

/**
 * Reads a date that stands alone on its line, in the common written forms of English, German,
 * French, Spanish, Russian and Ukrainian, and gives it in ISO 8601.
 *
 * @param line such as `June 29, 2026 at 02:32PM`, `29 июня 2026 г.`, `29.06.2026` or `2023-12`.
 * @returns `null` unless the line is one date and nothing else, its year included. `December 12`
 *   is no date, and neither is `06/07/2026`, which is June or July depending on who writes.
 */
export function readWrittenDate(line: string): string | null {
  const written = line.trim();
  if (isIsoDate(written)) return written;
  if (isAmbiguous(written)) return null;
  for (const parser of Object.values(parsers)) {
    const [date, ...others] = parser.parse(written);
    if (!date || date.end || others.length > 0) continue;
    if (!/^[\s\p{P}]*(г|р|года|року)?[\s\p{P}]*$/u.test(written.replace(date.text, ""))) continue;
    const { start } = date;
    if (!start.isCertain("year") || !start.isCertain("month") || !start.isCertain("day")) continue;
    const day = `${pad(start.get("year"), 4)}-${pad(start.get("month"), 2)}-${pad(start.get("day"), 2)}`;
    if (!start.isCertain("hour")) return day;
    return `${day}T${pad(start.get("hour"), 2)}:${pad(start.get("minute"), 2)}`;
  }
  return null;
}

/** True for an http or https address, which is what Telegram takes as a link. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+\.[^\s/]+/i.test(text) && URL.canParse(text);
}

/**
 * Finds the dates, months, years and periods in running text: "Saturday, 27 June 2026", "in May",
 * "2024", "within two months".
 *
 * @param language a BCP 47 tag; without one, English. A language that chrono does not know has its
 *   months and years found, not its periods.
 * @returns spans into `text`, in order, never overlapping. Costs about 0.2 ms a sentence.
 */
export function findDates(text: string, language: string | null): Span[] {
  const primary = language?.split("-")[0]?.toLowerCase() ?? "en";
  const parser = parsers[primary as keyof typeof parsers];
  const written = (parser?.parse(text) ?? [])
    // "3 to 5" reads as hours to chrono, and as a number to everybody else.
    .filter((date) => /\p{L}|[/.:-]/u.test(date.text) && !/^\d+ to \d+$/.test(date.text))
    .map((date) => ({ start: date.index, end: date.index + date.text.length }));
  const months = Array.from(text.matchAll(monthPattern(primary)), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const periods = Array.from(primary === "en" ? text.matchAll(englishPeriods) : [], (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const found = [...written, ...months, ...periods].toSorted(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  return found.filter((span, index) =>
    found.slice(0, index).every((earlier) => earlier.end <= span.start),
  );
}

// Strict parsers take no "tomorrow". German stands first for 05.06.2026, where the day leads.
const parsers = {
  de: german,
  en: english,
  uk: ukrainian,
  ru: russian,
  fr: french,
  es: spanish,
};

// What chrono leaves to others: "43 days", "the 10th and 11th centuries".
const englishPeriods =
  /(?<![\p{L}\p{N}])(?:\d+ (?:second|minute|hour|day|week|month|year|decade)s?|\d{1,2}(?:st|nd|rd|th)(?: and \d{1,2}(?:st|nd|rd|th))? centur(?:y|ies))(?!\p{L})/giu;

const monthPatterns = new Map<string, RegExp>();

/** A month's name with its year, or after another word ("in May", not "May I"); or a year alone. */
function monthPattern(language: string): RegExp {
  const known = monthPatterns.get(language);
  if (known) return known;
  const names = Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat(language, { month: "long", day: "numeric", timeZone: "UTC" })
      .formatToParts(new Date(Date.UTC(2026, month, 1)))
      .find((part) => part.type === "month"),
  ).flatMap((part) => part?.value ?? []);
  const month = `(?:${names.join("|")})`;
  const year = "(?:1\\d|20)\\d\\d";
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${month},? ${year}|(?<=\\p{L} )${month}|${year}s?)(?![\\p{L}\\p{N}])`,
    "gu",
  );
  monthPatterns.set(language, pattern);
  return pattern;
}

function isIsoDate(text: string): boolean {
  const form = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?)?)?$/;
  if (!form.test(text) || Number.isNaN(Date.parse(text))) return false;
  // Date takes 30 February for 1 March; the day must come back as it was written.
  const day = text.slice(0, 10);
  return new Date(day).toISOString().startsWith(day);
}

function isAmbiguous(text: string): boolean {
  const [, first, second] = /^(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}(?!\d)/.exec(text) ?? [];
  return first !== second && Number(first) <= 12 && Number(second) <= 12;
}

function pad(value: number | null, length: number): string {
  return String(value ?? 0).padStart(length, "0");
}
