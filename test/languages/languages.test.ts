import { describe, expect, test } from "vitest";
import {
  forLanguages,
  languageOf,
  languages,
  stemmerOf,
  wordsSource,
} from "../../src/languages/index.ts";

// A language may do without these.
const optional = new Set([
  "dates.year",
  "numbers.joints",
  "ownLetters",
  "references.expletives",
  "references.relatives",
]);

/** The names of the fields of a language, at any depth, that hold nothing. */
function lacksOf(value: object, path = ""): string[] {
  return Object.entries(value).flatMap(([name, field]: [string, unknown]) => {
    const place = path === "" ? name : `${path}.${name}`;
    if (optional.has(place) || ["function", "number", "boolean"].includes(typeof field)) return [];
    if (field instanceof Set) return field.size === 0 ? [place] : [];
    if (typeof field === "string" || Array.isArray(field)) return field.length === 0 ? [place] : [];
    if (field === null || typeof field !== "object") return [place];
    // A way to ask has words for the head of a clause, or for anywhere.
    if ("atHead" in field) return Object.values(field).flat().length === 0 ? [place] : [];
    return Object.keys(field).length === 0 ? [place] : lacksOf(field, place);
  });
}

const units = new Set(languages.flatMap(({ numbers }) => Object.keys(numbers.units)));

describe.each(languages.map((language) => [language.name, language] as const))("%s", (_, own) => {
  test("lacks nothing.", () => {
    expect(lacksOf(own)).toEqual([]);
    expect([own.dates.months.length, own.dates.weekdays.length]).toEqual([12, 7]);
    expect([...units].filter((unit) => !(unit in own.numbers.units))).toEqual([]);
  });

  test("has its entries in lower case, each once in its list.", () => {
    const lists = listsOf(own);
    expect(lists.flat().filter((entry) => entry !== entry.toLowerCase())).toEqual([]);
    expect(lists.filter((list) => new Set(list).size !== list.length)).toEqual([]);
  });

  test("has entries that make patterns.", () => {
    for (const list of listsOf(own)) {
      const pattern = new RegExp(`^${wordsSource(list)}$`, "iu");
      const plain = list.filter((entry) => /^[\p{L} ]+$/u.test(entry));
      expect(plain.filter((entry) => !pattern.test(entry))).toEqual([]);
    }
  });

  test("is found by its tag, in any spelling.", () => {
    expect(languageOf(own.code)).toBe(own);
    expect(languageOf(`${own.code.toUpperCase()}-XX`)).toBe(own);
    expect(stemmerOf(own.code)).toBe(own.stem);
  });
});

function listsOf(value: object): string[][] {
  return Object.values(value).flatMap((field: unknown) => {
    if (Array.isArray(field) && field.every((entry) => typeof entry === "string")) return [field];
    if (field === null || typeof field !== "object" || field instanceof Set) return [];
    return listsOf(field);
  });
}

test("Without a tag a text is English; of a language without a file nothing is known.", () => {
  expect(languageOf(null)?.code).toBe("en");
  expect(languageOf("fr")).toBeNull();
});

describe("What is made of word lists", () => {
  const lookup = forLanguages((some) => {
    return new RegExp(wordsSource(some.flatMap(({ references }) => references.pronouns)), "iu");
  });

  test.each([
    ["en", "To build it takes a year", "it"],
    ["lv", "To uzcēla ostā", "To"],
    [null, "To build ships", undefined],
    ["de", "To build ships", undefined],
    [null, "Потом он ушёл", "он"],
    [null, "Потім вони пішли", "вони"],
    ["ru", "Потім вони пішли", undefined],
    // A document may say that it is in another language than it is.
    ["en", "Вона прибула", "Вона"],
  ])("goes by the language, else by the script: %s, %s", (tag, text, found) => {
    expect(lookup.of(tag, text).exec(text)?.[0]).toBe(found);
  });

  test("finds the words of every language where that is wanted.", () => {
    expect(["To", "he", "вони", "она"].every((word) => lookup.any.test(word))).toBe(true);
  });
});

describe("An entry", () => {
  test.each([
    ["latest", "The LATEST news", "LATEST"],
    ["latest", "latests", undefined],
    ["jaunāk*", "visjaunākās jaunākās ziņas", "jaunākās"],
    ["(which|what) year", "In what  year?", "what  year"],
    ["п'ять", "П’ять кораблів", "П’ять"],
    ["дес*", "де", undefined],
  ])("%j, in %j, is %j.", (entry, text, found) => {
    expect(new RegExp(wordsSource([entry]), "iu").exec(text)?.[0]).toBe(found);
  });

  test("of an empty list is nowhere.", () => {
    expect(new RegExp(wordsSource([]), "iu").test("anything at all")).toBe(false);
  });
});
