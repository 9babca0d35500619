import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { languages, readNumbers } from "../../../src/languages/index.ts";

/** Each as "written=value unit". */
function read(text: string, language: string | null): string[] {
  return readNumbers(text, language)
    .filter(({ isPronoun }) => !isPronoun)
    .map(({ start, end, value, unit }) =>
      [`${text.slice(start, end)}=${value}`, unit].filter(Boolean).join(" "),
    );
}

describe("A number is read with its value and its unit:", () => {
  test.each([
    ["en", "12,000 ships", ["12,000=12000"]],
    ["en", "12 000 ships", ["12 000=12000"]],
    ["en", "twelve thousand ships", ["twelve thousand=12000"]],
    ["en", "12 thousand ships", ["12 thousand=12000"]],
    ["en", "$1.5 million", ["$1.5 million=1500000 dollar"]],
    ["en", "$1,500,000", ["$1,500,000=1500000 dollar"]],
    ["en", "a bridge of 2.5 km, 3-km piers", ["2.5=2.5 kilometre", "3=3 kilometre"]],
    ["en", "45 % and 45 percent", ["45 %=45 percent", "45=45 percent"]],
    ["en", "twenty-five metres", ["twenty-five=25 metre"]],
    ["en", "two hundred and five", ["two hundred and five=205"]],
    ["en", "half a million; two and a half", ["half a million=500000", "two and a half=2.5"]],
    ["en", "two dozen, three, four", ["two dozen=24", "three=3", "four=4"]],
    ["en", "12.500 tonnes", ["12.500=12.5 tonne"]],
    ["en", "1½ hours, 3/4 of it", ["1½=1.5 hour", "3/4=0.75"]],
    ["en", "from −5 to 5, 5–10, A-5", ["−5=-5", "5=5", "5=5", "10=10", "5=5"]],
    ["en", "hundreds of ships in release 1.2.3", ["hundreds=null", "1.2.3=null"]],
    [
      "en",
      "nineteen million three hundred thousand",
      ["nineteen million three hundred thousand=19300000"],
    ],
    ["lv", "divpadsmit kuģi", ["divpadsmit=12"]],
    ["lv", "divi simti piecdesmit metri", ["divi simti piecdesmit=250 metre"]],
    ["lv", "12,5 km, 5 milj. eiro", ["12,5=12.5 kilometre", "5 milj.=5000000 euro"]],
    ["lv", "tūkstošiem cilvēku", ["tūkstošiem=null"]],
    ["uk", "дванадцять кораблів", ["дванадцять=12"]],
    ["uk", "двадцять п’ять тисяч", ["двадцять п’ять тисяч=25000"]],
    ["uk", "дві тисячі триста п'ять", ["дві тисячі триста п'ять=2305"]],
    ["uk", "півтора мільйона гривень", ["півтора мільйона=1500000 hryvnia"]],
    ["uk", "1,5 млн дол.", ["1,5 млн=1500000 dollar"]],
    ["uk", "12.500 тонн", ["12.500=12500 tonne"]],
    ["uk", "тисячі людей, тисяча людей", ["тисячі=null", "тисяча=1000"]],
    ["ru", "двенадцать кораблей", ["двенадцать=12"]],
    ["ru", "тысяча двести рублей", ["тысяча двести=1200 rouble"]],
    ["ru", "2,375 млрд", ["2,375 млрд=2375000000"]],
    [null, "двадцать пять кораблей", ["двадцать пять=25"]],
    ["de", "12 ships", ["12=12"]],
  ])("%s, %s", (language, text, expected) => {
    expect(read(text, language)).toEqual(expected);
  });

  test.each([
    ["en", "one of the ships"],
    ["uk", "один з кораблів"],
    ["ru", "одна из них"],
    ["lv", "viens no kuģiem"],
  ])("a form of one is told apart: %s, %s", (language, text) => {
    expect(readNumbers(text, language)).toMatchObject([{ value: 1, isPronoun: true }]);
  });

  test.each([
    ["en", "The second ship at the often forgotten quay, once more than usual"],
    ["uk", "Стоматолог та семінар"],
    ["ru", "Столица и сороки"],
    ["lv", "Simtgade un piecelties"],
  ])("words that only look like numbers are none: %s, %s", (language, text) => {
    expect(read(text, language).filter((found) => !found.startsWith("once="))).toEqual([]);
  });
});

test.each(languages.map(({ code, name, numbers }) => [name, code, numbers] as const))(
  "Every cardinal and scale of %s has the value that its list gives.",
  (_name, code, { cardinals, scales, indefinite }) => {
    for (const [entry, value] of Object.entries({ ...cardinals, ...scales })) {
      const word = entry.replaceAll(/\((\|?)([^|)]*)[^)]*\)/g, "$1$2").replaceAll("|", "");
      if (indefinite.includes(word)) continue;
      expect([word, readNumbers(word, code)[0]?.value]).toEqual([word, value]);
    }
  },
);

test("Whatever the text, numbers stand in order, apart, and inside it.", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom(...Array.from("0123456789.,-/½ \u00a0€%"), "two ", "тисяч ", "un "),
      }),
      fc.constantFrom(null, "en", "lv", "uk", "ru"),
      (text, language) => {
        let position = 0;
        for (const { start, end, value } of readNumbers(text, language)) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(end).toBeGreaterThan(start);
          expect(value).not.toBeNaN();
          position = end;
        }
        expect(position).toBeLessThanOrEqual(text.length);
      },
    ),
  );
});
