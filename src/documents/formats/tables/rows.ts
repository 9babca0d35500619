import { toOneLine } from "../../files/toOneLine.ts";
import type { ParsedBlock } from "../../document.ts";

/**
 * Makes a table's rows quotable: each becomes a line that can be understood alone, with the heads of
 * its columns.
 *
 *     Our mayors                       Our mayors
 *     Name        | Since        →     Name: Anna Berg; Since: 2021.
 *     Anna Berg   | 2021
 *
 * Rows of one cell above the others are lines of their own. The row below them is taken for heads if
 * its cells are filled and different, at most 60 characters, with letters in all and figures in fewer
 * than half. Without heads the cells of a row are joined by " | ". Empty cells and rows are left out.
 */
export function readRows(table: readonly (readonly string[])[]): ParsedBlock[] {
  const rows = table.map((row) => trimEnd(row.map(toOneLine))).filter((row) => row.length > 0);
  const first = rows.findIndex((row) => filledIn(row).length > 1);
  const above = first < 0 ? rows : rows.slice(0, first);
  const below = first < 0 ? [] : rows.slice(first);
  const [heads = []] = below;
  const hasHeads = below.length > 1 && areHeads(heads);
  const lines = hasHeads
    ? below.slice(1).map((row) => describeRow(heads, row))
    : below.map(joinCells);
  return [...above.map(joinCells), ...lines].map((text) => ({
    kind: "text",
    text,
    isStructured: true,
  }));
}

const longestHead = 60;

function areHeads(row: readonly string[]): boolean {
  const isHead = (cell: string) => /\p{L}/u.test(cell) && cell.length <= longestHead;
  const withFigures = row.filter((cell) => /\d/.test(cell)).length;
  return row.every(isHead) && new Set(row).size === row.length && withFigures < row.length / 2;
}

function describeRow(heads: readonly string[], row: readonly string[]): string {
  const cells = row.flatMap((cell, column) => {
    if (cell === "") return [];
    const head = heads[column]?.replace(/[\s:]+$/, "");
    return head === undefined ? [cell] : [`${head}: ${cell}`];
  });
  const line = cells.join("; ");
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}

function joinCells(row: readonly string[]): string {
  return filledIn(row).join(" | ");
}

function filledIn(row: readonly string[]): string[] {
  return row.filter((cell) => cell !== "");
}

function trimEnd(row: readonly string[]): readonly string[] {
  return row.slice(0, row.findLastIndex((cell) => cell !== "") + 1);
}
