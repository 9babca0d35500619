import readXlsxFile, { type CellValue } from "read-excel-file/universal";
import { type DocumentParts, type ParsedBlock, UnreadableDocumentError } from "../../document.ts";
import { readCoreProperties } from "../office/coreProperties.ts";
import { readXmlArchive } from "../office/xmlArchive.ts";
import { readRows } from "./rows.ts";

/**
 * Reads an Excel workbook: each row of each sheet becomes a line with the heads of its columns
 * (`readRows`). If several sheets hold something, each one's name is a heading.
 *
 * @throws UnreadableDocumentError if it is no .xlsx, encrypted, or unpacks to more than is sane.
 */
export async function readXlsx(bytes: Uint8Array): Promise<DocumentParts> {
  const file = readXmlArchive(bytes, {
    ending: ".xlsx",
    program: "Excel",
    main: "xl/workbook.xml",
  });
  const sheets = await readSheets(bytes);
  const filled = sheets
    .map(({ sheet, data }) => ({
      name: sheet,
      rows: readRows(data.map((row) => row.map(describeCell))),
    }))
    .filter(({ rows }) => rows.length > 0);
  const blocks = filled.flatMap(({ name, rows }): ParsedBlock[] =>
    filled.length > 1 ? [{ kind: "heading", text: name }, ...rows] : rows,
  );
  return { ...readCoreProperties(file), blocks };
}

async function readSheets(bytes: Uint8Array) {
  try {
    // Its reader for Node unpacks a stream, and waits for ever for what follows the directory.
    return await readXlsxFile(new Uint8Array(bytes).buffer);
  } catch (error) {
    throw new UnreadableDocumentError(
      `Expected an Excel workbook, got a damaged one (${error instanceof Error ? error.message : String(error)}). Open it in Excel and save it again as .xlsx.`,
    );
  }
}

/** A date without a time of day is a date alone; a whole number has no decimals. */
function describeCell(cell: CellValue | null | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) {
    const [day = "", time = ""] = cell.toISOString().split("T");
    // A time of day alone is a fraction of Excel's first day.
    if (day.startsWith("1899-")) return time.slice(0, 5);
    return time === "00:00:00.000Z" ? day : `${day} ${time.slice(0, 5)}`;
  }
  if (typeof cell === "number") return String(Number(cell.toPrecision(15)));
  return typeof cell === "boolean" || typeof cell === "string" ? String(cell) : "";
}
