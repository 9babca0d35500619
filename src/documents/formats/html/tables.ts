import type { ParsedBlock } from "../../document.ts";
import { isElement, type PageElement } from "./dom.ts";

type ReadBlocks = (cell: PageElement) => ParsedBlock[];

/**
 * The rows of a table, or one row, each a block with its cells apart by " | ". A cell that spans
 * rows stands in each of them, so that a row can be quoted alone:
 *
 *     Summer │ small │ 12        Summer | small | 12
 *            │ large │ 20   →    Summer | large | 20
 *
 * A table that only lays out the page is read like the page.
 */
export function readTable(table: PageElement, readBlocks: ReadBlocks): ParsedBlock[] {
  const blocks: ParsedBlock[] = [];
  let spanning: Spanning[] = [];
  for (const row of rowsOf(table)) {
    if (!isElement(row)) continue;
    if (row.localName !== "tr") {
      blocks.push(...readBlocks(row));
      continue;
    }
    const cells = [...row.childNodes]
      .filter(isElement)
      .filter((cell) => /^t[dh]$/.test(cell.localName));
    // One cell across, or a table in a table, is layout: its paragraphs stand for themselves.
    if (isLayout(cells, spanning)) {
      blocks.push(...cells.flatMap(readBlocks));
      continue;
    }
    const { texts, next } = readRow(cells, spanning, readBlocks);
    spanning = next;
    const text = texts.join(" | ");
    if (/[^\s|]/.test(text)) blocks.push({ kind: "text", text, isStructured: true });
  }
  return blocks;
}

/** A cell that goes on in the rows below. */
interface Spanning {
  readonly column: number;
  readonly text: string;
  readonly rows: number;
}

const longestCell = 1_000;

function isLayout(cells: readonly PageElement[], spanning: readonly Spanning[]): boolean {
  if (cells.some((cell) => cell.querySelector("table") !== null)) return true;
  if (cells.length === 1 && spanning.length === 0) return true;
  // A cell with headings or an article's length holds a page's part, not a fact.
  return cells.some(
    (cell) =>
      cell.querySelector("h1, h2, h3") !== null && (cell.textContent ?? "").length > longestCell,
  );
}

function readRow(
  cells: readonly PageElement[],
  spanning: readonly Spanning[],
  readBlocks: ReadBlocks,
) {
  const texts: string[] = [];
  const next: Spanning[] = [];
  const above = [...spanning];
  const addSpanning = () => {
    for (let cell = above.shift(); cell; cell = above.shift()) {
      if (cell.column > texts.length) {
        above.unshift(cell);
        return;
      }
      texts.push(cell.text);
      if (cell.rows > 1) next.push({ ...cell, rows: cell.rows - 1 });
    }
  };
  for (const cell of cells) {
    addSpanning();
    const text = readBlocks(cell)
      .map((block) => block.text)
      .join(" ");
    const rows = spanOf(cell, "rowspan");
    if (rows > 1) next.push({ column: texts.length, text, rows: rows - 1 });
    texts.push(text);
  }
  addSpanning();
  return { texts, next: next.toSorted((a, b) => a.column - b.column) };
}

// A page may say that a cell spans a million rows.
const mostRows = 1_000;

function spanOf(cell: PageElement, attribute: string): number {
  const span = Number(cell.getAttribute(attribute) ?? "1");
  return Number.isInteger(span) && span > 1 ? Math.min(span, mostRows) : 1;
}

function rowsOf(table: PageElement): PageElement[] {
  if (table.localName === "tr") return [table];
  return [...table.childNodes].filter(isElement).flatMap((child) => {
    return /^(?:tbody|thead|tfoot)$/.test(child.localName)
      ? [...child.childNodes].filter(isElement)
      : [child];
  });
}
