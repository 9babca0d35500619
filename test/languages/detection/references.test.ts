import { describe, expect, test } from "vitest";
import { pointsBack, guessLanguage, readReferences } from "../../../src/languages/index.ts";

describe("A sentence that needs the one before", () => {
  test.each([
    ["en", "He said nothing."],
    ["en", "However, the ferry left."],
    ["en", "According to him, the ferry left."],
    ["en", "“It was cold,” he said."],
    ["en", "These boats are old."],
    ["en", "Later, the boats came back."],
    ["en", "Since then, no boat has come."],
    ["en", "The following day the harbour froze."],
    ["en", "After this, the mole was built."],
    ["en", "That’s all."],
    ["uk", "Він прибув до Києва."],
    ["uk", "За його словами, міст закрили."],
    ["uk", "Після цього міст закрили."],
    ["uk", "Вона прибула вчора. 🚢 Ships come and go at dawn."],
    ["uk", "«Холодно», – сказав він."],
    ["ru", "Это решение было принято вчера."],
    ["ru", "Однако мост закрыт."],
    ["ru", "Позже мост закрыли."],
    ["ru", "По его словам, мост закрыли."],
    ["lv", "Viņš ieradās Rīgā."],
    ["lv", "To uzcēla vakar."],
    ["lv", "Tomēr tilts ir slēgts."],
    ["lv", "Pēc viņa teiktā, tilts ir slēgts."],
    ["lv", "Vēlāk tiltu slēdza."],
    // Of unknown language, by its script.
    [null, "He said nothing."],
    [null, "Вона приїхала."],
  ])("in %s: %s", (language, sentence) => {
    expect(pointsBack(sentence, language)).toBe(true);
  });
});

describe("A sentence that does not need it", () => {
  test.each([
    ["en", "Herring sells well."],
    ["en", "Theseus sailed to Crete."],
    ["en", "There are five ferries in the harbour."],
    ["en", "To reach the harbour, take the tram."],
    ["en", "As the harbour froze, boats stayed out."],
    ["en", "The mayor said he would pay."],
    ["en", "In the harbour there are five ferries."],
    ["en", "Before the war the mole was longer."],
    ["en", "Es Vedrà is an island."],
    ["uk", "Онлайн-торгівля зростає."],
    ["uk", "Тарас Шевченко народився у 1814 році."],
    ["lv", "Tallina ir Igaunijas galvaspilsēta."],
    ["lv", "It īpaši siltās dienās osta ir pilna."],
    ["ru", "Затемнение Луны увидят в Риге."],
  ])("in %s: %s", (language, sentence) => {
    expect(pointsBack(sentence, language)).toBe(false);
  });
});

describe("A question", () => {
  test.each([
    ["What happened to flour?", "en"],
    ["How many ships are there?", "en"],
    ["Harbour of Skala?", "en"],
    ["Kad to uzcēla?", "lv"],
    ["kas jauns", "lv"],
    ["Скільки кораблів прийшло?", "uk"],
    ["що нового", "uk"],
    ["Сколько кораблей пришло?", "ru"],
    ["что нового", "ru"],
    ["Порт?", null],
    ["1200?", null],
  ])("is told its language by its words and letters: %s, %s", (question, language) => {
    expect(guessLanguage(question)).toBe(language);
  });

  test.each([
    "And when?",
    "Who said that?",
    "When was it built?",
    "What did the mayor say about it?",
    "How many ships are in it?",
    "What happened there?",
    "Kad to uzcēla?",
    "Un kur?",
    "Коли її збудували?",
    "А де?",
    "Когда их построили?",
  ])("points outside itself: %s", (question) => {
    const { points, continues } = readReferences(question, guessLanguage(question));
    expect(points || continues).toBe(true);
  });

  test.each([
    "What happened to flour?",
    "Is there a ferry to Skala?",
    "How many ships are there in the harbour?",
    "How long does it take to cross the river?",
    "How much does it cost to park a car?",
    "Which crane that fell was sold?",
    "Cik maksā biļete uz Skalu?",
    "Скільки коштує квиток?",
    "Сколько стоит билет?",
  ])("does not: %s", (question) => {
    expect(readReferences(question, guessLanguage(question))).toEqual({
      points: false,
      continues: false,
    });
  });
});
