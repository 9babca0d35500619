import { toOneLine } from "../../files/toOneLine.ts";
import type { DocumentParts, ParsedBlock } from "../../document.ts";
import { takePageFacts } from "../../facts/pageFacts.ts";
import { tidyText } from "../../files/encoding.ts";
import { isElement, isText, type PageElement } from "../html/dom.ts";
import { readRows } from "../tables/rows.ts";
import { readCoreProperties } from "./coreProperties.ts";
import { readXmlArchive } from "./xmlArchive.ts";

/**
 * Reads an OpenDocument text, as LibreOffice writes it: headings, paragraphs, list items and table
 * rows; a footnote follows the paragraph that has its mark. Deleted text that is kept for review,
 * comments, hidden text and pictures are left out.
 *
 * @throws UnreadableDocumentError if it is no .odt, encrypted, or unpacks to more than is sane.
 */
export function readOdt(bytes: Uint8Array): DocumentParts {
  const file = readXmlArchive(bytes, {
    ending: ".odt",
    program: "LibreOffice",
    main: "content.xml",
  });
  const body = file.part("content.xml")?.querySelector("office\\:text") ?? null;
  const blocks = body === null ? [] : readParts(body, false);
  return takePageFacts({ ...readCoreProperties(file, "meta.xml"), blocks });
}

const leftOutParts = new Set([
  "office:annotation",
  "office:forms",
  "svg:desc",
  "svg:title",
  "text:hidden-paragraph",
  "text:hidden-text",
  "text:sequence-decls",
  "text:table-of-content",
  "text:tracked-changes",
  "text:user-field-decls",
  "text:variable-decls",
]);

function readParts(parent: PageElement, isStructured: boolean): ParsedBlock[] {
  return Array.from(parent.childNodes)
    .filter(isElement)
    .flatMap((part): ParsedBlock[] => {
      if (leftOutParts.has(part.localName)) return [];
      if (part.localName === "text:h") return readParagraph(part, "heading", false);
      if (part.localName === "text:p") return readParagraph(part, "text", isStructured);
      if (part.localName === "table:table") return readTable(part);
      return readParts(part, isStructured || part.localName === "text:list-item");
    });
}

/** The paragraph, then the notes whose marks stand in it. */
function readParagraph(
  paragraph: PageElement,
  kind: ParsedBlock["kind"],
  isStructured: boolean,
): ParsedBlock[] {
  const notes: ParsedBlock[] = [];
  const text = toOneLine(tidyText(readText(paragraph, notes)));
  const block = { kind, text, ...(isStructured && { isStructured }) };
  return text === "" ? notes : [block, ...notes];
}

function readText(parent: PageElement, notes: ParsedBlock[]): string {
  let text = "";
  for (const node of parent.childNodes) {
    if (isText(node)) text += node.textContent ?? "";
    if (!isElement(node) || leftOutParts.has(node.localName)) continue;
    if (node.localName === "text:note") {
      const body = node.querySelector("text\\:note-body");
      if (body) notes.push(...readParts(body, false));
    } else if (/^text:(?:s|tab|line-break)$/.test(node.localName)) {
      text += " ";
    } else if (node.localName.startsWith("draw:") && node.localName !== "draw:a") {
      // A text box stands beside the paragraph that it is anchored to.
      notes.push(...readParts(node, false));
    } else {
      text += readText(node, notes);
    }
  }
  return text;
}

function readTable(table: PageElement): ParsedBlock[] {
  return readRows(
    Array.from(table.querySelectorAll("table\\:table-row"), (row) =>
      Array.from(row.childNodes)
        .filter(isElement)
        .filter((cell) => cell.localName === "table:table-cell")
        .map((cell) =>
          readParts(cell, false)
            .map((block) => block.text)
            .join(" "),
        ),
    ),
  );
}
