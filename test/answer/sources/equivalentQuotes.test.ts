import { describe, expect, test } from "vitest";
import type { Candidate } from "../../../src/answer/quotes/quoteFinder.ts";
import type { AnswerType } from "../../../src/answer/question/answerTypes.ts";
import { findDisagreement } from "../../../src/answer/sources/disagreement.ts";
import { mergeEquivalentQuotes } from "../../../src/answer/sources/equivalentQuotes.ts";
import { evidenceOf, questionOf } from "../../support/evidence.ts";

/** A candidate that quotes all of a document's text; its name is the document's id. */
function candidate(id: string, text: string): Candidate {
  const evidence = evidenceOf([{ text }], { document: { id } });
  return {
    evidence,
    document: evidence.document,
    score: 1,
    verdict: "answered",
    confidence: 0.9,
    quote: { documentId: id, page: null, start: 0, end: text.length, marks: [] },
  };
}

const ten = "North harbour ferry carries bread salt coal wool fish timber";

describe("Quotes that say nearly the same become one:", () => {
  test.each([
    ["the same words", `${ten}.`, `${ten}.`, true],
    [
      "in another order",
      `${ten}.`,
      "Timber fish wool coal salt bread carries ferry harbour north.",
      true,
    ],
    ["nine words of ten", `${ten}.`, `${ten.replace("timber", "paper")}.`, true],
    ["eight words of ten", `${ten}.`, `${ten.replace("fish timber", "milk paper")}.`, false],
    [
      "the shorter one's words among the longer one's",
      `${ten}.`,
      "Harbour ferry carries bread.",
      true,
    ],
    ["another figure", `${ten} 12.`, `${ten} 14.`, false],
    ["a figure more", `${ten} 12.`, `${ten}.`, false],
    ["the same figure in words", `${ten} 12.`, `${ten} twelve.`, true],
    ["another figure in words", `${ten} eleven.`, `${ten} twelve.`, false],
    ["another month", `${ten} in May.`, `${ten} in June.`, false],
    ["the opposite", `${ten}.`, `${ten.replace("carries", "never carries")}.`, false],
    ["the same figures in another order", `${ten} 12 and 14.`, `${ten} 14 and 12.`, true],
  ])("%s", (_, first, second, isOne) => {
    const spread = mergeEquivalentQuotes([candidate("a", first), candidate("b", second)]);
    expect(spread.map(({ document }) => document.id)).toEqual(isOne ? ["a"] : ["a", "b"]);
    expect(spread[0]?.quote.alsoIn.map(({ documentId }) => documentId)).toEqual(isOne ? ["b"] : []);
  });

  test("twice in one document it is simply one.", () => {
    const [only, ...others] = mergeEquivalentQuotes([
      candidate("a", `${ten}.`),
      candidate("a", `${ten}.`),
    ]);
    expect(others).toEqual([]);
    expect(only?.quote.alsoIn).toEqual([]);
  });
});

test("A document that says it twice is named once.", () => {
  const [first] = mergeEquivalentQuotes([
    candidate("a", `${ten}.`),
    candidate("b", `${ten}.`),
    candidate("b", `${ten} again.`),
    candidate("c", `${ten}.`),
  ]);
  expect(first?.quote.alsoIn.map(({ documentId }) => documentId)).toEqual(["b", "c"]);
});

test("Quotes of other documents come before more of the same one, the best first.", () => {
  const order = mergeEquivalentQuotes([
    candidate("a", "Ships bring coal."),
    candidate("a", "Trains bring wool."),
    candidate("b", "Carts bring bread."),
    candidate("c", "Gulls bring luck."),
    candidate("b", "Winds bring rain."),
  ]).map(({ document, quote }) => document.text.slice(quote.start, quote.end));
  expect(order).toEqual([
    "Ships bring coal.",
    "Carts bring bread.",
    "Gulls bring luck.",
    "Trains bring wool.",
    "Winds bring rain.",
  ]);
});

