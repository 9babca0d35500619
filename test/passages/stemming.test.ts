import { expect, test } from "vitest";
import { findTerms } from "../../src/passages/terms.ts";

const stems = (words: string, language: string) =>
  new Set(findTerms(words, language).map((word) => word.stem));

test.each([
  ["uk", "дрон дрони дронів дронами дронам"],
  ["uk", "завод заводу заводи заводів"],
  ["lv", "drons drona dronam droni dronu droniem"],
  ["lv", "lācis lāči lāču lāčiem"],
  ["lv", "rūpnīca rūpnīcas rūpnīcā rūpnīcu"],
  ["lv", "Riga Rīga"],
  ["uk-UA", "Дрони ДРОНІВ"],
])("in %s, %s are one word", (language, words) => {
  expect(stems(words, language).size).toBe(1);
});

test("different words stay different", () => {
  expect(stems("drons droši darbs dārzs", "lv").size).toBe(4);
  expect(stems("дрон дерево дорога", "uk").size).toBe(3);
});
