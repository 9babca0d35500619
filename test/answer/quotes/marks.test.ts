import { describe, expect, test } from "vitest";
import type { AnswerType } from "../../../src/answer/question/answerTypes.ts";
import { findMarks } from "../../../src/answer/quotes/marks.ts";
import { questionOf, storedDocument } from "../../support/evidence.ts";

/** What is marked in `before best after`, where all of it is the quote. */
function marked(
  question: string,
  wanted: readonly AnswerType[],
  best: string,
  { before = "", after = "" } = {},
): string[] {
  const document = storedDocument(`Elsewhere. ${before}${best}${after}`);
  const start = "Elsewhere. ".length;
  const quote = { start, end: document.text.length };
  const sentence = { start: start + before.length, end: start + before.length + best.length };
  return findMarks(questionOf(question, wanted), document, quote, sentence).map((mark) =>
    document.text.slice(mark.start, mark.end),
  );
}

const time: AnswerType = { kind: "time" };
const number: AnswerType = { kind: "number" };
const person: AnswerType = { kind: "person" };
const place: AnswerType = { kind: "place" };

describe("What answers is marked:", () => {
  test.each<[string, AnswerType[], string, string[]]>([
    ["When did the ship sink?", [time], "The ship sank on 4 May 2026.", ["on 4 May 2026"]],
    ["Where did the ship sink?", [place], "The ship sank at Cape Arden.", ["at Cape Arden"]],
    ["Who sank the ship?", [person], "The ship was sunk by Anna Berg.", ["Anna Berg"]],
    ["How many ships sank?", [number], "There sank 12 ships.", ["12"]],
    ["Who sank it when?", [time, person], "Anna Berg sank it in 1999.", ["Anna Berg", "1999"]],
    // What the question says already is no news.
    ["How many of 40 ships sank?", [number], "Of 40 ships 12 sank.", ["12"]],
    ["Who met Anna Berg?", [person], "Anna Berg met Karl Lind.", ["Karl Lind"]],
    ["When in 2026 did it sink?", [time], "In 2026 it sank on 4 May.", ["on 4 May"]],
  ])("%s / %s", (question, wanted, sentence, expected) => {
    expect(marked(question, wanted, sentence)).toEqual(expected);
  });

  test("in the best sentence, though the quote has the like elsewhere too.", () => {
    const around = { before: "Anna Berg was born in 1950. ", after: " It was raised in 2001." };
    expect(marked("When did it sink?", [time], "It sank in 1999.", around)).toEqual(["1999"]);
  });

  test("elsewhere in the quote, if the best sentence has nothing of the kind.", () => {
    const around = { before: "This was in 1999. " };
    expect(marked("When did it sink?", [time], "The ship sank.", around)).toEqual(["1999"]);
  });

  test.each<[string, AnswerType[], string, string[]]>([
    [
      "What did the ship carry?",
      [],
      "The ship did carry coal and salt to Riga.",
      ["coal and salt to Riga"],
    ],
    ["When did the ship sink?", [time], "The ship is to sink off the cape.", ["off the cape"]],
    ["What is a ship?", [], "A ship is a ship.", []],
  ])(
    "from the first to the last word that is new, if no kind is asked for or none is there: %s / %s",
    (...row) => {
      const [question, wanted, sentence, expected] = row;
      expect(marked(question, wanted, sentence)).toEqual(expected);
    },
  );

  test("once, where two kinds overlap.", () => {
    expect(marked("Where and who?", [place, person], "He slept near Anna Berg.")).toEqual([
      "near Anna Berg",
    ]);
  });
});
