import { makeZip } from "../../../support/madeFiles.ts";

/** Makers of small office files, with the parts that their readers look at. */

const presentation = "http://schemas.openxmlformats.org/presentationml/2006/main";
const drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const namespaces = `xmlns:p="${presentation}" xmlns:a="${drawing}" xmlns:r="${office}"`;

export interface MadeSlide {
  /** The shapes, from `shape`. */
  readonly shapes: string;
  readonly notes?: string;
  readonly isHidden?: boolean;
}

export function shape(paragraphs: readonly string[], placeholder?: string): string {
  const kind = placeholder
    ? `<p:nvSpPr><p:nvPr><p:ph type="${placeholder}"/></p:nvPr></p:nvSpPr>`
    : "";
  const text = paragraphs.map((words) => `<a:p><a:r><a:t>${words}</a:t></a:r></a:p>`).join("");
  return `<p:sp>${kind}<p:txBody>${text}</p:txBody></p:sp>`;
}

/** @param order of the slides, by their place in the list; by default as they come. */
export function makePptx(slides: readonly MadeSlide[], order = slides.map((_, index) => index)) {
  const relationships = (lines: string) => `<Relationships>${lines}</Relationships>`;
  const related = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const files: Record<string, string> = {
    "ppt/presentation.xml": `<p:presentation ${namespaces}><p:sldIdLst>${order.map((index) => `<p:sldId r:id="r${index}"/>`).join("")}</p:sldIdLst></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": relationships(
      slides.map((_, index) => related(`r${index}`, "slide", `slides/slide${index}.xml`)).join(""),
    ),
  };
  slides.forEach(({ shapes, notes, isHidden }, index) => {
    files[`ppt/slides/slide${index}.xml`] =
      `<p:sld ${namespaces}${isHidden ? ' show="0"' : ""}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`;
    if (notes === undefined) return;
    files[`ppt/slides/_rels/slide${index}.xml.rels`] = relationships(
      related("n1", "notesSlide", `../notesSlides/notes${index}.xml`),
    );
    files[`ppt/notesSlides/notes${index}.xml`] =
      `<p:notes ${namespaces}><p:cSld><p:spTree>${shape([notes], "body")}${shape(["3"], "sldNum")}</p:spTree></p:cSld></p:notes>`;
  });
  return makeZip(files);
}

/** @param body of `office:text`. */
export function makeOdt(body: string, properties = "", manifest = ""): Uint8Array {
  const names = ["office", "text", "table", "draw", "svg", "dc", "manifest", "meta"];
  const spaces = names.map((name) => `xmlns:${name}="urn:${name}"`).join(" ");
  return makeZip({
    "content.xml": `<office:document-content ${spaces}><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    "meta.xml": `<office:document-meta ${spaces}><office:meta>${properties}</office:meta></office:document-meta>`,
    "META-INF/manifest.xml": `<manifest:manifest ${spaces}>${manifest}</manifest:manifest>`,
  });
}

/** @param rows of each sheet, by its name. */
export function makeXlsx(
  sheets: Readonly<Record<string, readonly (readonly (string | number)[])[]>>,
) {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const names = Object.keys(sheets);
  const files: Record<string, string> = {
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, index) => `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, index) => `<Relationship Id="s${index}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join("")}</Relationships>`,
  };
  Object.values(sheets).forEach((rows, sheet) => {
    const cell = (value: string | number, row: number, column: number) => {
      const place = `${String.fromCharCode(65 + column)}${row + 1}`;
      return typeof value === "number"
        ? `<c r="${place}"><v>${value}</v></c>`
        : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
    };
    const lines = rows.map(
      (row, index) =>
        `<row r="${index + 1}">${row.map((value, column) => cell(value, index, column)).join("")}</row>`,
    );
    files[`xl/worksheets/sheet${sheet + 1}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${lines.join("")}</sheetData></worksheet>`;
  });
  return makeZip(files);
}
