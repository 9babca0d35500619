import { alternatives, languages } from "../../../languages/index.ts";
import { type Line, textOfLine } from "./lines.ts";

// Headers and footers have two lines at most in nearly all documents.
const edgeLines = 2;

/**
 * Drops the lines at the edges of pages that say the same at the same height, but for the page's
 * number. Lines that differ in another figure ("The price of this item is 12 euros.") say something.
 */
export function dropPageEdges(pages: readonly (readonly Line[])[]): Line[][] {
  const counts = new Map<string, number>();
  const edges = pages.map((lines) => {
    const byHeight = lines.toSorted((a, b) => b.y - a.y);
    return new Set([...byHeight.slice(0, edgeLines), ...byHeight.slice(-edgeLines)]);
  });
  for (const lines of edges) {
    for (const key of new Set([...lines].flatMap(keysOf)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // Left and right pages often differ.
  const enough = Math.max(2, pages.length * 0.4);
  const offsets = findOffsets(edges, enough);
  return pages.map((lines, index) =>
    lines.filter((line) => {
      if (!edges[index]?.has(line)) return true;
      const isRepeated = keysOf(line).some((key) => (counts.get(key) ?? 0) >= enough);
      return (
        !isRepeated &&
        !isOwnNumber(line, lines) &&
        !offsetsOf(line).some((offset) => offsets.has(offset))
      );
    }),
  );
}

/** How far the printed numbers are from the pages', where they stand at the edge of many pages. */
function findOffsets(edges: readonly ReadonlySet<Line>[], enough: number): Set<number> {
  const counts = new Map<number, number>();
  for (const lines of edges) {
    for (const offset of new Set([...lines].flatMap(offsetsOf)))
      counts.set(offset, (counts.get(offset) ?? 0) + 1);
  }
  const least = Math.max(enough, fewestNumberedPages);
  return new Set([...counts].filter(([, count]) => count >= least).map(([offset]) => offset));
}

// On fewer pages, figures may go up with the pages by chance.
const fewestNumberedPages = 4;

/** "Chapter 2: Rules | 31" on page 35: 4. The number stands clearly apart, at an end of the line. */
function offsetsOf(line: Line): number[] {
  if (line.cells.length < 2) return [];
  return [line.cells[0], line.cells.at(-1)].flatMap((cell) => {
    const number = /^\d{1,4}$/.exec(cell?.text ?? "")?.[0];
    return number === undefined ? [] : [Number(number) - line.page];
  });
}

// Of a line with more figures than this, none counts as the page's.
const mostNumbers = 4;

/** What a line says at its height: as it is, and with each figure in turn as the page's number. */
function keysOf(line: Line): string[] {
  const height = Math.round(line.y / 6);
  const text = textOfLine(line).toLowerCase();
  const numbers = [...text.matchAll(/\d+|\b[ivxlc]+\b/g)];
  const relative = numbers.slice(0, mostNumbers).map((found) => {
    const isRoman = /^\D/.test(found[0]);
    const number = isRoman ? "roman" : `page${Number(found[0]) - line.page}`;
    return `${height} ${text.slice(0, found.index)}#${number}${text.slice(found.index + found[0].length)}`;
  });
  return [`${height} ${text}`, ...relative];
}

/** The page's own number, alone at its very bottom or top. */
function isOwnNumber(line: Line, lines: readonly Line[]): boolean {
  const heights = lines.map((other) => other.y);
  const isOutermost = line.y === Math.min(...heights) || line.y === Math.max(...heights);
  const number = pageNumber.exec(textOfLine(line))?.[1];
  return isOutermost && lines.length > 1 && Number(number) === line.page;
}

const pageNumber = new RegExp(
  `^\\W*(\\d+)(?:\\s*(?:/|${alternatives([...languages.flatMap(({ pages }) => pages.pageOf), "von"])})\\s*\\d+)?\\W*$`,
  "iu",
);
