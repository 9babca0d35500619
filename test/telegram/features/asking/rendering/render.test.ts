import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer } from "../../../../../src/answer/answer.ts";
import type { StoredDocument } from "../../../../../src/library/rows/storedDocument.ts";
import {
  renderAnswer,
  renderQuestionAndAnswer,
  renderWelcome,
} from "../../../../../src/telegram/features/asking/rendering/render.ts";
import { longestMessage } from "../../../../../src/telegram/features/asking/rendering/renderBlocks.ts";
import { createRichText } from "../../../../../src/telegram/sending/richText.ts";
import { createWords, languages } from "../../../../../src/service/words/words.ts";
import { english } from "../../../../support/telegram.ts";

const now = new Date("2026-06-30T12:00:00Z");

const document: StoredDocument = {
  id: "harbour",
  path: "harbour.md",
  title: "The harbour",
  publisher: "Port Gazette",
  published: "2026-06-29T14:32",
  url: "https://example.org/harbour",
  language: "en",
  text: "Ships come at dawn. They leave at nine. <b>*Nobody* stays_",
  questions: [],
  paths: [],
  pages: [],
  pageKind: "page",
  story: "",
};

function answerOf(source: StoredDocument, ...spans: [start: number, end: number][]): Answer {
  return {
    question: "When do they leave?",
    corrections: [],
    verdict: "answered",
    confidence: 1,
    quotes: spans.map(([start, end]) => ({
      documentId: source.id,
      start,
      end,
      page: null,
      marks: [{ start: start + 5, end: start + 9 }],
      alsoIn: [],
    })),
    further: [],
    disagreement: null,
    newest: null,
    foreignLanguage: null,
    nearest: [],
    sources: new Map([[source.id, source]]),
  };
}

test("An answer is its quotes as block quotations, what answers in bold, the citation linked.", () => {
  expect(renderAnswer(answerOf(document, [20, 39]), english, now)).toEqual({
    text: "They leave at nine.\n[1] The harbour · Port Gazette · 29 Jun 2026",
    entities: [
      { type: "blockquote", offset: 0, length: 19 },
      { type: "bold", offset: 5, length: 4 },
      { type: "text_link", offset: 24, length: 11, url: "https://example.org/harbour" },
    ],
  });
});

test("What a document does not state is left out of its citation, and a missing date is told.", () => {
  const bare = { ...document, publisher: null, published: null, url: null };
  const message = renderAnswer(answerOf(bare, [0, 19]), english, now);
  expect(message.text).toBe("Ships come at dawn.\n[1] The harbour · undated");
  expect(message.entities.map(({ type }) => type)).toEqual(["blockquote", "bold"]);
});

test("Markup in a document is shown as it stands.", () => {
  expect(renderAnswer(answerOf(document, [40, 58]), english, now).text).toContain(
    "<b>*Nobody* stays_\n",
  );
});

test("A weak answer says so first, and none is one honest line.", () => {
  const weak: Answer = { ...answerOf(document, [0, 19]), verdict: "weak" };
  expect(
    renderAnswer(weak, english, now).text.startsWith(`${english("answer-weak")}\n\nShips`),
  ).toBe(true);
  const none: Answer = { ...weak, verdict: "none", quotes: [] };
  expect(renderAnswer(none, english, now)).toEqual({ text: english("answer-none"), entities: [] });
});

test("What is more than a year old says how old, in a citation.", () => {
  const old = { ...document, published: "2024-05" };
  expect(renderAnswer(answerOf(old, [0, 19]), english, now).text).toMatch(
    / · May 2024, 2 years ago$/,
  );
});

