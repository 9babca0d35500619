import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type DatabaseReader, openDatabase } from "../../src/library/rows/database.ts";
import { openDatabaseWriter } from "../../src/library/rows/databaseWriter.ts";
import { findTerms, splitPassages } from "../../src/passages/index.ts";
import { documentOf } from "../support/documents.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";
import { anyUnicode } from "../support/texts.ts";

function stemsOf(text: string): string[] {
  return findTerms(text, "en").map((word) => word.stem);
}

/** A database in which each text is one passage, numbered from 1, under one title. */
async function databaseOf(texts: readonly string[], title = "Title"): Promise<DatabaseReader> {
  const path = join(await temporaryFolder(), "library.db");
  const writer = openDatabaseWriter(path);
  const blocks = texts.flatMap((text) => [
    { kind: "heading" as const, text: "Part" },
    { kind: "text" as const, text: `x ${text}` },
  ]);
  const document = documentOf({ title, blocks });
  const passages = splitPassages(document, { targetWords: 1_000_000 });
  const words = texts.map((text) => ({
    title: stemsOf(title).join(" "),
    text: stemsOf(text).join(" "),
  }));
  writer.addDocument(document, passages, words);
  writer.close();
  const reader = openDatabase(path);
  onTestFinished(() => reader.close());
  return reader;
}

function found(database: DatabaseReader, stems: readonly string[], count = 10): number[] {
  return database.searchTerms(stems, count).map((match) => match.passageId);
}

