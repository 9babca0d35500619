import { endsSentence } from "../../facts/pageFacts.ts";
import type { JoinLines } from "../text/joinLines.ts";
import type { Cell, Line } from "./lines.ts";

/**
 * Sets right what stands side by side on a page and is drawn row by row:
 *
 *     The harbour was opened   A berth costs         columns of running text: one after the other
 *     after three years.       twelve euros.
 *
 *     Small boat of   Twelve euros                   rows of a table: a cell of two lines is one
 *     up to ten m     a night
 */
export function readColumns(lines: readonly Line[], join: JoinLines): Line[] {
  const read: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    const end = endOfRun(lines, at);
    const run = lines.slice(at, end);
    if (run.length === 1) read.push(...run);
    else if (isRunningText(run)) read.push(...splitColumns(run));
    else read.push(...mergeRows(run, join));
    at = end;
  }
  return read;
}

/** Lines below each other with cells in the same places, and lines that fill one of these only. */
function endOfRun(lines: readonly Line[], start: number): number {
  const first = lines[start];
  if (!first || first.cells.length < 2) return start + 1;
  let end = start + 1;
  while (end < lines.length) {
    const line = lines[end];
    const above = lines[end - 1];
    if (!line || !above || line.page !== first.page || line.y >= above.y) break;
    if (above.y - line.y > mostGap * first.size || line.cells.length > first.cells.length) break;
    if (!line.cells.every((cell) => columnOf(cell, first) >= 0)) break;
    end += 1;
  }
  // What fills one place only and stands at the end is the text below.
  while (
    end > start + 1 &&
    lines[end - 1]?.cells.length === 1 &&
    !isLeftOver(lines[end - 1], first)
  )
    end -= 1;
  return end;
}

const mostGap = 4;

/** The end of a column that is longer than the first. */
function isLeftOver(line: Line | undefined, first: Line): boolean {
  return line !== undefined && columnOf(line.cells[0], first) > 0;
}

function columnOf(cell: Cell, line: Line): number {
  return line.cells.findIndex(({ x }) => Math.abs(x - cell.x) < line.size);
}

const fewestColumnLines = 3;
const shortestColumnLine = 25;

function isRunningText(run: readonly Line[]): boolean {
  const full = run.filter((line) => line.cells.length > 1);
  const cells = full.flatMap((line) => line.cells);
  if (full.length < fewestColumnLines || (full[0]?.cells.length ?? 0) > 3) return false;
  const length = cells.reduce((sum, cell) => sum + cell.text.length, 0) / cells.length;
  const open = cells.filter((cell) => !endsSentence(cell.text)).length;
  const goesOn = cells.filter((cell) => /^\p{Ll}/u.test(cell.text)).length;
  return length >= shortestColumnLine && open > cells.length / 2 && goesOn > cells.length / 3;
}

function splitColumns(run: readonly Line[]): Line[] {
  const [first] = run;
  if (!first) return [];
  return first.cells.flatMap((_, column) =>
    run.flatMap((line) => {
      const cell = line.cells.find((other) => columnOf(other, first) === column);
      return cell ? [{ ...line, cells: [cell] as const }] : [];
    }),
  );
}

function mergeRows(run: readonly Line[], join: JoinLines): Line[] {
  const gaps = run.slice(1).map((line, index) => (run[index]?.y ?? 0) - line.y);
  // Lines of a row are closer than rows are, if they differ at all.
  const isUneven = Math.max(...gaps) > 1.4 * Math.min(...gaps);
  const rows: Line[] = [];
  run.forEach((line, index) => {
    const row = rows.at(-1);
    const gap = gaps[index - 1] ?? Infinity;
    const isClose = gap <= 1.35 * line.size && gap < 1.2 * Math.min(...gaps);
    const goesOn = line.cells.every(({ text }) => /^\p{Ll}/u.test(text));
    if (row && isClose && (isUneven || goesOn)) rows[rows.length - 1] = mergeRow(row, line, join);
    else rows.push(line);
  });
  return rows;
}

function mergeRow(row: Line, line: Line, join: JoinLines): Line {
  const cells = row.cells.map((cell) => {
    const more = line.cells.find(({ x }) => Math.abs(x - cell.x) < row.size);
    if (!more) return cell;
    return { text: join(cell.text, more.text), x: cell.x, right: Math.max(cell.right, more.right) };
  });
  return { ...row, y: line.y, cells: cells as unknown as Line["cells"] };
}