test("Other sources of the same are named under the citation, linked.", () => {
  const copy = { ...document, id: "copy", title: "A copy", url: "https://example.org/copy" };
  const bare = {
    ...document,
    id: "bare",
    title: "Bare",
    publisher: null,
    published: null,
    url: null,
  };
  const answer = answerOf(document, [20, 39]);
  const message = renderAnswer(
    {
      ...answer,
      quotes: answer.quotes.map((quote) => ({
        ...quote,
        alsoIn: [copy, bare].map(({ id }) => ({ documentId: id, start: 20, end: 39, page: null })),
      })),
      sources: new Map([document, copy, bare].map((source) => [source.id, source])),
    },
    english,
    now,
  );
  expect(message.text.split("\n").at(-1)).toBe(
    "also in A copy · Port Gazette · 29 Jun 2026; Bare · undated",
  );
  const link = message.entities.find((entity) => "url" in entity && entity.url.endsWith("/copy"));
  expect(message.text.slice(link?.offset).startsWith("A copy ·")).toBe(true);
  expect(link?.length).toBe(6);
});

test.each(["number", "time", "person"] as const)(
  "A disagreement about a %s is told first, and how new the newest source is before it.",
  (kind) => {
    const answer: Answer = {
      ...answerOf(document, [0, 19], [20, 39]),
      disagreement: { kind, quotes: [0, 1] },
      newest: "2026-06-29T14:32",
    };
    const lines = renderAnswer(answer, english, now).text.split("\n");
    expect(lines[0]).toBe("The newest source is from 29 Jun 2026, yesterday.");
    expect(lines[1]).toBe(english(`disagreement-${kind}`, { first: "1", second: "2" }));
    expect(lines.slice(2, 4)).toEqual(["", "Ships come at dawn."]);
  },
);

test.each(["weak", "none"] as const)(
  "A question in a language of no document is told which setting helps: %s.",
  (verdict) => {
    const answer: Answer = { ...answerOf(document, [0, 19]), verdict, foreignLanguage: "fi" };
    expect(renderAnswer(answer, english, now).text).toMatch(
      /\n\nNone of the documents .+ EMBEDDING_MODEL .+ Xenova\/multilingual-e5-small\.$/,
    );
  },
);

test("No answer names the nearest documents, linked.", () => {
  const answer = { ...answerOf(document), verdict: "none" as const, nearest: ["harbour"] };
  const message = renderAnswer(answer, english, now);
  expect(message.text).toBe(
    "The documents don't say.\n\nNearest to your question:\n• The harbour · Port Gazette · 29 Jun 2026",
  );
  expect(message.entities).toMatchObject([{ type: "text_link", url: document.url }]);
});

test("The longest titles, publishers and quotes stay within one message.", () => {
  const long = {
    ...document,
    title: "T".repeat(5_000),
    publisher: "👩‍👩‍👧".repeat(500),
    text: "x".repeat(2_000),
  };
  const answer = answerOf(long, [0, 350], [400, 750], [800, 1150]);
  const whole: Answer = {
    ...answer,
    question: "Why? ".repeat(800),
    quotes: answer.quotes.map((quote) => ({ ...quote, alsoIn: answer.quotes })),
    newest: "2026-06-29",
    disagreement: { kind: "number", quotes: [0, 1] },
  };
  for (const language of languages) {
    const words = createWords().for(language);
    for (const render of [renderAnswer, renderQuestionAndAnswer]) {
      const message = render(whole, words, now);
      expect(message.text.length).toBeLessThanOrEqual(longestMessage);
      expect(message.text).not.toMatch(/\p{Cs}/u);
    }
  }
});

test("The welcome counts the documents.", () => {
  expect(renderWelcome(1, false, english).text).toContain("from 1 document.");
  expect(renderWelcome(7, true, english).text).toContain("from 7 documents.");
});

test("Whatever is appended, each style covers exactly the text it was given with.", () => {
  const pieces = fc.array(fc.tuple(fc.string({ unit: "grapheme" }), fc.boolean()));
  fc.assert(
    fc.property(pieces, (parts) => {
      const builder = createRichText();
      for (const [text, isBold] of parts)
        builder.append(text, isBold ? { type: "bold" } : undefined);
      const { text, entities } = builder.build();
      expect(text).toBe(parts.map(([part]) => part).join(""));
      expect(entities.map(({ offset, length }) => text.slice(offset, offset + length))).toEqual(
        parts.filter(([part, isBold]) => isBold && part !== "").map(([part]) => part),
      );
    }),
  );
});