describe("A search for words", () => {
  test("puts first what holds more of them, and the rarer ones.", async () => {
    const database = await databaseOf([
      "The harbour is open.",
      "The harbour has a lighthouse.",
      "The town is old.",
      "The harbour, the harbour!",
    ]);
    expect(found(database, ["harbour", "lighthous"])[0]).toBe(2);
    expect(found(database, ["harbour"])[0]).toBe(4);
    expect(found(database, ["town", "harbour"])[0]).toBe(3);
    expect(found(database, ["quay"])).toEqual([]);
  });

  test("gives scores above zero, best first, and no more than asked for.", async () => {
    const database = await databaseOf(["quay", "quay lamp", "quay", "quay quay lamp"]);
    const scores = database.searchTerms(["quay", "lamp"], 3).map((match) => match.score);
    expect(scores).toHaveLength(3);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(Math.min(...scores)).toBeGreaterThan(0);
    expect(found(database, ["quay"], 0)).toEqual([]);
  });

  test("keeps the order of the documents among equals.", async () => {
    expect(found(await databaseOf(["quay", "quay", "quay"]), ["quay"])).toEqual([1, 2, 3]);
  });

  test("looks at titles too.", async () => {
    expect(found(await databaseOf(["quay", "lamp"], "Herring season"), stemsOf("herring"))).toEqual(
      [1, 2],
    );
  });

  test("finds exactly the passages that hold one of the words.", async () => {
    const anyWords = fc.array(fc.constantFrom("quay", "lamp", "ice", "порт", "12", "rīga"), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyWords, { minLength: 1, maxLength: 8 }),
        anyWords,
        async (texts, wanted) => {
          const database = await databaseOf(texts.map((words) => words.join(" ")));
          const stems = stemsOf(wanted.join(" "));
          const holding = texts.flatMap((words, index) =>
            words.some((word) => wanted.includes(word)) ? [index + 1] : [],
          );
          expect(found(database, stems).toSorted((a, b) => a - b)).toEqual(holding);
          for (const word of new Set(wanted)) {
            const count = texts.filter((words) => words.includes(word)).length;
            expect(
              database.documentFrequencies(stemsOf(word)).get(stemsOf(word)[0] ?? "") ?? 0,
            ).toBe(count);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([
    '"',
    '""',
    "AND",
    "OR",
    "NOT",
    "NEAR(",
    "NEAR(quay, 2)",
    "*",
    "quay*",
    "^quay",
    "text:quay",
    "-quay",
    "(",
    ")",
    "quay OR",
    "'",
    "''; DROP TABLE passages",
    "{title}",
    "+",
    "",
    " ",
    "🚢",
    "\ud800",
    "\\",
    "%",
    "_",
  ])("takes %j for a word that is not there, and finds the others.", async (odd) => {
    const database = await databaseOf(["quay lamp", "ice"]);
    expect(found(database, [odd])).toEqual([]);
    expect(found(database, [odd, "lamp"])).toEqual([1]);
    expect([...database.documentFrequencies([odd])]).toEqual([]);
  });

  test.each(["and", "or", "not", "near"])("takes %s for the word that it is.", async (word) => {
    expect(found(await databaseOf([`quay ${word} lamp`, "ice"]), [word])).toEqual([1]);
  });

  test("finds nothing for no words.", async () => {
    const database = await databaseOf(["quay"]);
    expect([found(database, []), [...database.documentFrequencies([])]]).toEqual([[], []]);
  });
});

describe("Every word of a text", () => {
  test.each([
    "Порт відкрито вранці",
    "Λόγος και ΛΌΓΟΣ στην πόλη",
    "Straße İstanbul ǅ ẞ ſ ﬁ Ω ½ x²",
    "港は夜明けに開く",
    "ქართული 𞤀𞤣𞤤𞤢𞤥 አማርኛ",
  ])("can be searched for and counted: %s", async (text) => {
    const database = await databaseOf([text, "quay"]);
    for (const stem of stemsOf(text)) {
      expect(found(database, [stem]), stem).toEqual([1]);
      expect([...database.documentFrequencies([stem])], stem).toEqual([[stem, 1]]);
    }
  });

  test("of any characters can be searched for.", async () => {
    await fc.assert(
      fc.asyncProperty(anyUnicode, async (text) => {
        const stems = stemsOf(text).filter((stem) => stem !== "");
        const database = await databaseOf([text, "quay"]);
        for (const stem of stems) expect(found(database, [stem])).toContain(1);
      }),
      { numRuns: 25 },
    );
  });
});

describe("A mistyped word", () => {
  const texts = ["harbour lighthouse minister quay boat ship 2023 порт"];

  test.each([
    ["a letter is missing", "harbor", "harbour"],
    ["a letter is too many", "harbouur", "harbour"],
    ["a letter is wrong", "harbaur", "harbour"],
    ["two letters changed places", "harbuor", "harbour"],
    ["two letters are wrong in a long word", "lighthoxx", "lighthous"],

    ["it is short", "boa", ""],
    ["two letters are wrong in a short word", "harbxxr", ""],
    ["three letters are wrong in a long word", "lightxxxs", ""],
    ["its first letter is wrong", "garbour", ""],
    ["it is a number", "2024", ""],
    ["it has a number in it", "harbour1", ""],
    ["nothing is like it", "zeppelin", ""],
    ["it is empty", "", ""],
    ["it is in another script", "портт", "порт"],
    ["it is an odd character", "%%%%", ""],
  ])("leads to the word that was meant, or to none: %s.", async (_case, typed, meant) => {
    expect((await databaseOf(texts)).similarTerms(typed)).toEqual(meant === "" ? [] : [meant]);
  });

  test("leads to the nearest only, five at most.", async () => {
    const near = await databaseOf(["lighthous lighthoux lightho"]);
    expect(near.similarTerms("lighthour").toSorted()).toEqual(["lighthous", "lighthoux"]);
    const many = await databaseOf(["boata boatb boatc boatd boatf boatg boath"]);
    expect(many.similarTerms("boatk")).toHaveLength(5);
  });
});

test("The newest date of publication is the last one of all documents, however exactly they say it.", async () => {
  const newestOf = async (dates: readonly (string | null)[]) => {
    const path = join(await temporaryFolder(), "library.db");
    const writer = openDatabaseWriter(path);
    dates.forEach((published, index) => {
      const blocks = [{ kind: "text" as const, text: `Page ${index}.` }];
      const parts = { published, title: "Page", blocks };
      writer.addDocument(documentOf(parts, `${index}.md`), [], []);
    });
    writer.close();
    const reader = openDatabase(path);
    const newest = reader.newestPublished("2026-06-30T12:00:00.000Z");
    reader.close();
    return newest;
  };
  expect(await newestOf(["2026-05-02", "2026-06-29T14:32", null, "2023"])).toBe("2026-06-29T14:32");
  expect(await newestOf(["2026-06-30", "2026-07-01", "2026-07", "2099"])).toBe("2026-06-30");
  expect(await newestOf([null, null])).toBeNull();
  expect(await newestOf([])).toBeNull();
});