describe("Sources disagree", () => {
  const number: AnswerType = { kind: "number" };
  const time: AnswerType = { kind: "time" };
  const person: AnswerType = { kind: "person" };
  const question = "ferry harbour";
  const find = (
    wanted: readonly AnswerType[],
    texts: readonly (readonly [string, string])[],
    count = 3,
  ) =>
    findDisagreement(
      questionOf(question, wanted),
      texts.map(([id, text]) => ({
        ...candidate(id, text),
        quote: { ...candidate(id, text).quote, alsoIn: [] },
      })),
      count,
    );

  test.each<[string, AnswerType, string, string, AnswerType["kind"] | null]>([
    ["about a figure", number, "The ferry cost 40 crowns.", "The ferry cost 62 crowns.", "number"],
    ["about a currency", number, "The ferry cost €40 then.", "The ferry cost $40 then.", "number"],
    [
      "not about its spelling",
      number,
      "The ferry has 12 cabins.",
      "The ferry has twelve cabins.",
      null,
    ],
    [
      "nor about a scale",
      number,
      "The ferry cost $1.5 million.",
      "The ferry cost $1,500,000.",
      null,
    ],
    [
      "nor about how a date is written",
      time,
      "The ferry sailed on 5 May 2025.",
      "The ferry sailed on May 5, 2025.",
      null,
    ],
    [
      "nor about how exact a date is",
      time,
      "The ferry sailed on 27 June 2026.",
      "The ferry sailed in June 2026.",
      null,
    ],
    [
      "about a date",
      time,
      "The ferry sailed in May 2025.",
      "The ferry sailed in June 2026.",
      "time",
    ],
    [
      "about a person",
      person,
      "The ferry was built by Anna Berg.",
      "The ferry was built by Karl Lind.",
      "person",
    ],
    [
      "not where one figure is shared",
      number,
      "The ferry cost 40 crowns.",
      "The ferry cost 40 or 62 crowns.",
      null,
    ],
    [
      "not where one says none",
      number,
      "The ferry cost 40 crowns.",
      "The ferry cost many crowns.",
      null,
    ],
    [
      "not where they speak of other things",
      number,
      "The ferry cost 40 crowns.",
      "In winter 62 gulls slept on icy roofs.",
      null,
    ],
    [
      "not about what nobody asked for",
      { kind: "place" },
      "The ferry sailed to Riga.",
      "The ferry sailed to Oslo.",
      null,
    ],
  ])("%s", (_, wanted, first, second, kind) => {
    const { disagreement } = find(
      [wanted],
      [
        ["a", first],
        ["b", second],
      ],
    );
    expect(disagreement?.kind ?? null).toBe(kind);
  });

  test("only with another document, and where two quotes are shown.", () => {
    const texts = ["The ferry cost 40 crowns.", "The ferry cost 62 crowns."] as const;
    expect(
      find(
        [number],
        [
          ["a", texts[0]],
          ["a", texts[1]],
        ],
      ).disagreement,
    ).toBeNull();
    expect(
      find(
        [number],
        [
          ["a", texts[0]],
          ["b", texts[1]],
        ],
        1,
      ).disagreement,
    ).toBeNull();
    expect(find([number], []).disagreement).toBeNull();
  });

  test("side by side: the other one comes second.", () => {
    const { shown, disagreement } = find(
      [number],
      [
        ["a", "The ferry cost 40 crowns."],
        ["b", "The ferry is painted red."],
        ["c", "The ferry cost 62 crowns."],
        ["d", "The ferry is painted blue."],
      ],
    );
    expect(shown.map(({ document }) => document.id)).toEqual(["a", "c", "b"]);
    expect(disagreement).toEqual({ kind: "number", quotes: [0, 1] });
  });
});

describe("A page and its translation", () => {
  const english = "The quay opens at eight. ";
  const latvian = "Piestātne tiek atvērta astoņos. ";
  const translated = (id: string, language: string, sentence: string, at: number): Candidate => {
    const text = sentence.repeat(10);
    const evidence = evidenceOf([{ text }], { document: { id, language, story: "page" } });
    const start = at * sentence.length;
    return {
      ...candidate(id, text),
      evidence,
      document: evidence.document,
      quote: { documentId: id, page: null, start, end: start + sentence.length, marks: [] },
    };
  };
  const pair = (at: number) => [
    translated("en", "en", english, 5),
    translated("lv", "lv", latvian, at),
  ];

  test("are shown once, in the asker's language.", () => {
    for (const [question, first, second] of [
      ["When does the quay open?", "en", "lv"],
      ["Kad tiek atvērta piestātne un vai tā ir brīva?", "lv", "en"],
    ] as const) {
      const [shown, ...others] = mergeEquivalentQuotes(pair(5), question);
      expect(others).toEqual([]);
      expect(shown?.quote.documentId).toBe(first);
      expect(shown?.quote.alsoIn.map(({ documentId }) => documentId)).toEqual([second]);
    }
  });

  test("are two where they are quoted at different places.", () => {
    expect(mergeEquivalentQuotes(pair(1), "When does the quay open?")).toHaveLength(2);
  });
});
