import { expect, test } from "vitest";
import { parseFile } from "../../../src/documents/parsing/parse.ts";

async function languageOf(text: string): Promise<string | null | undefined> {
  const parsed = await parseFile({ path: "a.txt", bytes: Buffer.from(text), contentHash: "" });
  return parsed.parts.language;
}

test.each([
  ["lv", "Prāmis no Ventspils iziet deviņos vakarā."],
  ["lv", "Kur var nopirkt biļetes?"],
  ["uk", "Порт відкрили навесні, і перші кораблі вже стоять біля причалу."],
  ["uk", "Де можна купити квитки?"],
  ["ru", "Порт открыли весной, и первые корабли уже стоят у причала."],
  ["ru", "Где можно купить билеты?"],
  ["en", "Where can I buy tickets?"],
  ["en", "The port was opened in spring."],
])("%s: %s", async (language, text) => {
  expect(await languageOf(text)).toBe(language);
});

test.each(["Rīga", "12 34 56", "A-1 | B-2 | C-3"])("%s is of no sure language", async (text) => {
  expect(await languageOf(text)).toBeNull();
});

test("a stated language is believed", async () => {
  const bytes = Buffer.from("---\nlanguage: lt\n---\n\nThe port was opened in spring.\n");
  const { parts } = await parseFile({ path: "a.md", bytes, contentHash: "" });
  expect(parts.language).toBe("lt");
});
