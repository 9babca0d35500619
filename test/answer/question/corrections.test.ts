import { expect, test } from "vitest";
import { askFiles, firstWords } from "../../support/askFiles.ts";
import { fillers } from "../../support/fillers.ts";

test.each([
  [
    "Iran signed the trade agreement with Skala in May 2021.",
    "When did Iraq sign the trade agreement?",
  ],
  [
    "Iran signed the trade agreement with Skala in May 2021.",
    "when did iraq sign the trade agreement",
  ],
  ["Slovakia opened a new tunnel in 2019.", "When did Slovenia open a new tunnel?"],
  ["Austria trains 300 pilots in Graz.", "How many pilots does Australia train?"],
  [
    "Zambia sells copper to Skala for 5000 crowns.",
    "For how much does Gambia sell copper to Skala?",
  ],
  ["Словаччина відкрила новий тунель у 2019 році.", "Коли Словенія відкрила новий тунель?"],
  ["Іран підписав торговельну угоду у травні 2021 року.", "коли ірак підписав торговельну угоду"],
  [
    "Иран подписал торговое соглашение в мае 2021 года.",
    "Когда Ирак подписал торговое соглашение?",
  ],
  ["Austrija 2019. gadā atvēra jaunu tuneli.", "Kad Austrālija atvēra jaunu tuneli?"],
])("“%s” is no answer to “%s”", async (text, question) => {
  const ask = await askFiles({ ...fillers, "note.md": text });
  const answer = await ask(question);
  expect(answer.corrections).toEqual([]);
  expect(answer.verdict).not.toBe("answered");
});

test.each([
  [
    "Ukraine built the harbour cranes in 2020.",
    "When did Ukriane build the harbor crans?",
    ["Ukriane", "Ukraine"],
    ["harbor crans", "harbour cranes"],
  ],
  ["The mayor of Ostvik is Anna Berg.", "Who is the mayor of Ostvig?", ["Ostvig", "Ostvik"]],
  [
    "Порт збудував нову пристань у 2020 році.",
    "Коли порт збудував нову пристнь?",
    ["пристнь", "пристань"],
  ],
])("From “%s”, “%s” is answered, with what was corrected.", async (text, question, ...pairs) => {
  const ask = await askFiles({ ...fillers, "note.md": text });
  const answer = await ask(question);
  expect(answer.corrections).toEqual(pairs.map(([asked, takenFor]) => ({ asked, takenFor })));
  expect(firstWords(answer)).toBe(text);
});

test("A known word is looked for as its relatives too, and nothing is said of it.", async () => {
  const ask = await askFiles({
    "school.md": "# School\n\nTo report an absence, call the office before eight.",
    "ferry.md": "# Ferry\n\nThe ferry carries people and their carts to Tarn.",
  });
  const answer = await ask("How do I report that my child is absent?");
  expect(firstWords(answer)).toContain("absence");
  expect(answer.corrections).toEqual([]);
});

test("Of words that may be meant, the nearest one is said.", async () => {
  const ask = await askFiles({
    ...fillers,
    "note.md": "The errors of the pilot of Skala are told in the report of May 2021.",
    "piezīme.md": "Kuģa err ir ostā, un kapteinis par to neko nesaka, jo viņš nezina, kas tas ir.",
  });
  const { corrections } = await ask("Where are the erors of the pilot told?");
  expect(corrections).toEqual([{ asked: "erors", takenFor: "errors" }]);
});
