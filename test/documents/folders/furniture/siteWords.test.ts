import { describe, expect, test } from "vitest";
import {
  isCallToRead,
  isCommand,
  isCredit,
} from "../../../../src/documents/folders/furniture/siteWords.ts";

describe("A photo's credit", () => {
  test.each([
    "Photo: a ship at the quay",
    "FILE PHOTO: The harbour in May",
    "Фото автора: порт",
    "Світлина: порт навесні",
    "Foto: Anna Ozola",
    "© Anna Berg",
    "Anna Berg / Reuters",
    "Ships at the quay. Anna Berg/AFP",
    "The harbour on Monday. REUTERS",
    "Anna Berg via Getty Images",
  ])("is %j.", (text) => {
    expect(isCredit(text)).toBe(true);
  });

  test.each([
    "The crane will be sold in May, a clerk of the town told Reuters.",
    "Nobody was hurt, the captain said to AFP.",
    "All leaks have to be reported to the EPA.",
    "Photographs of the harbour hang in the hall.",
    "Фотоаппарат нашли на причале.",
  ])("is not a sentence that names an agency or a picture: %j", (text) => {
    expect(isCredit(text)).toBe(false);
  });
});

test.each([
  ["Read more: the harbour opens", true],
  ["Читайте також", true],
  ["Читайте ещё", true],
  ["Lasi arī: osta atvērta", true],
  ["Related documents must be handed in by every shipping company of the town", false],
])("A call to read on: %j is one: %s.", (text, expected) => {
  expect(isCallToRead(text)).toBe(expected);
});

test.each([
  ["Share on a page", true],
  ["12 comments", true],
  ["Print", true],
  ["Поділитися", true],
  ["Подпишитесь на новости", true],
  ["Reklāma", true],
  ["Print shops of the harbour", false],
  ["Shared rooms cost less", false],
  ["Share the boat with others.", false],
])("A button: %j is one: %s.", (text, expected) => {
  expect(isCommand(text)).toBe(expected);
});
