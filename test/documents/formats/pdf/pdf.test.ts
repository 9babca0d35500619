import { describe, expect, test } from "vitest";
import { citeDetails } from "../../../../src/service/present/citation.ts";
import { createWords } from "../../../../src/service/words/words.ts";
import { composeDocument } from "../../../../src/documents/document.ts";
import { readPdf } from "../../../../src/documents/formats/pdf/pdf.ts";
import { splitPassages } from "../../../../src/passages/index.ts";
import { makePdf, type PdfLine } from "../../../support/madeFiles.ts";

const page = (number: number, ...body: PdfLine[]): PdfLine[] => [
  { text: "The Riga Review, issue 12", y: 770, size: 9 },
  ...body.map((line, index) => (index === 0 ? { y: 700, ...line } : line)),
  { text: `${number} / 3`, y: 30, size: 9 },
];

const threePages = () =>
  makePdf([
    page(
      1,
      { text: "The new quay", size: 24 },
      { text: "Ships come at dawn and they are unloaded until the noon", y: 650 },
      { text: "bell rings over the well-known harbour. Nobody minds." },
      { text: "The unloading goes on in any weather, for the well-", y: 600 },
      { text: "known cranes stand under a roof, and the un-" },
      { text: "loading of coal under another. The workers then leave the" },
    ),
    page(
      2,
      { text: "harbour together by the last tram of the evening." },
      { text: "In winter", size: 18, y: 650 },
      { text: "The harbour sleeps while the gulf is under the ice." },
    ),
    page(3, { text: "Spring comes late, and with it come the first ships." }),
  ]);

describe("a PDF", () => {
  test("knows where a paragraph goes on on the next page", async () => {
    const file = { path: "a.pdf", contentHash: "" };
    const { blocks, text } = composeDocument(file, await readPdf(threePages()));
    const turning = blocks.find(({ pageTurns }) => pageTurns !== undefined);
    expect(turning?.page).toBe(1);
    expect(
      turning?.pageTurns?.map(({ page: number, start }) => [number, text.slice(start, start + 19)]),
    ).toEqual([[2, "harbour together by"]]);
  });

  test("is not called by its table of contents, whose lines are no text", async () => {
    const contents: PdfLine[] = [
      { text: "Table of Contents", size: 24 },
      { text: "1 The quay ................................ 2", y: 650 },
      { text: "2 The tides ............................... 3" },
    ];
    const bytes = makePdf([
      contents,
      [{ text: "The quay opens at eight in the morning.", y: 700 }],
    ]);
    const { title, blocks } = await readPdf(bytes);
    expect(title).toBeNull();
    expect(blocks.map(({ text }) => text)).toEqual([
      "Table of Contents",
      "The quay opens at eight in the morning.",
    ]);
  });

  test("is read in paragraphs that know their page, without headers, footers and numbers", async () => {
    const { title, blocks } = await readPdf(threePages());
    expect(title).toBe("The new quay");
    expect(blocks.map(({ kind, text, page: number }) => [kind, number, text])).toEqual([
      [
        "text",
        1,
        "Ships come at dawn and they are unloaded until the noon bell rings over the well-known harbour. Nobody minds.",
      ],
      [
        "text",
        1,
        "The unloading goes on in any weather, for the well-known cranes stand under a roof, and the unloading of coal under another. The workers then leave the harbour together by the last tram of the evening.",
      ],
      ["heading", 2, "In winter"],
      ["text", 2, "The harbour sleeps while the gulf is under the ice."],
      ["text", 3, "Spring comes late, and with it come the first ships."],
    ]);
  });

  test("has passages that know their page, and citations that name it", async () => {
    const file = { path: "a.pdf", contentHash: "" };
    const document = composeDocument(file, await readPdf(threePages()));
    expect(splitPassages(document).map((passage) => passage.page)).toEqual([1, 2]);
    expect(citeDetails(document, createWords().for("en"), { page: 3 })).toBe("undated · p. 3");
    expect(citeDetails(document, createWords().for("en"))).toBe("undated");
  });

  test("keeps a word cut at a line's end as it is where nothing shows it whole", async () => {
    const lines = [{ text: "They speak of the semi-" }, { text: "official harbour rules." }];
    const { blocks } = await readPdf(makePdf([lines]));
    expect(blocks[0]?.text).toBe("They speak of the semi-official harbour rules.");
  });

  test("keeps a number that ends a page and is not the page's own", async () => {
    const bytes = makePdf([
      [{ text: "The year of the great storm that took the old quay was" }, { text: "1969" }],
    ]);
    expect((await readPdf(bytes)).blocks.map((block) => block.text).join(" ")).toContain("1969");
  });
});
