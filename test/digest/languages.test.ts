import { expect, test } from "vitest";
import { page, prepareDigests, wordsOf } from "../support/digests.ts";

const digests = prepareDigests();

const facts = (language: string, title: string) => ({ title, published: "2026-06-29", language });

test.each([
  [
    "uk",
    page(
      facts("uk", "У Харкові відкрили новий міст"),
      "Чи потрібен місту ще один міст? Новий міст відкрили в Харкові у понеділок. Він коштував 40 мільйонів гривень. За його словами, роботи тривали рік.",
    ),
    [
      "Новий міст відкрили в Харкові у понеділок.",
      "Новий міст відкрили в Харкові у понеділок. Він коштував 40 мільйонів гривень.",
    ],
  ],
  [
    "ru",
    page(
      facts("ru", "В порту Риги сгорел склад"),
      "Однако никто не пострадал. Склад сгорел в порту Риги в ночь на понедельник. Пожарные работали до утра, сообщил начальник порта.",
    ),
    ["Склад сгорел в порту Риги в ночь на понедельник."],
  ],
  [
    "lv",
    page(
      facts("lv", "Latgalē būs dronu rūpnīca"),
      "Viņš to paziņoja sestdien. Dronu rūpnīca Latgalē sāks darbu 2027. gadā, paziņoja premjerministrs. Rūpnīcā strādās 200 cilvēku no visa novada.",
    ),
    ["Dronu rūpnīca Latgalē sāks darbu 2027. gadā, paziņoja premjerministrs."],
  ],
])("A document in %s is quoted by its telling sentences.", async (_, source, expected) => {
  const library = await digests.open({ "page.md": source });
  const words = await wordsOf(await digests.choose(library), library);
  expect(words.length).toBeGreaterThan(0);
  expect(expected).toContain(words[0]);
  expect(words.join(" ")).not.toMatch(/\?|^(?:Він|Однако|Viņš)/);
});

test("Documents in a language that the model does not know are not taken for one story.", async () => {
  const library = await digests.open({
    "a.md": page(
      facts("ru", "Пожар"),
      "Склад сгорел в порту Риги в ночь на понедельник. Пожарные работали до утра.",
    ),
    "b.md": page(
      facts("ru", "Шахматы"),
      "Девочка девяти лет выиграла чемпионат страны. Родители узнали об этом по радио.",
    ),
  });
  const digest = await digests.choose(library);
  expect(digest).toMatchObject({ items: [{ documents: 1 }, { documents: 1 }] });
});

test("One event told by two Ukrainian documents is one story, with both figures.", async () => {
  const tell = (count: number, end: string) =>
    page(
      facts("uk", "Аварія на мосту під Харковом"),
      `Унаслідок аварії на мосту під Харковом постраждали ${count} людей, повідомила поліція. ${end}`,
    );
  const library = await digests.open({
    "a.md": tell(12, "Рух мостом відновили ввечері."),
    "b.md": tell(15, "Водія вантажівки затримали в неділю."),
  });
  const digest = await digests.choose(library);
  expect(digest).toMatchObject({ items: [{ documents: 2, versions: [{}, {}] }] });
});
