import { findDates, type Span } from "../../documents/index.ts";
import {
  forLanguages,
  type Language,
  primaryTag,
  readNumbers,
  stopWordsOf,
  type Unit,
  wordsSource,
} from "../../languages/index.ts";

/** What a text says of time; spans into it, in order, without overlap. */
export interface WrittenTimes {
  /** Everything that may answer "when" or "how long". */
  readonly times: readonly Span[];
  /** What is a date or an hour for certain, so that its numbers count nothing. */
  readonly dates: readonly Span[];
}

/**
 * Finds dates, years, weekdays, times of day, seasons and lengths of time.
 *
 * A number from 1000 to 2099 may be a year or a count, and only what stands around it tells:
 *
 *     "since 1879", "1879. gadā"            a year
 *     "€1500", "1200 passengers"            a count
 *     "It carried 1200.", "in 1200 homes"   either: it is among `times`, and not among `dates`
 *
 * @param language a BCP 47 tag; without one, English. Costs about 0.3 ms a sentence.
 */
export function findTimes(text: string, language: string | null): WrittenTimes {
  const patterns = timePatterns.of(language, text);
  const found = findDates(text, language).map((span) => ({
    span,
    year: readYear(text, span, patterns, language),
  }));
  const hours = spansOf(text, patterns.hour);
  const times = [
    ...found.flatMap(({ span, year }) => (year === "count" ? [] : [span])),
    ...hours,
    ...findMeasures(text, language, (unit) => timeUnits.has(unit)),
    ...spansOf(text, patterns.moment),
    ...spansOf(text, patterns.earlyYear),
  ];
  const dates = found.flatMap(({ span, year }) => (year === "year" ? [span] : []));
  return { times: withoutOverlap(times), dates: withoutOverlap([...dates, ...hours]) };
}

/** Finds numbers with units of some kind, the unit's word included: "350 metres", "two years". */
export function findMeasures(
  text: string,
  language: string | null,
  isWanted: (unit: Unit) => boolean,
): Span[] {
  return readNumbers(text, language).flatMap(({ start, end, unit }) => {
    if (unit === null || !isWanted(unit)) return [];
    const [word = ""] = /^[\s-]?[\p{L}\p{M}]+/u.exec(text.slice(end)) ?? [];
    return [{ start, end: end + word.length }];
  });
}

/** What lengths of time are told in. */
export const timeUnits: ReadonlySet<Unit> = new Set([
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "year",
]);

interface TimePatterns {
  /** Before a year: "in", "since". */
  readonly before: RegExp;
  /** After one: "року", ". gadā". */
  readonly yearWord: RegExp;
  readonly hour: RegExp;
  /** Weekdays, times of day and seasons. */
  readonly moment: RegExp;
  /** A year of three digits. */
  readonly earlyYear: RegExp;
}

const timePatterns = forLanguages((some): TimePatterns => {
  const source = (list: (language: Language) => readonly string[]) =>
    wordsSource(some.flatMap(list));
  const joints = source(({ dates }) => dates.joints);
  return {
    before: new RegExp(`${joints}\\s*$`, "iu"),
    yearWord: new RegExp(`^\\.?\\s*${source(({ dates }) => dates.year)}`, "iu"),
    hour: /(?<![\p{L}\p{N}])(?:\d{1,2}:\d\d|\p{L}+ o['’]clock|\d{1,2} ?(?:a\.?m\.?|p\.?m\.?))(?![\p{L}\p{N}])/giu,
    moment: new RegExp(
      source(({ dates }) => [...dates.weekdays.flat(), ...dates.moments]),
      "giu",
    ),
    earlyYear:
      /(?<=(?<!\p{L})(?:in|since|until|before|after|about|around)\s)[1-9]\d\d(?= ?(?:$|[.,;)]|AD|BC|CE))|(?<![\p{L}\p{N}.,])\d{1,4} (?:AD|BCE?|CE)(?!\p{L})/gu,
  };
});

/** Whether a found date is one, or a number that may count something. */
function readYear(
  text: string,
  { start, end }: Span,
  { before, yearWord }: TimePatterns,
  language: string | null,
): "year" | "count" | "either" {
  if (!/^\d{4}$/.test(text.slice(start, end))) return "year";
  const [left, right] = [text.slice(0, start), text.slice(end)];
  if (/[$€£₴₽]\s?$/u.test(left) || /^\s?[%$€£₴₽]/u.test(right)) return "count";
  if (yearWord.test(right)) return "year";
  const [, next] = /^\s(\p{Ll}[\p{L}\p{M}'’]*)/u.exec(right) ?? [];
  const counts = next !== undefined && !stopWordsOf(primaryTag(language)).has(next);
  const isAfterJoint = before.test(left);
  if (counts) return isAfterJoint ? "either" : "count";
  return isAfterJoint || /[(–-]\s?$/u.test(left) || /^\s?[–-]\s?\d{4}/u.test(right)
    ? "year"
    : "either";
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return Array.from(text.matchAll(pattern), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Of spans that overlap, the one that begins first, or is longest. */
export function withoutOverlap(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if ((kept.at(-1)?.end ?? 0) <= span.start) kept.push(span);
  }
  return kept;
}
