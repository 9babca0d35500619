import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findSentences, longestSentence } from "../../src/passages/sentences.ts";
import { anyProse, anyUnicode, hasHalfCharacter } from "../support/texts.ts";

function split(text: string, language: string | null = "en"): string[] {
  return findSentences(text, language).map(({ start, end }) => text.slice(start, end));
}

describe("Sentences", () => {
  test.each([
    [
      "en",
      "The quay opens. It shuts! Does it? Yes",
      ["The quay opens.", "It shuts!", "Does it?", "Yes"],
    ],
    [null, "Mr. Berg left. He ran.", ["Mr. Berg left.", "He ran."]],
    ["en-GB", "Dr. Berg left. He ran.", ["Dr. Berg left.", "He ran."]],
    ["uk", "Порт відкрито. Кораблі прийшли!", ["Порт відкрито.", "Кораблі прийшли!"]],
    [
      "de",
      "Der Hafen öffnet z. B. um sechs. Er schließt.",
      ["Der Hafen öffnet z. B. um sechs.", "Er schließt."],
    ],
    ["zh", "你好。我们走吧！", ["你好。", "我们走吧！"]],
    ["zz", "The quay opens. It shuts.", ["The quay opens.", "It shuts."]],
    ["", "The quay opens. It shuts.", ["The quay opens.", "It shuts."]],
  ])("end where a reader of %j ends them: %s", (language, text, sentences) => {
    expect(split(text, language)).toEqual(sentences);
  });

  test.each([
    ["en", "Mr. A. Kulbergs met Dr. Smith of the U.S. Navy on Dec. 12 in Riga."],
    ["en", "It cost $3.5 million at 9 p.m. on Monday."],
    ["en", "Room No. 5 is 12.5 metres long."],
    ["uk", "Зустріч відбулася 12 груд. 2023 р. у Києві."],
    ["ru", "Встреча прошла 12 дек. 2023 г. в Киеве."],
    ["lv", "2023. gada 12. decembrī viņi tikās Kijivā."],
    ["lv", "Sapulce ir rīt plkst. 10.00 Brīvības ielā, tālr. 67123456."],
    ["lv", "Dr. J. Ozols un prof. A. B. Kalniņš u.c. lasa lekcijas, skat. 5. lpp."],
    ["lv", "Būvei piešķirti 5 milj. eiro no fondiem."],
    ["uk", "Контора порту працює за адресою м. Одеса, вул. Морська, буд. 5."],
    ["uk", "Міністр І. П. Коваленко заявив, що ст. 5 закону змінять у березні."],
    ["uk", "Робітники с. Іванівка Київської обл. збудували Інститут ім. Патона, див. стор. 12."],
    ["uk", "Порядок від 21 грудня 2016 р. № 991 чинний."],
    ["uk", "У XX ст. тут жило 5 тис. осіб та ін. люди."],
    ["ru", "Проф. А. В. Иванов живёт в г. Рига на ул. Морской, д. 5, с 1995 г. и пишет книги."],
    ["en", "The openSUSE.Asia summit and the Node.JS day are in Riga."],
    ["en", "See fig. 3 and vol. 2 of the book."],
    ["en", "3. Bring boots and a coat."],
    ["lv", "3. Paņemiet zābakus."],
  ])("do not end at an abbreviation or an ordinal in %s: %s", (language, sentence) => {
    expect(split(`${sentence} ${sentence}`, language)).toEqual([sentence, sentence]);
  });

  test.each([
    ["after the closing mark", '"We build." He left.', ['"We build."', "He left."]],
    [
      "but not before who said so",
      "“Is it true?” she asked. No.",
      ["“Is it true?” she asked.", "No."],
    ],
    [
      "but not inside the quotation",
      "He said: “It is done. We go.” He left.",
      ["He said: “It is done. We go.”", "He left."],
    ],
    ["in other alphabets too", "«Да.» Он ушёл.", ["«Да.»", "Он ушёл."]],
  ])("end at quotation marks %s.", (_case, text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });

  test.each([
    [
      "uk",
      "Мер сказав: «Ми готові. Порт відкрито». Він пішов.",
      ["Мер сказав: «Ми готові.", "Порт відкрито».", "Він пішов."],
    ],
    ["uk", "— Чи це правда? — спитала вона. — Так.", ["— Чи це правда? — спитала вона.", "— Так."]],
    ["uk", "Тут 5 тис. грн. Потім буде більше.", ["Тут 5 тис. грн.", "Потім буде більше."]],
    [
      "lv",
      "Tirgo maizi, sieru u.c. Tirgus ir liels… Nāciet!",
      ["Tirgo maizi, sieru u.c.", "Tirgus ir liels…", "Nāciet!"],
    ],
    [
      "lv",
      "„Klau!” viņš sauca. „Nāc!” Viņa atnāca.",
      ["„Klau!” viņš sauca.", "„Nāc!”", "Viņa atnāca."],
    ],
    [
      "ru",
      "В 1995 г. порт закрыли. В 2020 г. открыли.",
      ["В 1995 г. порт закрыли.", "В 2020 г. открыли."],
    ],
    [
      "en",
      "The quay is closed.¹² Ships wait.[3] Boats go on.",
      ["The quay is closed.¹²", "Ships wait.[3]", "Boats go on."],
    ],
    ["uk", "Причал закрито.² Кораблі чекають.", ["Причал закрито.²", "Кораблі чекають."]],
    ["en", "It covers 40 m². Ships come.", ["It covers 40 m².", "Ships come."]],
  ])("end in %s at what ends them: %s", (language, text, sentences) => {
    expect(split(text, language)).toEqual(sentences);
  });

  test("keep emoji whole.", () => {
    expect(split("Ships 🚢! A family 👩‍👩‍👧‍👦. Third")).toEqual(["Ships 🚢!", "A family 👩‍👩‍👧‍👦.", "Third"]);
  });

  test.each(["", "  \n ", "... !!! ???", "🎉🎉", "— • —"])("are none in %j.", (text) => {
    expect(split(text)).toEqual([]);
  });
});

