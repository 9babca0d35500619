import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  type MessageKey,
  messages,
  type MessageValues,
} from "../../../src/service/words/messages.ts";
import { createWords, languages } from "../../../src/service/words/words.ts";
import { projectFolder } from "../../support/seeds.ts";

const source = join(projectFolder, "src");
const words = createWords();
const keys = Object.keys(messages) as MessageKey[];

/** The messages of a language's file, each with the values that it names. */
function readMessages(language: string): [key: string, values: string[]][] {
  const text = readFileSync(join(source, "service", "words", `${language}.ftl`), "utf8");
  return text
    .split(/^(?=[\w-]+ *=)/m)
    .filter((part) => /^[\w-]+ *=/.test(part))
    .map((part) => {
      const named = Array.from(part.matchAll(/\$([\w-]+)/g), ([, name = ""]) => name);
      return [part.slice(0, part.search(/[ =]/)), [...new Set(named)]];
    });
}

describe.each(languages)("The file of %s", (language) => {
  test("has each message once, in the order of the list, and no other.", () => {
    expect(readMessages(language).map(([key]) => key)).toEqual(keys);
  });

  test("uses each value that a message is given, and no other.", () => {
    expect(Object.fromEntries(readMessages(language))).toEqual(
      Object.fromEntries(Object.entries(messages).map(([key, kinds]) => [key, Object.keys(kinds)])),
    );
  });

  test.each(keys)("says %s with its values in their places, for any number.", (key) => {
    for (let number = 0; number <= 125; number++) {
      const kinds = Object.entries(messages[key]);
      const values = kinds.map(([name, kind]) => [name, kind === "number" ? number : "‹text›"]);
      const said = words.for(language)(
        key as "welcome",
        Object.fromEntries(values) as MessageValues<"welcome">,
      );
      expect(said).not.toMatch(/[{}$]|^\s|\s$|undefined/);
      expect(said).not.toBe("");
      for (const [, kind] of kinds) {
        expect(said).toContain(kind === "number" ? String(number) : "‹text›");
      }
    }
  });
});

test("Each message is said somewhere in src/, and by its key.", () => {
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".ts") && !path.endsWith("messages.ts"),
  );
  const code = files.map((path) => readFileSync(join(source, path), "utf8")).join("\n");
  expect(keys.filter((key) => !code.includes(`"${key}"`))).toEqual([]);
});

test("A message that does not exist, a missing value and a value too many are type errors.", () => {
  const english = words.for("en");
  const mistakes = [
    // @ts-expect-error: no such message.
    () => english("no-such-message"),
    // @ts-expect-error: the welcome needs the number of documents.
    () => english("welcome"),
    // @ts-expect-error: which is a number.
    () => english("welcome", { documents: "2" }),
    // @ts-expect-error: a name needs nothing.
    () => english("language-name", { documents: 2 }),
  ];
  expect(mistakes).toHaveLength(4);
});

describe("A number takes the form that its language wants:", () => {
  test.each([
    ["en", 1, "1 document."],
    ["en", 21, "21 documents."],
    ["lv", 0, "0 dokumentiem."],
    ["lv", 1, "1 dokumenta."],
    ["lv", 2, "2 dokumentiem."],
    ["lv", 11, "11 dokumentiem."],
    ["lv", 21, "21 dokumenta."],
    ["uk", 1, "1 документом."],
    ["uk", 3, "3 документами."],
    ["uk", 5, "5 документами."],
    ["uk", 12, "12 документами."],
    ["uk", 21, "21 документом."],
    ["uk", 102, "102 документами."],
    ["ru", 1, "1 документу."],
    ["ru", 3, "3 документам."],
    ["ru", 11, "11 документам."],
    ["ru", 21, "21 документу."],
  ])("%s %d", (language, documents, expected) => {
    expect(words.for(language)("welcome", { documents })).toContain(expected);
  });
});

describe("A Telegram language finds its words:", () => {
  test.each([
    ["lv", "lv"],
    ["uk", "uk"],
    ["ru", "ru"],
    ["uk-UA", "uk"],
    ["LV", "lv"],
    ["en-gb", "en"],
    ["de", "en"],
    ["pt-br", "en"],
    ["", "en"],
    ["../uk", "en"],
    ["𝓾𝓴", "en"],
    ["x".repeat(10_000), "en"],
    [undefined, "en"],
    [null, "en"],
  ])("%s %s", (code, language) => {
    expect(words.for(code).language).toBe(language);
  });
});
