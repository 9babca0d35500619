import { describe, expect, test } from "vitest";
import { learnPairing } from "../../../src/embedding/models/textPairs.ts";
import type { Transformer } from "../../../src/embedding/models/transformers.ts";

/** One token a letter, its code; 1 before, 2 2 between and 3 after. No more than 14 fit. */
function createLetterTransformer(changes: Partial<Transformer> = {}): Transformer {
  const tokenize = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));
  return {
    id: "letters",
    window: 14,
    hasWordPieces: true,
    tokenize,
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
  const paired = learnPairing(letters)(letters.tokenize(question), letters.tokenize(text));
  const { row, textStart, textLength } = paired;
  const shown = row.ids.map((id) => (id < 10 ? id : String.fromCharCode(id))).join("");
  return { shown, types: row.types?.join(""), text: shown.slice(textStart, textStart + textLength) };
}

describe("A question and a text in one row", () => {
  test("are marked as the model's own tokenizer marks them.", () => {
    const { ids, types } = letters.encode("who", "quay");
    expect(learnPairing(letters)(letters.tokenize("who"), letters.tokenize("quay"))).toEqual({
      row: { ids, types },
      textStart: 6,
      textLength: 4,
    });
  });

  // 10 tokens remain for both, of which a question may take two from a text.
  test.each([
    ["as they are if both fit", "who", "lampqua", "1who22lampqua3", "lampqua"],
    ["the text cut if it is long", "wh", "lamplamplamp", "1wh22lamplamp3", "lamplamp"],
    ["the question cut to its share if both are long", "whowho", "lamplamplamp", "1wh22lamplamp3", "lamplamp"],
    ["the question cut only as far as the text needs", "whowhowho", "lamp", "1whowho22lamp3", "lamp"],
    ["a text alone", "", "lamp", "122lamp3", "lamp"],
    ["a question alone", "who", "", "1who223", ""],
  ])("are put %s.", (_case, question, text, shown, kept) => {
    expect(pair(question, text)).toMatchObject({ shown, text: kept });
  });

  test("have types only where the model tells texts apart.", () => {
    expect(pair("who", "quay").types).toBe("00000011111");
    const untyped = createLetterTransformer({
      encode: (...texts) => ({ ids: letters.encode(...texts).ids, types: null }),
    });
    expect(learnPairing(untyped)([50], [60]).row.types).toBe(null);
  });

  test("take 512 tokens at most, however wide the window.", () => {
    const wide = createLetterTransformer({ window: Infinity });
    const many = Array.from({ length: 2000 }, () => 50);
    expect(learnPairing(wide)(many, many).row.ids).toHaveLength(512);
  });

  test("are refused by a model that takes one text.", () => {
    const single = createLetterTransformer({ encode: (text) => letters.encode(text) });
    expect(() => learnPairing(single)).toThrow("does not take two texts");
  });
});
