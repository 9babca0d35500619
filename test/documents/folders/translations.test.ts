import { describe, expect, test } from "vitest";
import { joinStories } from "../../../src/documents/folders/stories.ts";
import { findTranslations } from "../../../src/documents/folders/translations.ts";

const page = (path: string, language: string | null, more: object = {}) => ({
  id: path,
  path,
  language,
  url: null,
  translations: [],
  ...more,
});

describe("A page's translations are found", () => {
  test.each([
    ["in folders named after their languages", ["en/a.md en", "uk/a.md uk", "lv/a.md lv"]],
    ["beside the first language, which has no folder", ["docs/a.md en", "docs/uk/a.md uk"]],
    ["by a tag before the ending", ["a.md en", "a.lv.md lv", "a.pt-br.md pt"]],
    ["though a short text is taken for a kindred language", ["a.md en", "id/a.md ms"]],
  ])("%s.", (_, files) => {
    const pages = files.map((file) => page(...(file.split(" ") as [string, string])));
    expect(findTranslations(pages)).toEqual([pages.map(({ id }) => id)]);
  });

  test("by the addresses that they name for each other.", () => {
    const urls = ["https://a.example/quay", "https://a.example/osta"];
    const pages = [
      page("quay.html", "en", { url: urls[0], translations: urls }),
      page("osta.html", "lv", { url: urls[1], translations: urls }),
      page("other.html", "lv", { url: "https://a.example/x", translations: ["https://b.example"] }),
    ];
    expect(findTranslations(pages)).toEqual([["quay.html", "osta.html"]]);
  });

  test.each([
    ["a folder that only looks like a language's", ["it/a.md en", "a.md en"]],
    ["pages of one language", ["en/a.md en", "a.md en"]],
    ["pages of other names", ["en/a.md en", "uk/b.md uk"]],
    ["a page whose language nobody knows", ["a.md en", "uk/a.md"]],
  ])("but not in %s.", (_, files) => {
    const pages = files.map((file) => {
      const [path = "", language = null] = file.split(" ");
      return page(path, language);
    });
    expect(findTranslations(pages)).toEqual([]);
  });
});

test("Stories of a page and of its translations become one, named after the first.", () => {
  const stories = new Map([
    ["a", "a"],
    ["b", "b"],
    ["c", "b"],
    ["d", "d"],
    ["e", "e"],
  ]);
  const joined = joinStories(stories, [
    ["a", "c"],
    ["c", "d"],
  ]);
  expect(Object.fromEntries(joined)).toEqual({ a: "a", b: "a", c: "a", d: "a", e: "e" });
});
