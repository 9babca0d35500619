import { describe, expect, test } from "vitest";
import { cite, clip } from "../../src/answer/citation.ts";
import type { StoredDocument } from "../../src/library/rows/storedDocument.ts";

const document: StoredDocument = {
  id: "a",
  path: "a.md",
  title: "Title",
  publisher: "Publisher",
  published: null,
  url: null,
  language: null,
  text: "Text.",
  questions: [],
  paths: [],
  pages: [],
  story: "",
};

describe("A date is written as exactly as the document states it:", () => {
  test.each([
    ["2026-06-29T14:32", "29 Jun 2026"],
    ["2026-06-29T23:30:00-05:00", "29 Jun 2026"],
    ["2026-06-09", "9 Jun 2026"],
    ["2023-12", "Dec 2023"],
    ["1999", "1999"],
    [null, "undated"],
  ])("%s is %s", (published, written) => {
    expect(cite({ ...document, published }).details).toBe(`Publisher · ${written}`);
  });
});

describe("A date is written as its reader's language writes it:", () => {
  test.each([
    ["lv", "2026. g. 9. jūn.", "2026. g. jūn."],
    ["uk", "9 черв. 2026 р.", "черв. 2026 р."],
    ["ru", "9 июн. 2026 г.", "июнь 2026 г."],
  ])("in %s %s and %s, and a year alone as it is", (language, day, month) => {
    const words = { language, undated: "?", page: (number: number) => `#${number}` };
    const details = (published: string | null) =>
      cite({ ...document, publisher: null, published }, 4, words).details;
    expect(details("2026-06-09")).toBe(`${day} · #4`);
    expect(details("2026-06")).toBe(`${month} · #4`);
    expect(details("2026")).toBe("2026 · #4");
    expect(details(null)).toBe("? · #4");
  });
});

test("Without a publisher only the date is told.", () => {
  expect(cite({ ...document, publisher: null, published: "2020" }).details).toBe("2020");
});

test("A text is shortened between whole characters, and only if it is too long.", () => {
  expect(clip("short", 5)).toBe("short");
  expect(clip("too long", 5)).toBe("too…");
  const families = "👩‍👩‍👧‍👧".repeat(3);
  expect(clip(families, families.length - 1)).toBe(`${"👩‍👩‍👧‍👧".repeat(2)}…`);
});
