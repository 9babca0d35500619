import { expect, test } from "vitest";
import { askFiles, firstWords } from "../../support/askFiles.ts";
import { fillers } from "../../support/fillers.ts";

test.each([
  ["Leap 15.3 came out in June 2021.", "When did Leap 15.2 come out?"],
  ["In May came the release of Skiff v1.4.0.", "When was Skiff 4.0.0 released?"],
  [
    "# Installing Leap 15.3\n\nTo install it, start from the disk and press Enter.",
    "How do I install Leap 15.2?",
  ],
  [
    "In 2023, 500 visitors came to the fair of Skala.",
    "How many visitors came to the fair of Skala in 2024?",
  ],
  [
    "# The fair in 2023\n\nThe fair of Skala had 500 visitors.",
    "How many visitors had the fair of Skala in 2024?",
  ],
  [
    "Article 7 of the charter forbids fishing at night.",
    "What does article 5 of the charter forbid?",
  ],
  [
    "The ferry with 20 cabins sails to Tarn on Mondays.",
    "When does the ferry with 12 cabins sail to Tarn?",
  ],
  [
    "У 2023 році ярмарок у Скалі відвідали 500 людей.",
    "Скільки людей відвідали ярмарок у Скалі у 2024 році?",
  ],
  [
    "В 2023 году ярмарку в Скале посетили 500 человек.",
    "Сколько человек посетили ярмарку в Скале в 2024 году?",
  ],
  [
    "Skalas gadatirgu 2023. gadā apmeklēja 500 cilvēki.",
    "Cik cilvēku apmeklēja Skalas gadatirgu 2024. gadā?",
  ],
])("“%s” does not answer “%s”", async (text, question) => {
  const ask = await askFiles({ ...fillers, "note.md": text });
  const answer = await ask(question);
  expect(answer.verdict).toBe("none");
});

test.each([
  ["Leap 15.3 came out in June 2021.", "When did Leap 15 come out?"],
  [
    "In 2023, 500 visitors came to the fair of Skala, and in 2024 there were 600.",
    "How many visitors came to the fair of Skala in 2024?",
  ],
  [
    "# The fair in 2024\n\nThe fair of Skala had 500 visitors, after 400 in 2023.",
    "How many visitors had the fair of Skala in 2024?",
  ],
  ["Anna Berg has been the mayor of Skala since 2019.", "Who was the mayor of Skala in 2024?"],
  [
    "The twelve cabins of the ferry to Tarn were painted in 2020.",
    "When were the 12 cabins of the ferry to Tarn painted?",
  ],
  ["The ferry to Tarn sails on Mondays.", "When does the ferry with 12 cabins sail to Tarn?"],
])("“%s” answers “%s”", async (text, question) => {
  const ask = await askFiles({ ...fillers, "note.md": text });
  const answer = await ask(question);
  expect(answer.verdict).not.toBe("none");
  expect(text).toContain(firstWords(answer));
});

test("Of two documents, the one that does not contradict the question answers it.", async () => {
  const ask = await askFiles({
    ...fillers,
    "2023.md": "In 2023, 500 visitors came to the fair of Skala.",
    "2024.md": "In 2024, there were 600 people at the Skala fair.",
  });
  expect(firstWords(await ask("How many visitors came to the fair of Skala in 2024?"))).toContain(
    "600 people",
  );
});
