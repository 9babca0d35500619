import { toOneLine } from "../../files/toOneLine.ts";
import type { DocumentParts, ParsedBlock } from "../../document.ts";
import { takePageFacts } from "../../facts/pageFacts.ts";
import { tidyText } from "../../files/encoding.ts";
import { isElement, type Page, type PageElement, type PageNode } from "../html/dom.ts";
import { readRows } from "../tables/rows.ts";
import { readCoreProperties } from "./coreProperties.ts";
import { type XmlArchive, readXmlArchive } from "./xmlArchive.ts";

/**
 * Reads PowerPoint slides in the order in which they are shown; a block's page is its slide. Titles
 * are headings, and the speaker's notes follow their slide. Hidden slides, dates, footers, slide
 * numbers and pictures are left out.
 *
 * @throws UnreadableDocumentError if it is no .pptx, encrypted, or unpacks to more than is sane.
 */
export function readPptx(bytes: Uint8Array): DocumentParts {
  const file = readXmlArchive(bytes, {
    ending: ".pptx",
    program: "PowerPoint",
    main: "ppt/presentation.xml",
  });
  const blocks = slidesOf(file).flatMap((name, index) => {
    const slide = file.part(name);
    if (slide === null || slide.documentElement.getAttribute("show") === "0") return [];
    const related = (type: string) =>
      relationsOf(file, name)
        .filter((relation) => relation.type.endsWith(`/${type}`))
        .flatMap(({ target }) => file.part(target) ?? []);
    const shown = [
      ...readShapes(slide),
      ...related("diagramData").flatMap((diagram) => readParagraphs(diagram)),
      ...related("notesSlide").flatMap(readShapes),
    ];
    return shown.map((block) => ({ ...block, page: index + 1 }));
  });
  return takePageFacts({ ...readCoreProperties(file), pageKind: "slide", blocks });
}

function slidesOf(file: XmlArchive): string[] {
  const targets = new Map(
    relationsOf(file, "ppt/presentation.xml").map(({ id, target }) => [id, target]),
  );
  const order = file.part("ppt/presentation.xml")?.querySelectorAll("p\\:sldId") ?? [];
  return Array.from(order, (slide) => targets.get(slide.getAttribute("r:id") ?? "") ?? "").filter(
    (name) => name !== "",
  );
}

interface Relation {
  readonly id: string;
  readonly type: string;
  /** The related part's full name. */
  readonly target: string;
}

/** What a part refers to stands beside it, in `_rels/`. */
function relationsOf(file: XmlArchive, name: string): Relation[] {
  const slash = name.lastIndexOf("/");
  const folder = name.slice(0, slash);
  const relations = file.part(`${folder}/_rels/${name.slice(slash + 1)}.rels`);
  return Array.from(relations?.querySelectorAll("Relationship") ?? [], (relation) => ({
    id: relation.getAttribute("Id") ?? "",
    type: relation.getAttribute("Type") ?? "",
    target: new URL(relation.getAttribute("Target") ?? "", `file:///${folder}/`).pathname.slice(1),
  }));
}

const leftOutPlaceholders = new Set(["dt", "ftr", "hdr", "sldNum", "sldImg"]);

function readShapes(slide: Page): ParsedBlock[] {
  const shapes = slide.querySelectorAll("p\\:sp, a\\:tbl");
  return Array.from(shapes).flatMap((shape): ParsedBlock[] => {
    if (shape.localName === "a:tbl") return readTable(shape);
    const placeholder = shape.querySelector("p\\:ph")?.getAttribute("type") ?? "";
    if (leftOutPlaceholders.has(placeholder)) return [];
    const isTitle = placeholder === "title" || placeholder === "ctrTitle";
    const paragraphs = readParagraphs(shape);
    // A title that was broken for its looks is one title.
    return isTitle && paragraphs.length > 0
      ? [{ kind: "heading", text: paragraphs.map(({ text }) => text).join(" ") }]
      : paragraphs;
  });
}

function readParagraphs(shape: Pick<PageElement, "querySelectorAll">): ParsedBlock[] {
  return Array.from(shape.querySelectorAll("a\\:p"), readParagraph)
    .filter((text) => text !== "")
    .map((text, index) => ({
      kind: "text",
      text,
      isStructured: true,
      ...(index > 0 && { continues: true }),
    }));
}

function readTable(table: PageElement): ParsedBlock[] {
  return readRows(
    Array.from(table.querySelectorAll("a\\:tr"), (row) =>
      Array.from(row.querySelectorAll("a\\:tc"), (cell) =>
        Array.from(cell.querySelectorAll("a\\:p"), readParagraph).join(" "),
      ),
    ),
  );
}

function readParagraph(paragraph: PageElement): string {
  let text = "";
  const walk = (node: PageNode) => {
    if (!isElement(node)) return;
    if (node.localName === "a:t") text += node.textContent ?? "";
    else if (node.localName === "a:br" || node.localName === "a:tab") text += " ";
    else for (const child of node.childNodes) walk(child);
  };
  walk(paragraph);
  return toOneLine(tidyText(text));
}
