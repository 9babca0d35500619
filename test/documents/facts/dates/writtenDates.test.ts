import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  meantDate,
  readWrittenDate,
  readWrittenMonth,
} from "../../../../src/documents/facts/dates/writtenDates.ts";

const anyDay = fc.date({
  min: new Date("1900-01-01"),
  max: new Date("2099-12-31"),
  noInvalidDate: true,
});

describe("A date that stands alone", () => {
  test("in ISO 8601 is taken as it is, however exact.", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1000-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
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
    ["2026-06-29 14:32:05 +0200", "2026-06-29T14:32:05+02:00"],
    ["2026-06-29T14:32:05-0330", "2026-06-29T14:32:05-03:30"],
    ["2026-06-29 14:32 UTC", "2026-06-29T14:32Z"],
    ["Mon, 29 Jun 2026 14:32:05 GMT", "2026-06-29T14:32:05Z"],
    ["05.03.2024. 14:30", "2024-03-05T14:30"],
    ["5. marts, 2024, 14:30", "2024-03-05T14:30"],
    ["2024. gada 5. marts", "2024-03-05"],
    ["2024. gada 5. martā plkst. 14.30", "2024-03-05T14:30"],
    ["Otrdiena, 5. marts 2024", "2024-03-05"],
    ["14:30, 5 марта 2024", "2024-03-05T14:30"],
    ["le 5 mars 2024 à 14h30", "2024-03-05T14:30"],
    ["Dienstag, 5. März 2024, 14:30 Uhr", "2024-03-05T14:30"],
    ["2024 m. kovo 5 d.", "2024-03-05"],
    ["2024. március 5.", "2024-03-05"],
    ["5 marca 2024 r.", "2024-03-05"],
    ["2024年3月5日", "2024-03-05"],
    ["Mar 5, 2024", "2024-03-05"],
    ["5 March 2024 (Tuesday)", "2024-03-05"],
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
    ["ends with a range of days", "29–30 June 2026"],
  ])("is refused where it %s.", (_reason, written) => {
    expect(readWrittenDate(written)).toBeNull();
  });

  test.each([
    ["en-US", "06/07/2026", "2026-06-07"],
    ["en-GB", "06/07/2026", "2026-07-06"],
    ["lv", "6/7/2026", "2026-07-06"],
    ["pl", "5 listopad 2024", "2024-11-05"],
    ["hr", "5 listopad 2024", "2024-10-05"],
  ])("is read as a page in %s writes it: %s.", (language, written, date) => {
    expect(readWrittenDate(written, language)).toBe(date);
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

test.each([
  ["March 2024", "2024-03"],
  ["2024. gada marts", "2024-03"],
  ["березень 2024", "2024-03"],
  ["5 March 2024", null],
  ["March", null],
])("The month in %j is %s.", (written, month) => {
  expect(readWrittenMonth(written)).toBe(month);
});

test.each(["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1900-01-01", "9999-12-31"])(
  "%s is what programs write for no date.",
  (date) => {
    expect(meantDate(date)).toBeNull();
    expect(meantDate("1971-01-01")).toBe("1971-01-01");
  },
);
