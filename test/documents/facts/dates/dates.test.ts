import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findDates } from "../../../../src/documents/facts/dates/dates.ts";

function found(text: string, language: string | null): string[] {
  return findDates(text, language).map(({ start, end }) => text.slice(start, end));
}

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
