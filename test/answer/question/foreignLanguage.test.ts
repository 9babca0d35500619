import { expect, test } from "vitest";
import { detectForeignLanguage } from "../../../src/answer/question/foreignLanguage.ts";
import { askFiles } from "../../support/askFiles.ts";
import { page } from "../../support/digests.ts";

test.each([
  ["Где и когда будет построен завод дронов?", "ru"],
  ["Де і коли збудують завод дронів, та хто про це сказав?", "uk"],
  ["Kur un kad tiks uzcelta dronu rūpnīca, un kas to teica?", "lv"],
  ["Wo und wann wird die Fabrik gebaut, und von wem?", "de"],
])("A question in none of the documents' languages is recognised: %s", (question, language) => {
  expect(detectForeignLanguage(question, ["en"])).toBe(language);
  expect(detectForeignLanguage(question, ["en", language])).toBeNull();
});

test.each(["", "Kulbergs?", "🤔🤔", "NATO Riga 2026", "When will it be built?"])(
  "Where there is too little to tell by, or it is English, nothing is said: %j",
  (question) => {
    expect(detectForeignLanguage(question, ["en", null])).toBeNull();
  },
);

test("An answer says which language the documents are not in, unless it is sure all the same.", async () => {
  const ask = await askFiles({
    "harbour.md": page(
      { title: "Harbour", language: "en" },
      "The harbour was opened on 4 May 2026.",
    ),
  });
  expect(await ask("Когда и как открывается гавань в этом городе?")).toMatchObject({
    verdict: "none",
    foreignLanguage: "ru",
  });
  expect(await ask("When was the harbour opened?")).toMatchObject({
    verdict: "answered",
    foreignLanguage: null,
  });
});

test.each([
  [
    "uk",
    "Порт відкривається о шостій ранку. Кораблі стоять біля причалу до вечора.",
    "Коли відкривається порт?",
    "о шостій",
  ],
  [
    "ru",
    "Гавань открывается в шесть утра. Корабли стоят у причала до вечера.",
    "Когда открывается гавань?",
    "в шесть утра",
  ],
  [
    "lv",
    "Osta tiek atvērta sešos no rīta. Kuģi stāv pie piestātnes līdz vakaram.",
    "Kad tiek atvērta osta?",
    "sešos no rīta",
  ],
])("Documents in %s are found by their words.", async (language, text, question, words) => {
  const ask = await askFiles({
    "page.md": page({ title: "1", language }, text),
    "other.md": page({ title: "2", language: "en" }, "Bread is baked at night in the old town."),
  });
  const answer = await ask(question);
  const [best] = [...answer.quotes, ...answer.further];
  expect(best && answer.sources.get(best.documentId)?.text.slice(best.start, best.end)).toContain(
    words,
  );
  expect(answer.foreignLanguage).toBeNull();
});
