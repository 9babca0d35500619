import { describe, expect, test } from "vitest";
import {
  findAnswersOfType,
  detectAnswerTypes,
  type AnswerType,
} from "../../../src/answer/question/answerTypes.ts";

const kindsOf = (question: string) =>
  detectAnswerTypes(question).answerTypes.map(({ kind }) => kind);

describe("What a question asks for is read from its wording:", () => {
  test.each<[string, AnswerType["kind"][]]>([
    ["When did the ministers meet?", ["time"]],
    ["since when is he in office", ["time"]],
    ["In which month was it?", ["time"]],
    ["How long will it take?", ["time"]],
    ["How many drones fell?", ["number"]],
    ["How much does it cost?", ["number"]],
    ["Who announced it and when?", ["time", "person"]],
    ["Who is the president of Latvia?", ["person"]],
    ["Where is the factory?", ["place"]],
    ["In which city did they meet?", ["place"]],
    ["At which base was it announced?", ["named"]],
    ["Коли зустрілися міністри?", ["time"]],
    ["Где построят завод?", ["place"]],
    ["Kurš un kad to paziņoja?", ["time", "person"]],
    ["What did the SVR claim?", []],
    ["What did he say when they met?", []],
    ["Who is Andris Kulbergs?", []],
    ["The people who announced it", []],
    ["Latvia trains recruits", []],
    ["", []],
  ])("%j", (question, kinds) => {
    expect(kindsOf(question)).toEqual(kinds);
  });
});

test("The words a question asks with are taken out, and all others stay where they are.", () => {
  const question = "In which month did the SVR make its claim?";
  const { rest } = detectAnswerTypes(question);
  expect(rest).toHaveLength(question.length);
  expect(rest).not.toContain("month");
  expect(rest.indexOf("SVR")).toBe(question.indexOf("SVR"));
});

describe("What is wanted is found in a sentence:", () => {
  const find = (wanted: AnswerType, text: string) =>
    findAnswersOfType(wanted, text, "en").map(({ start, end }) => text.slice(start, end));

  test.each<[AnswerType, string, string[]]>([
    [{ kind: "time" }, "They met on May 3, 2024 and again in June.", ["May 3, 2024", "June"]],
    [{ kind: "time" }, "May I see the 12 ships?", []],
    [{ kind: "number" }, "In 2024, 1,200 of 3.5 million ships sank.", ["1,200", "3.5 million"]],
    [{ kind: "number" }, "On 27 June 2026 it was sold for €20 or 5 %.", ["€20", "5 %"]],
    [{ kind: "number" }, "Four countries and a dozen ships.", ["Four", "dozen"]],
    [
      { kind: "number" },
      "From thirteen to nineteen of them, no one else.",
      ["thirteen", "nineteen"],
    ],
    // A length is no answer to how much something weighs.
    [{ kind: "number", quantity: "mass" }, "It is 21 metres long and weighs 5 tonnes.", ["5"]],
    [{ kind: "number", quantity: "money" }, "A berth of 5 m costs 12 crowns.", ["12"]],
    [
      { kind: "place" },
      "They met in the old town of Riga, near Lake Ķīšezers.",
      ["in the old town of Riga", "near Lake Ķīšezers"],
    ],
    [{ kind: "place" }, "He is in good health.", []],
    [{ kind: "person" }, "Since Anna Bērziņa spoke in Riga, nobody has.", ["Anna Bērziņa"]],
    [{ kind: "person" }, "Kulbergs announced it.", ["Kulbergs"]],
    [{ kind: "person" }, "The ship came.", []],
    [
      { kind: "named", noun: "base" },
      "He saw the Luznava military base in Latgale.",
      ["Luznava military base"],
    ],
    [{ kind: "named", noun: "bases" }, "There is a base.", []],
  ])("%j in %j", (wanted, text, found) => {
    expect(find(wanted, text)).toEqual(found);
  });
});

test.each([
  ["lv", "Ostā ieradās divpadsmit kuģi.", "divpadsmit"],
  ["uk", "До порту прийшли дванадцять кораблів.", "дванадцять"],
  ["uk", "Причал має двадцять п’ять метрів.", "двадцять п’ять"],
  ["ru", "В порт пришли двенадцать кораблей.", "двенадцать"],
])("A count in words is found in %s: %s", (language, text, words) => {
  const found = findAnswersOfType({ kind: "number" }, text, language);
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([words]);
});

test.each([
  ["How much does the crane weigh?", "mass"],
  ["How much does a ticket cost?", "money"],
  ["Cik maksā biļete?", "money"],
  ["Скільки важить скелет кита?", "mass"],
  ["Сколько стоит билет?", "money"],
  ["How many ships came?", undefined],
])("%s asks for a %s.", (question, quantity) => {
  const [type] = detectAnswerTypes(question).answerTypes;
  expect(type).toMatchObject({ kind: "number" });
  expect(type?.kind === "number" && type.quantity).toBe(quantity);
});
