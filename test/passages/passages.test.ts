import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Document } from "../../src/documents/document.ts";
import { splitPassages } from "../../src/passages/passages.ts";
import { findSentences, longestSentence } from "../../src/passages/sentences.ts";
import { documentOf, markdownDocument } from "../support/documents.ts";
import { anyProse, hasHalfCharacter } from "../support/texts.ts";

type Passage = ReturnType<typeof splitPassages>[number];

function wordsIn(text: string): number {
  return text.split(" ").length;
}

/** A sentence of this many words. */
function sentenceOf(words: number): string {
  return `${["Quay", ...Array.from({ length: words - 1 }, () => "word")].join(" ")}.`;
}

function textOf(document: Document, { start, end }: { start: number; end: number }): string {
  return document.text.slice(start, end);
}

describe("The drawing in the splitter's comment", () => {
  const document = markdownDocument(
    [
      "# Harbour",
      sentenceOf(12),
      sentenceOf(60),
      sentenceOf(60),
      sentenceOf(60),
      sentenceOf(70),
      "## Fish",
      sentenceOf(8),
    ].join("\n\n"),
  );
  // The reader takes the title's heading away; the comment's page has it.
  const withHeading = documentOf({
    blocks: [
      { kind: "heading", text: "Harbour" },
      ...document.blocks.map((block) => ({ kind: block.kind, text: textOf(document, block) })),
    ],
  });

  test("is true: 262 words and 8 become 132, 130 and 8.", () => {
    const passages = splitPassages(withHeading);
    const found = passages.map((passage) => [
      passage.heading,
      passage.sentences.reduce((sum, sentence) => sum + wordsIn(textOf(withHeading, sentence)), 0),
    ]);
    expect(found).toEqual([
      ["Harbour", 132],
      ["Harbour", 130],
      ["Fish", 8],
    ]);
  });
});

describe("The heading of a passage", () => {
  test("is the nearest above, or none before the first.", () => {
    const document = markdownDocument(
      "Before.\n\n## One\n\n## Two\n\nBelow.\n\nMore.\n\n### Three\n\nLast.",
    );
    expect(
      splitPassages(document).map((passage) => [passage.heading, textOf(document, passage)]),
    ).toEqual([
      [null, "Before."],
      ["Two", "Below.\n\nMore."],
      ["Three", "Last."],
    ]);
  });
});

describe("The length of passages", () => {
  const anyLengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });

  test("is shared out evenly, nearest to 120 words each.", () => {
    fc.assert(
      fc.property(anyLengths, (lengths) => {
        const document = documentOf({
          blocks: [{ kind: "text", text: lengths.map(sentenceOf).join(" ") }],
        });
        const total = lengths.reduce((sum, length) => sum + length, 0);
        const count = Math.max(1, Math.round(total / 120));
        const found = splitPassages(document).map((passage) => wordsIn(textOf(document, passage)));

        expect(found).toHaveLength(count);
        expect(found.reduce((sum, words) => sum + words, 0)).toBe(total);
        for (const words of found) {
          expect(Math.abs(words - total / count)).toBeLessThanOrEqual(Math.max(...lengths));
        }
      }),
    );
  });

  test.each([
    [1, ["Quay.", "Quay.", "Quay.", "Quay."]],
    [2, ["Quay. Quay.", "Quay. Quay."]],
    [100, ["Quay. Quay. Quay. Quay."]],
  ])("follows the setting: %d", (targetWords, texts) => {
    const document = documentOf({ blocks: [{ kind: "text", text: "Quay. Quay. Quay. Quay." }] });
    const found = splitPassages(document, { targetWords }).map((passage) =>
      textOf(document, passage),
    );
    expect(found).toEqual(texts);
  });
});

