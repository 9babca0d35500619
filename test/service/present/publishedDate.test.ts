import { describe, expect, test } from "vitest";
import { isOld, writeAge, writeDate } from "../../../src/service/present/publishedDate.ts";

const now = new Date("2026-06-29T12:00:00Z");

describe("A date is written as exactly as it is known:", () => {
  test.each([
    ["2026-06-29T14:32", "en", "29 Jun 2026"],
    ["2026-06", "en", "Jun 2026"],
    ["2026", "en", "2026"],
    ["2026-06-29", "uk", "29 черв. 2026 р."],
  ])("%s in %s", (published, language, expected) => {
    expect(writeDate(published, language)).toBe(expected);
  });
});

describe("An age is told in the largest unit that says enough:", () => {
  test.each([
    ["2026-06-29T14:32", "en", "today"],
    ["2026-06-28", "en", "yesterday"],
    ["2026-05-20", "en", "40 days ago"],
    ["2026-04-29", "en", "2 months ago"],
    ["2025-07-01", "en", "11 months ago"],
    ["2025-06-29", "en", "last year"],
    ["2023-12-12", "en", "2 years ago"],
    ["2026-06", "en", "this month"],
    ["2026-01", "en", "5 months ago"],
    ["2026", "en", "this year"],
    ["1879", "en", "147 years ago"],
    ["2026-07-02", "en", "in 3 days"],
    ["2026-01-15", "uk", "5 місяців тому"],
    ["2026-01-15", "lv", "pirms 5 mēnešiem"],
    ["2024-01-15", "ru", "2 года назад"],
  ])("%s in %s: %s", (published, language, expected) => {
    expect(writeAge(published, now, language).replaceAll("\u00a0", " ")).toBe(expected);
  });
});

describe("What may be less than a year old is not called old:", () => {
  test.each([
    ["2025-06-29", false],
    ["2025-06-28", true],
    ["2025-06", false],
    ["2025-05", true],
    ["2025", false],
    ["2024", true],
    ["2027-01-01", false],
  ])("%s: %s", (published, expected) => {
    expect(isOld(published, now)).toBe(expected);
  });
});
