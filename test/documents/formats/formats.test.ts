import { describe, expect, test } from "vitest";
import type { DocumentParts } from "../../../src/documents/document.ts";
import { readDocx } from "../../../src/documents/formats/office/docx.ts";
import { readHtml } from "../../../src/documents/formats/html/html.ts";
import { readMarkdown } from "../../../src/documents/formats/markdown/markdown.ts";
import { readPdf } from "../../../src/documents/formats/pdf/pdf.ts";
import { readPlainText } from "../../../src/documents/formats/text/plainText.ts";
import { makeDocx, makePdf, paragraph, type PdfLine, table } from "../../support/madeFiles.ts";

const first =
  "The ferry leaves Ventspils at nine in the evening and arrives in Nynashamn the next morning.";
const second =
  "Bicycles travel free of charge, but their owners have to be on the car deck an hour before.";
const third = "Dogs may travel in the cabins on the fifth deck, never in the restaurant.";

const bytesOf = (value: string) => Buffer.from(value);

const sources: Readonly<Record<string, () => DocumentParts | Promise<DocumentParts>>> = {
  ".txt": () =>
    readPlainText(bytesOf(`Ferries\n\n${first}\n\nBicycles\n\n${second}\n\n${third}\n`)),
  ".md": () =>
    readMarkdown(bytesOf(`# Ferries\n\n${first}\n\n## Bicycles\n\n${second}\n\n${third}\n`)),
  ".html": () =>
    readHtml(
      bytesOf(
        `<!doctype html><html><head><title>Ferries</title></head><body><nav><a href="/">Home</a></nav><article><h1>Ferries</h1><p>${first}</p><h2>Bicycles</h2><p>${second}</p><p>${third}</p></article></body></html>`,
      ),
    ),
  ".docx": () =>
    readDocx(
      makeDocx(
        paragraph("Ferries", "Heading1") +
          paragraph(first) +
          paragraph("Bicycles", "Heading1") +
          paragraph(second) +
          paragraph(third),
      ),
    ),
  ".pdf": () =>
    readPdf(
      makePdf([
        [
          { text: "Ferries", size: 24 },
          ...lines(first),
          { text: "Bicycles", size: 16, y: 660 },
          ...lines(second, 630),
          ...lines(third, 590),
        ],
      ]),
    ),
};

/** As a typesetter sets it: lines of at most 60 letters. */
function lines(paragraphText: string, y?: number): PdfLine[] {
  const set = paragraphText.match(/.{1,60}(?:\s|$)/g) ?? [];
  return set.map((line, index) => ({
    text: line.trim(),
    ...(index === 0 && y !== undefined && { y }),
  }));
}

describe("a text gives the same quotes in every format", () => {
  test.each(Object.entries(sources))("%s", async (_, read) => {
    const { title, blocks } = await read();
    expect(title).toBe("Ferries");
    expect(blocks.map(({ kind, text }) => ({ kind, text }))).toEqual([
      { kind: "text", text: first },
      { kind: "heading", text: "Bicycles" },
      { kind: "text", text: second },
      { kind: "text", text: third },
    ]);
  });
});

describe("a table's row is a block, its cells apart by a bar", () => {
  const rows = ["Deck | Open", "Fifth | 9 to 21"];
  const expectRows = ({ blocks }: DocumentParts) =>
    expect(blocks.map((block) => block.text)).toEqual(expect.arrayContaining(rows));

  test(".docx", async () => {
    const cells = [
      ["Deck", "Open"],
      ["Fifth", "9 to 21"],
    ];
    expectRows(await readDocx(makeDocx(paragraph(first) + table(cells))));
  });

  test(".html", () => {
    expectRows(
      readHtml(
        bytesOf(
          `<p>${first}</p><table><tr><th>Deck<th>Open</tr><tr><td>Fifth<td>9 to 21</tr></table>`,
        ),
      ),
    );
  });

  test(".pdf", async () => {
    const row = (left: string, right: string, y: number) => [
      { text: left, y },
      { text: right, x: 250, y },
    ];
    expectRows(
      await readPdf(
        makePdf([[...lines(first), ...row("Deck", "Open", 600), ...row("Fifth", "9 to 21", 580)]]),
      ),
    );
  });
});
