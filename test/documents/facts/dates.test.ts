import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findDates, isWebAddress, readWrittenDate } from "../../../src/documents/facts/dates.ts";

const anyDay = fc.date({
  min: new Date("1900-01-01"),
  max: new Date("2099-12-31"),
  noInvalidDate: true,
});

function found(text: string, language: string | null): string[] {
  return findDates(text, language).map(({ start, end }) => text.slice(start, end));
}

describe("A date that stands alone", () => {
  test("in ISO 8601 is taken as it is, however exact.", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
        fc.constantFrom(4, 7, 10, 16, 19, 24),
        (date, length) => {
          const written = date.toISOString().slice(0, length);
          expect(readWrittenDate(written)).toBe(written);
          expect(readWrittenDate(` ${written}\n`)).toBe(written);
        },
      ),
    );
  });

  test.each(["en-US", "en-GB", "de", "fr", "es", "ru", "uk"])("is read in %s.", (language) => {
    const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
    fc.assert(
      fc.property(anyDay, (date) => {
        expect(readWrittenDate(format.format(date))).toBe(date.toISOString().slice(0, 10));
      }),
    );
  });

  test.each([
    ["June 29, 2026 at 02:32PM", "2026-06-29T14:32"],
    ["29 June 2026, 10 am", "2026-06-29T10:00"],
    ["29 июня 2026 года, 14:32", "2026-06-29T14:32"],
    ["Monday, 29 June 2026", "2026-06-29"],
    ["29th of June 2026", "2026-06-29"],
    ["June 29, 2026.", "2026-06-29"],
    ["(June 29, 2026)", "2026-06-29"],
    ["29 июня 2026 г.", "2026-06-29"],
    ["12 груд. 2023 р.", "2023-12-12"],
    ["12 грудня 2023 року", "2023-12-12"],
    ["29.06.2026", "2026-06-29"],
    ["05.06.2026", "2026-06-05"],
    ["13/07/2026", "2026-07-13"],
    ["07/13/2026", "2026-07-13"],
    ["6/6/2026", "2026-06-06"],
    ["2026-06-29T14:32:05Z", "2026-06-29T14:32:05Z"],
    ["2026-06-29T14:32+02:00", "2026-06-29T14:32+02:00"],
  ])("is read from %s.", (written, date) => {
    expect(readWrittenDate(written)).toBe(date);
  });

  test.each([
    ["has no year", "December 12"],
    ["has no year in Ukrainian", "12 грудня"],
    ["could be June or July", "06/07/2026"],
    ["could be June or July, its year short", "6/7/26"],
    ["could be June or July, with an hour", "06/07/2026 10:00"],
    ["could be June or July, with dashes", "06-07-2026"],
    ["depends on the day it is read", "tomorrow"],
    ["depends on the hour it is read", "yesterday at 5"],
    ["is a period", "29 June 2026 – 3 July 2026"],
    ["is two dates", "1 January 2026, 2 January 2026"],
    ["is part of a sentence", "The quay opened on 29 June 2026"],
    ["has a word before it", "Updated 29 June 2026"],
    ["is no day of the calendar", "2026-02-30"],
    ["is no day of the calendar, in words", "31 June 2026"],
    ["has a thirteenth month", "2026-13-01"],
    ["has a day of no calendar and an hour", "2026-02-30T10:00"],
    ["is a number", "12345"],
    ["is a price", "3.50"],
    ["is empty", ""],
    ["is a word", "May"],
  ])("is refused where it %s.", (_reason, written) => {
    expect(readWrittenDate(written)).toBeNull();
  });

  test("is never read into a line of any characters but in a form of ISO 8601.", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (line) => {
        expect(readWrittenDate(line) ?? "2026").toMatch(/^\d{4}(-\d\d(-\d\d(T.+)?)?)?$/);
      }),
    );
  });
});

describe("Dates in running text", () => {
  test.each([
    ["en", "Opening: Saturday, 27 June 2026.", ["Saturday, 27 June 2026"]],
    ["en", "The work starts in May, not before.", ["May"]],
    ["en", "Between 2019 and 2023, in May 2020.", ["2019", "2023", "May 2020"]],
    ["en", "It takes within two months, as in the 1990s.", ["within two months", "1990s"]],
    ["en-GB", "Their meeting of 12 December failed.", ["12 December"]],
    [null, "Their meeting of December 12 failed.", ["December 12"]],
    ["de", "Sie trafen sich im Mai 2024.", ["Mai 2024"]],
    ["fr", "Ils se sont vus le 12 décembre 2023.", ["12 décembre 2023"]],
    ["es", "Se vieron el 12 de diciembre de 2023.", ["12 de diciembre de 2023"]],
    ["ru", "Открытие 12 декабря 2023 года.", ["12 декабря 2023 года"]],
    ["uk", "Відкриття 12 грудня 2023 року в Ризі.", ["12 грудня 2023 року"]],
    ["lv", "Atklāšana notika 2023. gadā.", ["2023"]],
  ])("are found in %s: %s", (language, text, dates) => {
    expect(found(text, language)).toEqual(dates);
  });

  test.each([
    ["a verb", "It may rain."],
    ["a word that begins a question", "May I come in?"],
    ["a share of people", "Some 3 to 5 people came."],
    ["a number that is no year", "It holds 9,000 tonnes and 350 crates."],
  ])("are not seen in %s.", (_case, text) => {
    expect(found(text, "en")).toEqual([]);
  });

  test("are spans of the text, in order, never overlapping, whatever the text and language.", () => {
    const pieces = fc.constantFrom(
      "May",
      " in May",
      "2024",
      "12 December",
      ",",
      " ",
      "5.6.26",
      "🎉",
    );
    const anyText = fc.oneof(
      fc.array(pieces).map((all) => all.join(" ")),
      fc.string(),
    );
    const anyLanguage = fc.constantFrom(null, "en", "uk", "de", "lv", "zz", "pt-BR");
    fc.assert(
      fc.property(anyText, anyLanguage, (text, language) => {
        let end = 0;
        for (const span of findDates(text, language)) {
          expect(span.start).toBeGreaterThanOrEqual(end);
          expect(span.end).toBeGreaterThan(span.start);
          ({ end } = span);
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe("A web address", () => {
  test.each(["http://a.example", "https://example.org/page?q=1#top", "HTTPS://EXAMPLE.ORG/x"])(
    "is %s.",
    (address) => {
      expect(isWebAddress(address)).toBe(true);
    },
  );

  test.each([
    "ftp://a.example",
    "https://localhost",
    "example.org",
    "javascript:alert(1)",
    "",
    "https://[a.b",
  ])("is not %j.", (address) => {
    expect(isWebAddress(address)).toBe(false);
  });
});
