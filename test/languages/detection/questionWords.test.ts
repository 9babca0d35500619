import { describe, expect, test } from "vitest";
import {
  asksWhatIs,
  guessLanguage,
  readAsking,
  readNamedNoun,
} from "../../../src/languages/index.ts";

function kindsOf(question: string): string[] {
  return readAsking(question, guessLanguage(question)).map(({ kind }) => kind);
}

describe("A question asks by its wording for", () => {
  test.each([
    ["When was the pier built?", ["time"]],
    ["How long is the ferry under way?", ["time"]],
    ["Who announced it, and when?", ["time", "person"]],
    ["Since when has he been mayor?", ["time"]],
    ["What did he say when the bridge fell?", []],
    ["How many ships came?", ["number"]],
    ["Who is the mayor of Skala?", ["person"]],
    ["Who is Andris Kulbergs?", []],
    ["Who’s Andris Kulbergs?", []],
    ["Why was the bridge closed?", ["reason"]],
    ["Which city has the harbour?", ["place"]],
    ["The mayor opened the bridge.", []],
    ["Kad uzcēla tiltu?", ["time"]],
    ["Cik kuģu ieradās ostā?", ["number"]],
    ["Kurā gadā uzcēla tiltu?", ["time"]],
    ["Kas ir ostas kapteinis?", ["person"]],
    ["Kāpēc slēdza tiltu?", ["reason"]],
    ["Kur ir osta?", ["place"]],
    ["Коли збудували міст?", ["time"]],
    ["З яких пір він мер?", ["time"]],
    ["Скільки кораблів прийшло?", ["number"]],
    ["Хто збудував причал?", ["person"]],
    ["Хто такий Коваленко?", []],
    ["Чому закрили міст?", ["reason"]],
    ["Куди пішли кораблі?", ["place"]],
    ["В каком году построили мост?", ["time"]],
    ["Сколько кораблей пришло?", ["number"]],
    ["Кто такой Иванов?", []],
    ["Кто построил причал?", ["person"]],
    ["Почему закрыли мост?", ["reason"]],
    ["Где порт?", ["place"]],
  ])("%s %j", (question, kinds) => {
    expect(kindsOf(question)).toEqual(kinds);
  });

  test("what its words say, by position.", () => {
    const question = "And how many ships came?";
    expect(readAsking(question, "en").map(({ start, end }) => question.slice(start, end))).toEqual([
      "how many",
    ]);
  });
});

test.each([
  ["What is a quay?", true],
  ["What’s a quay?", true],
  ["Who is Andris Kulbergs?", true],
  ["Що таке причал?", true],
  ["Что такое причал?", true],
  ["Which quay?", false],
  ["Cranes?", false],
])("%s asks what something is: %s.", (question, expected) => {
  expect(asksWhatIs(question, guessLanguage(question))).toBe(expected);
});

test.each([
  ["At which base were they trained?", "base"],
  ["What colour is the quay?", "colour"],
  ["What is a quay?", null],
  ["What about cranes?", null],
])("%s names %j.", (question, noun) => {
  expect(readNamedNoun(question, guessLanguage(question))).toBe(noun);
});
