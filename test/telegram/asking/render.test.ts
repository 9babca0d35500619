import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer } from "../../../src/answer/answer.ts";
import type { StoredDocument } from "../../../src/library/rows/storedDocument.ts";
import {
  longestMessage,
  renderAnswer,
  renderWelcome,
} from "../../../src/telegram/asking/render.ts";
import { createRichText } from "../../../src/telegram/richText.ts";
import { english } from "../../support/telegram.ts";

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
  story: "",
};

function answerOf(source: StoredDocument, ...spans: [start: number, end: number][]): Answer {
  return {
    question: "When do they leave?",
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

test("The longest titles, publishers and quotes stay within one message.", () => {
  const long = {
    ...document,
    title: "T".repeat(5_000),
    publisher: "👩‍👩‍👧".repeat(500),
    text: "x".repeat(2_000),
  };
  const message = renderAnswer(answerOf(long, [0, 350], [400, 750], [800, 1150]), english, now);
  expect(message.text.length).toBeLessThan(longestMessage);
  expect(message.text).not.toMatch(/\p{Cs}/u);
});

test("The welcome counts the documents.", () => {
  expect(renderWelcome(1, false, english).text).toContain("about 1 document,");
  expect(renderWelcome(7, true, english).text).toContain("about 7 documents,");
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
