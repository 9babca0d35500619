import { alternatives, languages, primaryTag, type WordList } from "../../../languages/index.ts";

/**
 * Languages whose months and weekdays are read in a date: JavaScript knows their names, so a language
 * costs its tag. Those of `src/languages/` have further forms there.
 */
const calendarLanguages = [
  ...languages.map(({ code }) => code),
  ..."lt et de fr es it pt nl pl cs sk sl hr sr bg be ro hu fi sv da nb is el tr ca".split(" "),
];

/** Forms and abbreviations that JavaScript does not give. */
const furtherMonths: readonly (readonly [language: string, word: string, month: number])[] = [
  ["de", "jänner", 1],
  ["de", "feber", 2],
  ["es", "sept", 9],
  ["es", "setiembre", 9],
];

/** Words of calendars, whatever their case and accents. */
export interface CalendarWords {
  /**
   * @param language of the page, as a BCP 47 tag. It decides where languages differ: "listopad" is
   *   October in Croatian and November in Polish.
   * @returns 1 to 12, or `null` for no month's name, and for one that could be two months.
   */
  monthOf(word: string, language: string | null): number | null;
  isWeekday(word: string): boolean;
}

/** Takes some 50 ms. */
export function createCalendarWords(): CalendarWords {
  const months = new Map<string, Map<string, number>>();
  const weekdays = new Set<string>();
  const addMonth = (word: string, language: string, month: number) => {
    const meanings = months.get(plain(word)) ?? new Map<string, number>();
    months.set(plain(word), meanings.set(language, month));
  };
  for (const language of calendarLanguages) {
    for (const [name, month] of monthNames(language)) addMonth(name, language, month);
    for (const name of weekdayNames(language)) weekdays.add(plain(name));
  }
  for (const [language, word, month] of furtherMonths) addMonth(word, language, month);
  const written = languages.map(({ code, dates }) => ({
    code,
    months: dates.months.map(wholeWord),
    weekdays: wholeWord(dates.weekdays.flat()),
  }));
  return {
    monthOf(word, language) {
      const meanings = new Map(months.get(plain(word)));
      for (const { code, months: forms } of written) {
        const index = forms.findIndex((form) => form.test(word));
        if (index >= 0) meanings.set(code, index + 1);
      }
      const own = language === null ? undefined : meanings.get(primaryTag(language));
      if (own !== undefined) return own;
      const distinct = [...new Set(meanings.values())];
      return distinct.length === 1 ? (distinct[0] ?? null) : null;
    },
    isWeekday: (word) =>
      weekdays.has(plain(word)) || written.some((language) => language.weekdays.test(word)),
  };
}

/** As JavaScript writes them, alone and with a day, in full and short. */
function* monthNames(language: string): Generator<readonly [name: string, month: number]> {
  for (const style of ["long", "short"] as const) {
    for (const withDay of [{}, { day: "numeric" }] as const) {
      const options = { month: style, ...withDay, timeZone: "UTC" } as const;
      const format = new Intl.DateTimeFormat(language, options);
      for (let month = 1; month <= 12; month += 1) {
        const parts = format.formatToParts(Date.UTC(2026, month - 1, 1));
        const name = parts.find((part) => part.type === "month")?.value ?? "";
        if (/^\p{L}{3}/u.test(name)) yield [name, month];
      }
    }
  }
}

function* weekdayNames(language: string): Generator<string> {
  for (const style of ["long", "short"] as const) {
    const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: "UTC" });
    for (let day = 1; day <= 7; day += 1) yield format.format(Date.UTC(2026, 5, day));
  }
}

function wholeWord(words: WordList): RegExp {
  return new RegExp(`^(?:${alternatives(words)})\\.?$`, "iu");
}

/** Lower case, without accents and full stops: "März", "MARZ" and "marz." are one. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\p{M}.]/gu, "");
}
