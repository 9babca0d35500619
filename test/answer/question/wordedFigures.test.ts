import { expect, test } from "vitest";
import { askFiles, firstWords } from "../../support/askFiles.ts";
import { fillers } from "../../support/fillers.ts";

/** Questions with the words that answer them, and the document that has these. */
const answered = {
  en: [
    ["There is one ship in the fleet of Skala.", "How many ships are in the fleet of Skala?"],
    [
      "A single crane stands on the quay of Ostvik.",
      "How many cranes stand on the quay of Ostvik?",
    ],
    ["There are no taxis on the island of Akmen.", "How many taxis are on the island of Akmen?"],
    ["The ferry to Tarn runs weekly.", "How often does the ferry to Tarn run?"],
    [
      "At the workshop of Brodin lending of tools is free.",
      "How much does lending of tools at the workshop of Brodin cost?",
    ],
    ["The mill of Herk was built in 1750 by monks.", "How old is the mill of Herk?"],
    [
      "The lighthouse of Mersk stands a kilometre from the village.",
      "How far is the lighthouse of Mersk from the village?",
    ],
    [
      "Adults take 2 a day of the Velmora tablets with water.",
      "How many Velmora tablets should adults take?",
    ],
    ["The honey cake needs 1/2 cup of sugar.", "How much sugar does the honey cake need?"],
    [
      "Guests may leave luggage in the depot of Harn for up to 240 hours.",
      "How long may guests leave luggage in the depot of Harn?",
    ],
    [
      "Sick staff of the yard of Trond can get up to 300 hours of leave.",
      "How much leave can sick staff of the yard of Trond get?",
    ],
    [
      "Donors of blood in Velden have 3 days off.",
      "How many days off do donors of blood in Velden have?",
    ],
    [
      "Cooks of the ship Alma have seven hours of rest.",
      "How many hours of rest per pay period have cooks of the ship Alma?",
    ],
    [
      "Repairing the organ of Lund takes a week.",
      "How long does repairing the organ of Lund take?",
    ],
  ],
  lv: [
    ["Skalas flotē ir viens kuģis.", "Cik kuģu ir Skalas flotē?"],
    ["Prāmis uz Tarnu kursē katru dienu.", "Cik bieži kursē prāmis uz Tarnu?"],
    ["Ieeja Ostvikas muzejā ir bez maksas.", "Cik maksā ieeja Ostvikas muzejā?"],
    ["Herkas dzirnavas mūki uzcēla 1750. gadā.", "Cik vecas ir Herkas dzirnavas?"],
    ["Akmenas bāka ir kilometru no ciema.", "Cik tālu no ciema ir Akmenas bāka?"],
  ],
  uk: [
    ["У флоті Скали є один корабель.", "Скільки кораблів у флоті Скали?"],
    ["Пором до Тарна ходить щотижня.", "Як часто ходить пором до Тарна?"],
    ["Вхід до музею Оствіка безкоштовний.", "Скільки коштує вхід до музею Оствіка?"],
    ["Млин у Герку збудували ченці у 1750 році.", "Скільки років млину в Герку?"],
    ["Маяк Акмена стоїть за кілометр від села.", "Як далеко маяк Акмена від села?"],
  ],
  ru: [
    ["Во флоте Скалы есть один корабль.", "Сколько кораблей во флоте Скалы?"],
    ["Паром в Тарн ходит еженедельно.", "Как часто ходит паром в Тарн?"],
    ["Вход в музей Оствика бесплатный.", "Сколько стоит вход в музей Оствика?"],
    ["Мельница в Герке построена монахами в 1750 году.", "Сколько лет мельнице в Герке?"],
    ["Маяк Акмена стоит в километре от деревни.", "Как далеко маяк Акмена от деревни?"],
  ],
} as const;

test.each(Object.entries(answered))(
  "In %s, a figure answers in whatever form it is written.",
  async (_language, pairs) => {
    const files = Object.fromEntries(pairs.map(([words], index) => [`note${index}.md`, words]));
    const ask = await askFiles({ ...fillers, ...files });
    for (const [text, question] of pairs) {
      const answer = await ask(question);
      expect
        .soft([question, answer.verdict, firstWords(answer)])
        .toEqual([question, "answered", text]);
    }
  },
);

test("What gives no figure, date or price of what is asked does not answer for sure.", async () => {
  const pairs = [
    ["The mine of Dorn was closed long ago.", "When was the mine of Dorn closed?"],
    ["One of the boats of Lindau is blue.", "How many boats does Lindau have?"],
    ["The quay of Ostvik is free of rust.", "How much does the quay of Ostvik cost?"],
    ["The mayor of Brodin praised the mill in 1750.", "How old is the mayor of Brodin?"],
  ] as const;
  const files = Object.fromEntries(pairs.map(([words], index) => [`note${index}.md`, words]));
  const ask = await askFiles({ ...fillers, ...files });
  for (const [, question] of pairs) {
    const { verdict } = await ask(question);
    expect.soft([question, verdict]).not.toEqual([question, "answered"]);
  }
});
