import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMetadata } from "../../../src/documents/facts/metadata.ts";

const read = (text: string, format?: "yaml" | "toml") =>
  readMetadata(text, "the front matter", format);

describe("Front matter is read as it is written for", () => {
  test.each([
    [
      "Jekyll",
      "layout: post\ntitle: Tides\npublished: true\ndate: 2025-10-09 16:05:00 +0300\nauthor: Mara Shore",
      { title: "Tides", published: "2025-10-09T16:05:00+03:00", author: "Mara Shore" },
    ],
    [
      "Hugo",
      "title: Tides\ndate: 2025-10-09\nlastmod: 2025-11-02\nslug: high-tides\nurl: /sea/tides/",
      { published: "2025-10-09", slug: "high-tides", url: "/sea/tides/" },
    ],
    ["Eleventy", "permalink: /tides/index.html\ndate: 2025-10-09", { url: "/tides/index.html" }],
    [
      "VitePress",
      "title: Tides\nlang: lv-LV\nlastUpdated: 2025-11-02",
      { published: "2025-11-02", language: "lv-LV" },
    ],
    [
      "Docusaurus",
      "slug: /sea/tides\nauthors: [mshore]\nlast_update:\n  date: 2025-11-02\n  author: Mara Shore",
      { slug: "/sea/tides", author: null, published: "2025-11-02" },
    ],
    [
      "MkDocs",
      "title: Tides\ndate:\n  created: 2025-10-09\nauthors:\n  - name: Mara Shore\n  - name: Jan Bay",
      { author: "Mara Shore, Jan Bay", published: "2025-10-09" },
    ],
    [
      "Obsidian",
      "Created: 2025-10-09T16:05\ntags:\n  - sea\nsource: https://bay.example/tides",
      { published: "2025-10-09T16:05", url: "https://bay.example/tides", publisher: null },
    ],
    [
      "a clipping",
      "source: Bay Gazette\ndate: 9 October 2025",
      { publisher: "Bay Gazette", published: "2025-10-09" },
    ],
  ])("%s", (_, text, expected) => {
    expect(read(text)).toMatchObject({ ...expected, isDraft: false, notes: [] });
  });

  test("Hugo in TOML", () => {
    const toml = 'title = "Tides"\ndate = 2025-10-09T16:05:00+03:00\nlang = "lv"\ndraft = true';
    expect(read(toml, "toml")).toMatchObject({
      title: "Tides",
      published: "2025-10-09T16:05:00.000+03:00",
      language: "lv",
      isDraft: true,
      notes: [],
    });
    expect(read("date = 2025-10-09", "toml").published).toBe("2025-10-09");
  });
});

test.each(["draft: true", "published: false", "status: Draft", "publish: false"])(
  "%s makes a draft.",
  (text) => {
    expect(read(text).isDraft).toBe(true);
  },
);

describe("A field that does not fit", () => {
  test.each([
    ["date: soon", "In the front matter, date: expected a date such as 2026-06-29, got soon"],
    ["lang: klingon!", "language: expected a language tag"],
    [
      "url: http://localhost:4000/tides",
      "url: expected an http or https address that Telegram links to",
    ],
    ["questions: 3", "questions: expected questions"],
  ])("is told and nothing else is lost: %s", (line, note) => {
    const metadata = read(`title: Tides\n${line}\npublisher: Bay Gazette`);
    expect(metadata).toMatchObject({
      title: "Tides",
      publisher: "Bay Gazette",
      published: null,
      url: null,
      language: null,
      questions: [],
    });
    expect(metadata.notes).toEqual([expect.stringContaining(note)]);
  });

  test.each(["title: ''\ndate:\nurl:", "title: ~", "", "date: 0001-01-01T00:00:00Z"])(
    "is none at all, and no fault, where it is empty: %j",
    (text) => {
      expect(read(text)).toMatchObject({ title: null, published: null, url: null, notes: [] });
    },
  );

  test("is a rule for addresses, or one's name, which says nothing of this page.", () => {
    for (const url of ["/:year/:title/", "pretty", "{{ page.url }}"]) {
      expect(read(`permalink: "${url}"`)).toMatchObject({ url: null, notes: [] });
    }
  });
});

test("A key that stands twice has its last value.", () => {
  expect(read("title: One\ntags: [a]\ntags: [b]\ntitle: Two")).toMatchObject({
    title: "Two",
    notes: [],
  });
});

test("Of what is no YAML, the simple lines are read.", () => {
  const metadata = read('title: Tides: high and low\ndate: 2025-10-09\nitems: [a, "b');
  expect(metadata).toMatchObject({ title: "Tides: high and low", published: "2025-10-09" });
  expect(metadata.notes).toEqual([expect.stringContaining("only its simple lines count")]);
});

test("Only questions are questions, also where they stand with their answers.", () => {
  const metadata = read(
    "questions:\n  - When is low water?\n  - Opening hours\n  - question: Who reads the tides?\n    answer: Mara.",
  );
  expect(metadata.questions).toEqual(["When is low water?", "Who reads the tides?"]);
  expect(metadata.notes).toHaveLength(1);
});

test("Whatever it is, it is read into something or told, and never refused.", () => {
  const pieces = fc.constantFrom(
    "title",
    "date",
    ":",
    " ",
    "\n",
    "[",
    "]",
    "{",
    "}",
    "&a",
    "*a",
    "- ",
    "'",
    '"',
    "|",
    "2025",
    "%",
    "\t",
    "=",
  );
  fc.assert(
    fc.property(
      fc.array(pieces),
      fc.constantFrom("yaml" as const, "toml" as const),
      (all, format) => {
        expect(read(all.join(""), format).notes.length).toBeLessThan(20);
      },
    ),
  );
});