describe("A sentence too long to quote", () => {
  const clause = `${"word ".repeat(50)}end`;

  test.each([
    ["a semicolon", "; "],
    ["a dash", " — "],
    ["a line break", "\n"],
    ["a comma", ", "],
  ])("is cut after %s.", (_case, mark) => {
    const text = `${clause}${mark}${clause}${mark}${clause}`;
    const parts = split(text);
    expect(parts).toHaveLength(3);
    expect(
      parts.every(
        (part) => part.startsWith("word") && !part.slice(0, -2).includes(mark.trim() || "\n"),
      ),
    ).toBe(true);
  });

  test("is cut where sentences end in what it quotes, rather than at a comma.", () => {
    const speech = [
      "“The quay was built, stone by stone, in the spring of the year after the flood.",
      "The council had promised the money in winter, but it came when half of the wall stood.",
      "The workers lived in huts beside the pier, and boats took them across the river each day.",
      "Now all is done, and in summer the first ships will come, as many as there are berths.”",
    ];
    const parts = split(`The captain said: ${speech.join(" ")} Then he left.`);
    expect(parts).toEqual([`The captain said: ${speech[0]}`, ...speech.slice(1), "Then he left."]);
  });

  test("is cut at a comma rather than at a later space.", () => {
    const [first] = split(`${clause}, ${clause}`);
    expect(first).toBe(`${clause},`);
  });

  test("is cut at a space rather than leave a scrap before an early comma.", () => {
    const [first = ""] = split(`Well, ${"word ".repeat(100)}`);
    expect(first.length).toBeGreaterThan(longestSentence / 2);
    expect(first).toMatch(/word$/);
  });

  test("is cut between characters where there is no space, never inside one.", () => {
    for (const text of [
      "word".repeat(300),
      "字".repeat(800),
      `x${"👩‍👩‍👧‍👦y".repeat(100)}`,
      `a${"🚢b".repeat(400)}`,
    ]) {
      const parts = split(text);
      expect(parts.join("")).toBe(text);
      expect(parts.some(hasHalfCharacter)).toBe(false);
      expect(parts.every((part) => part.length <= longestSentence)).toBe(true);
      expect(parts.every((part) => !/^\u200d|\u200d$/.test(part))).toBe(true);
    }
  });

  test("that is one endless character is cut between code points.", () => {
    // A letter with 400 signs of musical notation combined with it, each a surrogate pair.
    const parts = split(`a${"\u{1D165}".repeat(400)} b`);
    expect(parts.some(hasHalfCharacter)).toBe(false);
  });
});

describe("Whatever the text, its sentences", () => {
  test.each([
    ["prose", anyProse],
    ["any characters", anyUnicode],
  ])("hold every letter and digit once, in order, each short enough: %s", (_case, anyText) => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom(null, "en", "uk", "lv", "ja", "zz"),
        (text, language) => {
          let end = 0;
          for (const sentence of findSentences(text, language)) {
            const between = text.slice(end, sentence.start);
            const words = text.slice(sentence.start, sentence.end);
            expect(sentence.start).toBeGreaterThanOrEqual(end);
            expect(between).not.toMatch(/[\p{L}\p{N}]/u);
            expect(words).toMatch(/[\p{L}\p{N}]/u);
            expect(words).toBe(words.trim());
            expect(words.length).toBeLessThanOrEqual(longestSentence);
            expect(hasHalfCharacter(words)).toBe(false);
            ({ end } = sentence);
          }
          expect(text.slice(end)).not.toMatch(/[\p{L}\p{N}]/u);
        },
      ),
    );
  });

  test("are found without an error, halves of characters and control characters included.", () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
          maxLength: 200,
        }),
        (text) => {
          const sentences = findSentences(text, null);
          expect(
            sentences.every(({ start, end }) => start >= 0 && start < end && end <= text.length),
          ).toBe(true);
        },
      ),
      { numRuns: 50 },
    );
  });
});
