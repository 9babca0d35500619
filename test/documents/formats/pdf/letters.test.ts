import { describe, expect, test } from "vitest";
import { UnreadableDocumentError } from "../../../../src/documents/document.ts";
import { readLetters, unshift } from "../../../../src/documents/formats/pdf/letters.ts";

test.each([
  ["\uFB01sh", "fish"],
  ["of\x1cce", "office"],
  ["\x1c ve \x1d ags", "five flags"],
  ["di\x1ecult", "difficult"],
  ["e\x0eciency", "efficiency"],
])("A ligature is read as its letters: %j.", (drawn, text) => {
  expect(readLetters(drawn)).toBe(text);
});

test.each([
  ["perch´e", "perché"],
  ["c’`e pi`u pu`o", "c’è più può"],
  ["M¨uller, Haˇsek, na¨ıve", "Müller, Hašek, naïve"],
  ["``quay'', `pier' and `a'", "``quay'', `pier' and `a'"],
])("An accent drawn before its letter belongs to it: %j.", (drawn, text) => {
  expect(readLetters(drawn)).toBe(text);
});

describe("Letters that a font moved", () => {
  const sentence =
    "The pilots of the gulf have worked from the outer island for ninety years and in the winter they go out on a sledge";
  const moved = (places: number) =>
    Array.from(sentence)
      .map((sign) => (sign === " " ? sign : String.fromCharCode(sign.charCodeAt(0) + places)))
      .join("");
  const read = (text: string) => unshift([{ kind: "text", text }])[0]?.text;

  test.each([3, 4, -29])("by %i places are moved back.", (places) => {
    expect(read(moved(places))).toBe(sentence);
  });

  test("are left alone where they make sense, or nobody can tell.", () => {
    expect(read(sentence)).toBe(sentence);
    expect(read(moved(3).slice(0, 40))).toBe(moved(3).slice(0, 40));
    const parts = "Pump Valve Gasket Piston Flange Rotor Bearing Nozzle ".repeat(4).trim();
    expect(read(parts)).toBe(parts);
  });

  test("are refused where they make none.", () => {
    expect(() =>
      read("xkcdw brtlk fpghj zzmlv qwrtn bcdfg hjklm npqrs tvwxz kkrpd ".repeat(4)),
    ).toThrow(UnreadableDocumentError);
  });
});
