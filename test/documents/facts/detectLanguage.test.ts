import { describe, expect, test } from "vitest";
import { parseFile } from "../../../src/documents/parsing/parse.ts";

async function languageOf(text: string): Promise<string | null | undefined> {
  const parsed = await parseFile({ path: "a.txt", bytes: Buffer.from(text), contentHash: "" });
  return parsed.parts.language ?? parsed.parts.detectedLanguage;
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

describe("a page that declares English", () => {
  const declared = async (text: string) => {
    const html = `<html lang="en-US"><body><p>${text}</p></body></html>`;
    const { parts } = await parseFile({
      path: "a.html",
      bytes: Buffer.from(html),
      contentHash: "",
    });
    return parts.language ?? parts.detectedLanguage;
  };

  test.each([
    [
      "uk",
      "Порт міста відкрили навесні, і перші кораблі вже стоять біля нового причалу на березі.",
    ],
    [
      "lv",
      "Ostas birojs katru darba dienu ir atvērts no astoņiem rītā līdz pieciem vakarā, bet svētdien ne.",
    ],
  ])("and is plainly in %s is of that language", async (language, text) => {
    expect(await declared(text)).toBe(language);
  });

  test.each([
    "The port was opened in the spring, and the first ships are at the new quay by now.",
    "Mola, Ostia, Ventspils, Liepāja, Rīga",
    "Ostas birojs",
  ])("is believed where the text says no other: %s", async (text) => {
    expect(await declared(text)).toBe("en-US");
  });
});

test("a stated language is believed", async () => {
  const bytes = Buffer.from("---\nlanguage: lt\n---\n\nThe port was opened in spring.\n");
  const { parts } = await parseFile({ path: "a.md", bytes, contentHash: "" });
  expect(parts.language).toBe("lt");
});
