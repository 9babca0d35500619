import { describe, expect, test } from "vitest";
import { learnPairing } from "../../../src/embedding/readers/textPairs.ts";
import type { Transformer } from "../../../src/embedding/models/transformers.ts";

/** One token a letter, its code; 1 before, 2 2 between and 3 after; 14 fit. */
function createLetterTransformer(changes: Partial<Transformer> = {}): Transformer {
  const tokenize = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
  return {
    id: "letters",
    window: 14,
    hasWordPieces: true,
    tokenize,
    isWord: () => false,
    encode: (text, other = "") => {
      const first = [1, ...tokenize(text), 2, 2];
      const second = [...tokenize(other), 3];
      return {
        ids: [...first, ...second],
        types: [...first.map(() => 0), ...second.map(() => 1)],
      };
    },
    run: async () => ({}),
    ...changes,
  };
}

const letters = createLetterTransformer();

function pair(question: string, text: string) {
  const { row, secondStart } = learnPairing(letters, 512).pair(
    letters.tokenize(question),
    letters.tokenize(text),
  );
  const shown = row.ids.map((id) => (id < 10 ? id : String.fromCharCode(id))).join("");
  return { shown, types: row.types?.join(""), text: shown.slice(secondStart, -1) };
}

describe("A question and a text in one row", () => {
  test("are marked as the model's own tokenizer marks them.", () => {
    const { ids, types } = letters.encode("who", "quay");
    const pairing = learnPairing(letters, 512);
    expect(pairing.pair(letters.tokenize("who"), letters.tokenize("quay"))).toEqual({
      row: { ids, types },
      secondStart: 6,
    });
  });

  test.each([
    ["both", "who", "quay", "1who22quay3", "quay"],
    ["a text alone", "", "lamp", "122lamp3", "lamp"],
    ["a question alone", "who", "", "1who223", ""],
  ])("are %s.", (_case, question, text, shown, kept) => {
    expect(pair(question, text)).toMatchObject({ shown, text: kept });
  });

  test("have types only where the model tells texts apart.", () => {
    expect(pair("who", "quay").types).toBe("00000011111");
    const untyped = createLetterTransformer({
      encode: (...texts) => ({ ids: letters.encode(...texts).ids, types: null }),
    });
    expect(learnPairing(untyped, 512).pair([50], [60]).row.types).toBe(null);
  });

  test("have the room that the model's window leaves, or what is allowed at most.", () => {
    expect(learnPairing(letters, 512).room).toBe(10);
    expect(learnPairing(createLetterTransformer({ window: Infinity }), 512).room).toBe(508);
  });

  test("are refused by a model that takes one text.", () => {
    const single = createLetterTransformer({ encode: (text) => letters.encode(text) });
    expect(() => learnPairing(single, 512)).toThrow("does not take two texts");
  });
});
