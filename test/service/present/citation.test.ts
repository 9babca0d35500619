import { describe, expect, test } from "vitest";
import { citeDetails, toCitation } from "../../../src/service/present/citation.ts";
import { clip } from "../../../src/service/present/clip.ts";
import type { StoredDocument } from "../../../src/library/rows/storedDocument.ts";
import { createWords } from "../../../src/service/words/words.ts";

const english = createWords().for("en");

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
  pageKind: "page",
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
    expect(citeDetails({ ...document, published }, english)).toBe(`Publisher · ${written}`);
  });
});

describe("A date is written as its reader's language writes it:", () => {
  test.each([
    ["lv", "2026. g. 9. jūn.", "2026. g. jūn."],
    ["uk", "9 черв. 2026 р.", "черв. 2026 р."],
    ["ru", "9 июн. 2026 г.", "июнь 2026 г."],
  ])("in %s %s and %s, and a year alone as it is", (language, day, month) => {
    const words = createWords().for(language);
    const details = (published: string | null) =>
      citeDetails({ ...document, publisher: null, published }, words);
    expect(details("2026-06-09")).toBe(day);
    expect(details("2026-06")).toBe(month);
    expect(details("2026")).toBe("2026");
  });
});

test("Without a publisher only the date is told.", () => {
  expect(citeDetails({ ...document, publisher: null, published: "2020" }, english)).toBe("2020");
});

test("An old document's age is told, if somebody asks.", () => {
  const published = "2024-06-29";
  const now = new Date("2026-07-01");
  expect(citeDetails({ publisher: null, published }, english, { now })).toBe(
    "29 Jun 2024, 2 years ago",
  );
  expect(citeDetails({ publisher: null, published }, english)).toBe("29 Jun 2024");
});

test("A page is told in the reader's language.", () => {
  const ofLanguage = (language: string) =>
    citeDetails({ publisher: null, published: "2020" }, createWords().for(language), { page: 4 });
  expect(["en", "lv"].map(ofLanguage)).toEqual(["2020 · p. 4", "2020 · 4. lpp."]);
});

test("A slide is told in the reader's language, and of a recording the time.", () => {
  const published = "2020";
  const ofLanguage = (language: string) =>
    citeDetails({ publisher: null, published, pageKind: "slide" }, createWords().for(language), {
      page: 4,
    });
  expect(["en", "lv"].map(ofLanguage)).toEqual(["2020 · slide 4", "2020 · 4. slaids"]);
  const ofSecond = (page: number) =>
    citeDetails({ publisher: null, published, pageKind: "second" }, english, { page });
  expect([0, 3723].map(ofSecond)).toEqual(["2020 · 00:00:00", "2020 · 01:02:03"]);
});

test("A long title is shortened, and the link and the file stand beside it.", () => {
  const long = { ...document, title: "t".repeat(300), url: "https://example.org" };
  const { title, url, path } = toCitation(long, english);
  expect([title.length, url, path]).toEqual([200, "https://example.org", "a.md"]);
});

test("A text is shortened between whole characters, and only if it is too long.", () => {
  expect(clip("short", 5)).toBe("short");
  expect(clip("too long", 5)).toBe("too…");
  const families = "👩‍👩‍👧‍👧".repeat(3);
  expect(clip(families, families.length - 1)).toBe(`${"👩‍👩‍👧‍👧".repeat(2)}…`);
});
