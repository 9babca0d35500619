import { parse } from "csv-parse/sync";
import { type DocumentParts, UnreadableDocumentError } from "../../document.ts";
import { decodeText } from "../../files/encoding.ts";
import { readRows } from "./rows.ts";

/**
 * Reads a table of values separated by commas, semicolons, tabs or bars: each row becomes a line with
 * the heads of its columns (`readRows`).
 *
 * @throws UnreadableDocumentError if the bytes are no text or the quotation marks do not pair.
 */
export function readCsv(bytes: Uint8Array): DocumentParts {
  const text = decodeText(bytes);
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: guessDelimiter(text),
      relaxColumnCount: true,
      relaxQuotes: true,
      skipEmptyLines: true,
    });
    return { title: null, blocks: readRows(rows) };
  } catch (error) {
    throw new UnreadableDocumentError(
      `Expected a table of separated values, got one that cannot be taken apart (${error instanceof Error ? error.message : String(error)}). Save it again as CSV.`,
    );
  }
}

/** The separator that most lines of the beginning have equally often, outside quotation marks. */
function guessDelimiter(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replaceAll(/"[^"]*"/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, 20);
  const agreementOf = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const [expected = 0] = counts;
    return expected === 0 ? 0 : counts.filter((count) => count === expected).length;
  };
  const ranked = [",", ";", "\t", "|"].toSorted((a, b) => agreementOf(b) - agreementOf(a));
  return ranked[0] ?? ",";
}
