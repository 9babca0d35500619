import { describe, expect, test } from "vitest";
import { withItsCode } from "../../../src/answer/quotes/codeInQuotes.ts";
import type { PageTurn } from "../../../src/documents/index.ts";

interface Piece {
  readonly kind: "text" | "code";
  readonly length: number;
}

const text = (length: number): Piece => ({ kind: "text", length });
const code = (length: number): Piece => ({ kind: "code", length });

/** Which pieces are shown where these were chosen, the first and the last of each. */
function shown(pieces: readonly Piece[], first: number, last = first, pages: PageTurn[] = []) {
  let end = -2;
  const sentences = pieces.map(({ kind, length }, id) => {
    const start = end + 2;
    end = start + length;
    return { id, kind, start, end };
  });
  const span = { start: sentences[first]?.start ?? 0, end: sentences[last]?.end ?? 0 };
  const whole = withItsCode(span, { sentences }, { pages });
  return [
    sentences.findIndex(({ start }) => start === whole.start),
    sentences.findIndex((sentence) => sentence.end === whole.end),
  ];
}

describe("A quote is shown with", () => {
  test("the code that its last sentence introduces, all pieces of it.", () => {
    expect(shown([text(20), text(20), code(30), code(30), text(20)], 0, 1)).toEqual([0, 3]);
  });

  test("the sentence that introduces its code.", () => {
    expect(shown([text(20), text(20), code(30), code(30)], 3)).toEqual([1, 3]);
    expect(shown([code(30), text(20)], 0)).toEqual([0, 0]);
  });

  test("nothing else.", () => {
    expect(shown([text(20), code(30), text(20), text(20)], 2)).toEqual([2, 2]);
    expect(shown([text(20), text(20), code(30)], 0)).toEqual([0, 0]);
  });

  test("as much code as a screen holds.", () => {
    expect(shown([text(350), code(350), code(1)], 0)).toEqual([0, 1]);
    expect(shown([text(351), code(350)], 0)).toEqual([0, 0]);
    expect(shown([text(100), code(350), code(350)], 2)).toEqual([1, 2]);
  });

  test("no code of another page.", () => {
    const pages = [
      { start: 0, page: 1 },
      { start: 22, page: 2 },
    ];
    expect(shown([text(20), code(30)], 0, 0, pages)).toEqual([0, 0]);
  });
});
