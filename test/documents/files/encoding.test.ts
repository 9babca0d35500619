import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { UnreadableDocumentError } from "../../../src/documents/document.ts";
import { decodeText } from "../../../src/documents/files/encoding.ts";
import { readHtml } from "../../../src/documents/formats/html/html.ts";

const texts: readonly (readonly [language: string, encodings: readonly string[], text: string])[] =
  [
    ["a Latvian name", ["windows-1257", "iso-8859-13"], "Rīga"],
    ["two Latvian words", ["windows-1257", "iso-8859-13"], "Jūras vējš"],
    [
      "a Latvian sentence",
      ["windows-1257", "iso-8859-13", "iso-8859-4", "cp775"],
      "Prāmis no Ventspils iziet deviņos vakarā un ir galā nākamajā rītā.",
    ],
    [
      "a Latvian page",
      ["windows-1257", "iso-8859-13", "iso-8859-4"],
      "Pilsētas dome nolēma, ka vecais tilts pār kanālu atkal būs atvērts gājējiem.\n\nRemonts izmaksās četrus miljonus eiro, un lielāko daļu no tiem samaksās reģions, bet pārējo – pati osta. Tiltu slēdza pirms desmit gadiem, kad kāda barža naktī bija ietriekusies balstā.\n\nSuņi drīkst ceļot kajītēs, bet ne restorānā; divriteņus ved bez maksas, ja tos piesaka iepriekš.".repeat(
        3,
      ),
    ],
    [
      "a Lithuanian sentence",
      ["windows-1257"],
      "Keltas iš Klaipėdos išplaukia devintą valandą vakaro ir atvyksta kitą rytą, bet žiemą jis neplaukia.",
    ],
    ["a Ukrainian word", ["windows-1251"], "Привіт"],
    [
      "a Ukrainian sentence",
      ["windows-1251", "koi8-u", "iso-8859-5", "cp1125"],
      "Порт відкрили навесні, і перші кораблі вже стоять біля причалу.",
    ],
    [
      "a Ukrainian page",
      ["windows-1251", "koi8-u"],
      "Міська рада вирішила, що старий міст через канал знову відкриють для пішоходів.\n\nРемонт коштуватиме чотири мільйони євро, більшу частину яких заплатить область, а решту – сам порт. Їх дадуть цього року. Міст закрили десять років тому, коли вночі об його опору вдарилася баржа.".repeat(
        4,
      ),
    ],
    [
      "a Russian sentence",
      ["windows-1251", "koi8-r", "iso-8859-5", "cp866"],
      "Порт открыли весной, и первые корабли уже стоят у причала.",
    ],
    [
      "a German sentence",
      ["windows-1252", "iso-8859-1"],
      "Die Fähre fährt um neun Uhr ab und ist am nächsten Morgen früh in Ventspils, wo es Kaffee für alle Gäste gibt.",
    ],
    [
      "a French sentence",
      ["windows-1252", "iso-8859-1"],
      "Le bateau part à neuf heures du soir et arrive le lendemain matin, où le café est déjà prêt.",
    ],
    [
      "a Polish sentence",
      ["windows-1250", "iso-8859-2"],
      "Prom wypływa o dziewiątej wieczorem i jest na miejscu następnego dnia rano, gdzie można napić się kawy.",
    ],
    ["an English word", ["windows-1252"], "A café by the quay."],
    ["English quotation marks", ["windows-1252"], "“We wait,” he said – and waited for the ship."],
  ];

describe("text in an old encoding is read with the right letters", () => {
  for (const [what, encodings, text] of texts) {
    test.each(encodings)(`${what} in %s`, (encoding) => {
      const bytes = iconv.encode(text, encoding);
      // What the encoding has no letter for, such as a dash, came out as a question mark.
      expect(decodeText(bytes)).toBe(iconv.decode(bytes, encoding));
    });
  }

  test.each([
    ["windows-1257", "Vējš"],
    ["windows-1251", "Її їжак"],
  ])("a page that names %s as its charset", (charset, word) => {
    const page = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>${word}</title></head><body><p>${word} 12 34.</p></body></html>`;
    expect(readHtml(iconv.encode(page, charset)).title).toBe(word);
  });

  test("a page whose charset is a lie", () => {
    const text = "Pilsētas dome nolēma, ka vecais tilts pār kanālu atkal būs atvērts gājējiem.";
    const page = `<html><head><meta charset="iso-8859-1"></head><body><p>${text}</p></body></html>`;
    expect(readHtml(iconv.encode(page, "windows-1257")).blocks[0]?.text).toBe(text);
  });
});

describe("Unicode", () => {
  test.each(["utf-8", "utf-16le", "utf-16be"])("%s with and without a mark", (encoding) => {
    for (const text of ["Rīga and Київ, in two lines.\nThe second.", "Hi", "Міст через канал"]) {
      for (const addBOM of [true, false]) {
        expect(decodeText(iconv.encode(text, encoding, { addBOM }))).toBe(text);
      }
    }
  });

  test("text comes out composed, with LF, without control and direction marks", () => {
    expect(decodeText(Buffer.from("Ri\u0304ga\r\nB\u0007y\r\u202Enight\uFEFF"))).toBe(
      "Rīga\nBy\nnight",
    );
  });

  test("so does text in an old encoding", () => {
    expect(decodeText(Buffer.from("caf\xe9 for all of us\r\nand tea\x07", "latin1"))).toBe(
      "café for all of us\nand tea",
    );
  });
});

test("bytes that are no text are refused, with what to do", () => {
  const bytes = Buffer.from(Array.from({ length: 400 }, (_, index) => (index * 89 + 128) % 256));
  expect(() => decodeText(bytes)).toThrow(/^Expected text, got .* Save it as UTF-8/);
});

test("any bytes are read or refused", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(outcomeOf(bytes)).toMatch(/^(read|refused)$/);
    }),
  );
});

function outcomeOf(bytes: Uint8Array): string {
  try {
    return /(?!\n|\t)\p{Cc}/u.test(decodeText(bytes)) ? "control characters" : "read";
  } catch (error) {
    return error instanceof UnreadableDocumentError ? "refused" : String(error);
  }
}

test("a byte that is broken in UTF-8 costs a letter, not the file", () => {
  const text = "Контора порту працює з восьмої ранку до п'ятої вечора, крім неділі.";
  const bytes = Buffer.from(text);
  const at = Buffer.from("Контора порту пр").length;
  const broken = Buffer.concat([
    bytes.subarray(0, at),
    Buffer.from([0xff]),
    bytes.subarray(at + 2),
  ]);
  expect(decodeText(broken)).toBe(text.replace("працює", "пр\uFFFDцює"));
});

test("all text comes back from UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const bytes = Buffer.from(text);
      expect(decodeText(Buffer.from(decodeText(bytes)))).toBe(decodeText(bytes));
    }),
  );
});