describe("Whatever the document, its passages", () => {
  const anyDocument = fc
    .record({
      blocks: fc.array(
        fc.record({
          kind: fc.constantFrom("heading" as const, "text" as const, "text" as const),
          text: anyProse,
        }),
        { maxLength: 12 },
      ),
      language: fc.constantFrom(null, "en", "uk", "lv"),
    })
    .map(({ blocks, language }) =>
      documentOf({ language, blocks: [...blocks, { kind: "text", text: "The end." }] }),
    );

  function check(property: (document: Document, passages: Passage[]) => void): void {
    const settings = fc.record({ targetWords: fc.constantFrom(1, 10, 120) });
    fc.assert(
      fc.property(anyDocument, settings, (document, splitter) =>
        property(document, splitPassages(document, splitter)),
      ),
    );
  }

  test("hold every sentence of every text block once, in order.", () => {
    check((document, passages) => {
      const sentences = document.blocks
        .filter((block) => block.kind === "text")
        .flatMap((block) =>
          findSentences(textOf(document, block), document.language).map(({ start, end }) => ({
            kind: "text",
            start: block.start + start,
            end: block.start + end,
          })),
        );
      expect(passages.flatMap((passage) => passage.sentences)).toEqual(sentences);
    });
  });

  test("start with their first sentence, end with their last and never overlap.", () => {
    check((document, passages) => {
      let end = 0;
      for (const passage of passages) {
        expect(passage.start).toBeGreaterThanOrEqual(end);
        expect(passage.start).toBe(passage.sentences[0]?.start);
        expect(passage.end).toBe(passage.sentences.at(-1)?.end);
        ({ end } = passage);
      }
      expect(end).toBeLessThanOrEqual(document.text.length);
    });
  });

  test("cross no heading, and name the nearest above.", () => {
    check((document, passages) => {
      const headings = document.blocks.filter((block) => block.kind === "heading");
      for (const passage of passages) {
        const above = headings.findLast((heading) => heading.start < passage.start);
        expect(headings.some(({ start, end }) => start < passage.end && end > passage.start)).toBe(
          false,
        );
        expect(passage.heading).toBe(above ? textOf(document, above) : null);
      }
    });
  });

  test("have sentences that are whole characters, 350 units at most.", () => {
    check((document, passages) => {
      for (const sentence of passages.flatMap((passage) => passage.sentences)) {
        expect(sentence.end - sentence.start).toBeLessThanOrEqual(longestSentence);
        expect(hasHalfCharacter(textOf(document, sentence))).toBe(false);
      }
    });
  });
});

describe("Code in a document", () => {
  const piecesOf = (code: string) => {
    const document = documentOf({ blocks: [{ kind: "code", text: code }] });
    return splitPassages(document).flatMap(({ sentences }) =>
      sentences.map((sentence) => textOf(document, sentence)),
    );
  };

  test("is kept whole if it is short, however many full stops it has.", () => {
    const code = "open(gate. Main);\n\n  // Wait. Then shut.\n  shut();";
    expect(piecesOf(code)).toEqual([code]);
  });

  test("is cut between lines if it is long, and inside a line only if that is longer still.", () => {
    const line = "signal(red, green);".padEnd(120, "x");
    expect(piecesOf([line, line, line, line].join("\n"))).toEqual([
      `${line}\n${line}`,
      `${line}\n${line}`,
    ]);
    expect(piecesOf("x".repeat(3_000)).join("")).toBe("x".repeat(3_000));
  });

  test("is told from sentences, and stays with the one that introduces it.", () => {
    const words = (count: number) => `Ships ${"go ".repeat(count - 2)}out.`;
    for (let before = 2; before < 60; before += 1) {
      const document = documentOf({
        blocks: [
          { kind: "text", text: `${words(before)} Open it like this:` },
          { kind: "code", text: "open(gate);" },
          { kind: "text", text: words(30) },
        ],
      });
      const passages = splitPassages(document, { targetWords: 15 });
      const own = passages.find(({ sentences }) => sentences.some(({ kind }) => kind === "code"));
      const place = own?.sentences.findIndex(({ kind }) => kind === "code") ?? 0;
      const texts = own?.sentences.map((sentence) => textOf(document, sentence));
      expect(texts?.slice(place - 1, place + 1)).toEqual(["Open it like this:", "open(gate);"]);
    }
  });
});
