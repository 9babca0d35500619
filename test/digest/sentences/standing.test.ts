import { describe, expect, test } from "vitest";
import { isBalanced, pointsBack, tells } from "../../../src/digest/sentences/standing.ts";

describe("A sentence that tells something", () => {
  test.each([
    "The harbour opens at six.",
    "“We go home at nine,” the mayor said.",
    "12 people were rescued on Monday…",
    "Міністри зустрілися в Києві.",
    "27. jūnijā ministri tikās Rīgā.",
    "Rīga pieņem jaunu likumu.",
  ])("%s", (sentence) => expect(tells(sentence)).toBe(true));
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
  ])("%j", (sentence) => expect(tells(sentence)).toBe(false));
});

describe("A sentence that needs the one before", () => {
  test.each([
    "He said nothing.",
    "However, the ferry left.",
    "“It was cold,” he said.",
    "These boats are old.",
    "Later, the boats came back.",
    "Since then, no boat has come.",
    "The following day the harbour froze.",
    "After this, the mole was built.",
    "Він прибув до Києва.",
    "Это решение было принято вчера.",
    "Однако мост закрыт.",
    "Viņš ieradās Rīgā.",
    "Tomēr tilts ir slēgts.",
    "Після цього міст закрили.",
    "Позже мост закрыли.",
    "Vēlāk tiltu slēdza.",
  ])("%s", (sentence) => expect(pointsBack(sentence)).toBe(true));
});

describe("A sentence that does not need it", () => {
  test.each([
    "Herring sells well.",
    "Theseus sailed to Crete.",
    "There are five ferries in the harbour.",
    "Онлайн-торгівля зростає.",
    "Тарас Шевченко народився у 1814 році.",
    "Tallina ir Igaunijas galvaspilsēta.",
    "The mayor said he would pay.",
    "In the harbour there are five ferries.",
    "Before the war the mole was longer.",
    "Затемнение Луны увидят в Риге.",
  ])("%s", (sentence) => expect(pointsBack(sentence)).toBe(false));
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
