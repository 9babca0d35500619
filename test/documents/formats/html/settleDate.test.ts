import { describe, expect, test } from "vitest";
import { settleDate } from "../../../../src/documents/formats/html/metadata/settleDate.ts";

describe("Of the dates that a page states for programs, it is", () => {
  test.each([
    ["the first", ["2022-05-04", "2022-05-06"], null, "en", "2022-05-04"],
    ["the one that readers see", ["2022-05-04", "2022-05-06"], "2022-05-06", "en", "2022-05-06"],
    ["the first, if readers see a third", ["2022-05-04"], "2022-05-01", "en", "2022-05-04"],
    [
      "the day before, where it is evening in America",
      ["2022-05-04T00:25:56Z"],
      "2022-05-03",
      "es",
      "2022-05-03",
    ],
    [
      "the day after, where it is night in Europe",
      ["2022-05-03T22:04:00+00:00"],
      "2022-05-04T00:04",
      "de",
      "2022-05-04T00:04",
    ],
    [
      "as it is, where no zone makes it the day that readers see",
      ["2022-05-04T12:00:00Z"],
      "2022-05-05",
      "en",
      "2022-05-04T12:00:00Z",
    ],
    [
      "as it is, where its zone is stated",
      ["2022-05-04T00:25:56+03:00"],
      "2022-05-03",
      "lv",
      "2022-05-04T00:25:56+03:00",
    ],
    ["the day that begins then", ["2022-05-03T22:00:00.000Z"], null, "de-DE", "2022-05-04"],
    ["the day that begins then in Latvia", ["2022-12-03T22:00:00Z"], null, "lv", "2022-12-04"],
    ["as it is in English", ["2022-05-03T22:00:00Z"], null, "en", "2022-05-03T22:00:00Z"],
    ["as it is, at another minute", ["2022-05-03T22:04:00Z"], null, "de", "2022-05-03T22:04:00Z"],
  ])("%s: %j", (_, stated, seen, language, date) => {
    expect(settleDate(stated, seen, language)).toBe(date);
  });

  test("none if there is none.", () => {
    expect(settleDate([], "2022-05-03", "en")).toBeNull();
  });
});
