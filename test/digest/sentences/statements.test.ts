import { describe, expect, test } from "vitest";
import { isBalanced, isStatement } from "../../../src/digest/sentences/statements.ts";

describe("A sentence that tells something", () => {
  test.each([
    "The harbour opens at six.",
    "“We go home at nine,” the mayor said.",
    "12 people were rescued on Monday…",
    "Міністри зустрілися в Києві.",
    "27. jūnijā ministri tikās Rīgā.",
    "Rīga pieņem jaunu likumu.",
  ])("%s", (sentence) => expect(isStatement(sentence)).toBe(true));
});

describe("A sentence that does not", () => {
  test.each([
    "When does the harbour open?",
    "“Who pays for the ferries?”",
    "The harbour of Ostvik",
    "Bring the following things:",
    "3. Bring boots and a coat.",
    "and left for the open sea.",
    "• Boots and a warm coat.",
    "Boots.",
    "Photo: A ship in the harbour / Reuters.",
    "",
  ])("%j", (sentence) => expect(isStatement(sentence)).toBe(false));
});

test.each([
  ["“We go home,” the mayor said.", true],
  ["„Ми йдемо“, сказав мер.", true],
  ["„Ми йдемо”, сказав мер.", true],
  ["«Мы идём», сказал мэр.", true],
  ["“We go home, the mayor said.", false],
  ["We go home,” the mayor said.", false],
  ["The mayor (and his wife left.", false],
])("Quotation marks and brackets of %j are in pairs: %j.", (text, expected) => {
  expect(isBalanced(text)).toBe(expected);
});
