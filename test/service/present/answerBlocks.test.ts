import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/answer/index.ts";
import type { StoredDocument } from "../../../src/library/index.ts";
import {
  type Block,
  presentAnswer,
  presentFurther,
} from "../../../src/service/present/answerBlocks.ts";
import { createWords, languages } from "../../../src/service/words/words.ts";

const english = createWords().for("en");
const reader = { words: english, now: new Date("2026-06-30T12:00:00Z") };

function page(id: string, facts: Partial<StoredDocument> = {}): StoredDocument {
  return {
    id,
    path: `${id}.md`,
    title: `The ${id}`,
    publisher: "Gazette",
    published: "2026-06-29",
    url: `https://example.org/${id}`,
    language: "en",
    text: "The bridge is 140 metres long. It opened in May.",
    questions: [],
    paths: [],
    pages: [],
    pageKind: "page",
    story: "",
    ...facts,
  };
}

const bridge = page("bridge");
const river = page("river", { publisher: null, published: null, url: null });

/** Quotes the bridge's first sentence, with the figure marked. */
const quote = {
  documentId: "bridge",
  start: 0,
  end: 30,
  page: null,
  marks: [{ start: 14, end: 24 }],
  alsoIn: [],
};
/** Quotes its second. */
const later = { ...quote, start: 31, end: 48, marks: [{ start: 44, end: 47 }] };

const answer: Answer = {
  question: "How long is the bridge?",
  corrections: [],
  verdict: "answered",
  confidence: 1,
  quotes: [quote],
  further: [],
  disagreement: null,
  newest: null,
  foreignLanguage: null,
  nearest: [],
  sources: new Map([bridge, river].map((document) => [document.id, document])),
};

const bridgeCitation = {
  title: "The bridge",
  details: "Gazette · 29 Jun 2026",
  url: "https://example.org/bridge",
  path: "bridge.md",
};
const riverCitation = { title: "The river", details: "undated", url: null, path: "river.md" };

const firstQuote: Block[] = [
  {
    kind: "quote",
    text: "The bridge is 140 metres long.",
    marks: [{ start: 14, end: 24 }],
    number: 1,
  },
  { kind: "citation", citation: bridgeCitation, number: 1 },
];

describe("An answer is presented as blocks:", () => {
  const cases: [what: string, changes: Partial<Answer>, blocks: Block[]][] = [
    ["a quote and its citation", {}, firstQuote],
    [
      "quotes numbered in order, marks counted from where each begins",
      { quotes: [quote, later] },
      [
        ...firstQuote,
        { kind: "quote", text: "It opened in May.", marks: [{ start: 13, end: 16 }], number: 2 },
        { kind: "citation", citation: bridgeCitation, number: 2 },
      ],
    ],
    [
      "other documents that say the same, under the citation",
      {
        quotes: [
          { ...quote, alsoIn: [{ documentId: "river", start: 0, end: 30, page: null }] },
          later,
        ],
      },
      [
        ...firstQuote,
        { kind: "also in", before: "also in ", citations: [riverCitation], after: "" },
        { kind: "quote", text: "It opened in May.", marks: [{ start: 13, end: 16 }], number: 2 },
        { kind: "citation", citation: bridgeCitation, number: 2 },
      ],
    ],
    [
      "the page of a quote in its citation",
      { quotes: [{ ...quote, page: 4 }] },
      [
        firstQuote[0] as Block,
        {
          kind: "citation",
          citation: { ...bridgeCitation, details: "Gazette · 29 Jun 2026 · p. 4" },
          number: 1,
        },
      ],
    ],
    [
      "a weak answer's warning before all else",
      { verdict: "weak" },
      [{ kind: "note", text: english("answer-weak") }, ...firstQuote],
    ],
    [
      "how new the sources are, before that they disagree",
      {
        newest: "2026-06-29",
        disagreement: { kind: "number", quotes: [0, 1] },
      },
      [
        { kind: "note", text: english("answer-newest", { date: "29 Jun 2026", age: "yesterday" }) },
        { kind: "note", text: english("disagreement-number", { first: "1", second: "2" }) },
        ...firstQuote,
      ],
    ],
    [
      "no answer as a note alone",
      { verdict: "none", quotes: [] },
      [{ kind: "note", text: "The documents don't say." }],
    ],
    [
      "no answer with the nearest documents, and what would help",
      { verdict: "none", quotes: [], nearest: ["river", "bridge"], foreignLanguage: "fi" },
      [
        { kind: "note", text: "The documents don't say." },
        {
          kind: "nearest",
          text: "Nearest to your question:",
          citations: [riverCitation, bridgeCitation],
        },
        { kind: "hint", text: expect.stringContaining("EMBEDDING_MODEL") as string },
      ],
    ],
    [
      "an answer to a question in a foreign language, with what would help at the end",
      { foreignLanguage: "fi" },
      [...firstQuote, { kind: "hint", text: expect.stringContaining("EMBEDDING_MODEL") as string }],
    ],
  ];
  test.each(cases)("%s.", (_what, changes, blocks) => {
    expect(presentAnswer({ ...answer, ...changes }, reader)).toEqual(blocks);
  });
});

test("Further quotes are numbered on from the answer's own.", () => {
  expect(presentFurther({ ...answer, further: [later] }, reader)).toEqual([
    { kind: "quote", text: "It opened in May.", marks: [{ start: 13, end: 16 }], number: 2 },
    { kind: "citation", citation: bridgeCitation, number: 2 },
  ]);
});

test.each(languages)(
  "In %s the quote is the document's and everything else the reader's.",
  (code) => {
    const words = createWords().for(code);
    const blocks = presentAnswer(
      { ...answer, quotes: [{ ...quote, alsoIn: [quote] }], verdict: "weak" },
      { words, now: reader.now },
    );
    expect(blocks.map(({ kind }) => kind)).toEqual(["note", "quote", "citation", "also in"]);
    expect(blocks[0]).toEqual({ kind: "note", text: words("answer-weak") });
    expect(blocks[1]).toEqual(firstQuote[0]);
  },
);

test("What was taken for a typing error is said first, whether or not anything answers.", () => {
  const corrections = [{ asked: "harbor crans", takenFor: "harbour cranes" }];
  const note = { kind: "note", text: "Taken “harbor crans” for “harbour cranes”." };
  expect(presentAnswer({ ...answer, corrections }, reader)[0]).toEqual(note);
  const none = { ...answer, corrections, verdict: "none", quotes: [] } as const;
  expect(presentAnswer(none, reader)[0]).toEqual(note);
});
