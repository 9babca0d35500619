import { alternatives, languages } from "../../../languages/index.ts";
import type { PageTurn, ParsedBlock } from "../../document.ts";
import { endsSentence } from "../../facts/pageFacts.ts";

/** Letters that a PDF draws at one go; in points, from the page's lower left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

interface Line {
  readonly text: string;
  readonly page: number;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly cells: number;
}

/**
 * Puts the lines of a PDF's pages together to paragraphs, headings and table rows. A paragraph that
 * goes on over a page's end is one, and knows where it turns. Headers, footers and page numbers,
 * which stand in the same place on page after page, are dropped.
 *
 *     The Riga Review      7     repeats at the top: dropped
 *     Harbour                    larger than the rest: a heading
 *     Ships come at dawn and     ┐
 *     leave at nine.             ┘ one paragraph: the same size and gap
 *       In winter the quay …     indented after a full stop: the next
 */
export function readPdfBlocks(pages: readonly (readonly PdfPiece[])[]): ParsedBlock[] {
  const lines = dropRepeated(pages.map((pieces, index) => linesOf(pieces, index + 1)));
  const layout = measure(lines);
  const words = new Set(
    lines.flatMap((line) => line.text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*(?!-?$)/gu) ?? []),
  );
  const paragraphs: [Line, ...Line[]][] = [];
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    const previous = paragraph?.at(-1);
    if (paragraph && previous && continues(previous, line, layout)) paragraph.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.map((paragraph) => {
    const [first] = paragraph;
    const { text, pageTurns } = joinLines(paragraph, words);
    const isHeading = first.size > layout.size * 1.1 && text.length <= longestHeading;
    const isStructured = first.cells > 1 || bullet.test(text);
    return {
      kind: isHeading ? "heading" : "text",
      text: text.replace(bullet, ""),
      page: first.page,
      ...(pageTurns.length > 0 && { pageTurns }),
      ...(isStructured && { isStructured }),
    };
  });
}

const longestHeading = 200;
const bullet = /^[•●▪■◦‣⁃·–*-]\s+/;

function linesOf(pieces: readonly PdfPiece[], page: number): Line[] {
  const lines: Line[] = [];
  for (const piece of pieces) {
    const line = lines.at(-1);
    const gap = line ? piece.x - line.right : 0;
    const isSameLine =
      line &&
      Math.abs(piece.y - line.y) < 0.4 * Math.max(piece.size, line.size) &&
      gap > -piece.size;
    if (!isSameLine) {
      const { x, y, size, width, text } = piece;
      lines.push({ text: text.trim(), page, x, right: x + width, y, size, cells: 1 });
      continue;
    }
    const isCell = gap > 1.5 * line.size && !bullet.test(`${line.text} `);
    const isApart = gap > 0.15 * line.size || /^\s/.test(piece.text);
    const between = isCell ? " | " : isApart ? " " : "";
    lines[lines.length - 1] = {
      ...line,
      text: `${line.text}${between}${piece.text.trim()}`,
      right: piece.x + piece.width,
      size: Math.max(line.size, piece.size),
      cells: line.cells + (isCell ? 1 : 0),
    };
  }
  return lines;
}

// Headers and footers have two lines at most in nearly all documents.
const edgeLines = 2;

/** Drops lines at the edges of pages that say the same, but for numbers, at the same height. */
function dropRepeated(pages: readonly (readonly Line[])[]): Line[] {
  const counts = new Map<string, number>();
  const edges = pages.map((lines) => {
    const byHeight = lines.toSorted((a, b) => b.y - a.y);
    return new Set([...byHeight.slice(0, edgeLines), ...byHeight.slice(-edgeLines)]);
  });
  for (const lines of edges) {
    for (const key of new Set([...lines].map(repeatKey)))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // Left and right pages often differ.
  const enough = Math.max(2, pages.length * 0.4);
  return pages.flatMap((lines, index) =>
    lines.filter((line) => {
      if (!edges[index]?.has(line)) return true;
      return (counts.get(repeatKey(line)) ?? 0) < enough && !isOwnNumber(line, lines);
    }),
  );
}

function repeatKey(line: Line): string {
  return `${Math.round(line.y / 6)} ${line.text.toLowerCase().replaceAll(/\d+|\b[ivxlc]+\b/g, "#")}`;
}

/** The page's own number, alone at its very bottom or top. */
function isOwnNumber(line: Line, lines: readonly Line[]): boolean {
  const heights = lines.map((other) => other.y);
  const isOutermost = line.y === Math.min(...heights) || line.y === Math.max(...heights);
  const number = pageNumber.exec(line.text)?.[1];
  return isOutermost && lines.length > 1 && Number(number) === line.page;
}

const pageNumber = new RegExp(
  `^\\W*(\\d+)(?:\\s*(?:/|${alternatives([...languages.flatMap(({ pages }) => pages.pageOf), "von"])})\\s*\\d+)?\\W*$`,
  "iu",
);

interface Layout {
  /** The size of most letters. */
  readonly size: number;
  /** From line to line inside a paragraph. */
  readonly gap: number;
  /** Where most long lines end. */
  readonly right: number;
}

function measure(lines: readonly Line[]): Layout {
  const sizes = new Map<number, number>();
  for (const { size, text } of lines) {
    const key = Math.round(size * 2) / 2;
    sizes.set(key, (sizes.get(key) ?? 0) + text.length);
  }
  const [[size] = [1]] = [...sizes].toSorted((a, b) => b[1] - a[1]);
  const gaps = lines
    .slice(1)
    .map((line, index) => (lines[index]?.y ?? 0) - line.y)
    .filter((gap) => gap > 0 && gap < 3 * size)
    .toSorted((a, b) => a - b);
  const rights = lines.map((line) => line.right).toSorted((a, b) => a - b);
  return {
    size,
    gap: gaps[Math.floor(gaps.length / 4)] ?? size * 1.2,
    right: rights[Math.floor(rights.length * 0.9)] ?? 0,
  };
}

function continues(above: Line, below: Line, layout: Layout): boolean {
  const isSameSize = Math.abs(above.size - below.size) < 0.1 * above.size;
  if (!isSameSize || above.cells > 1 || below.cells > 1 || bullet.test(below.text)) return false;
  const isMidSentence = !endsSentence(above.text);
  if (above.page !== below.page) return isMidSentence && /^\p{Ll}/u.test(below.text);
  const gap = above.y - below.y;
  // The next column begins higher up.
  if (gap < 0) return isMidSentence && /^\p{Ll}/u.test(below.text);
  if (gap > 1.35 * Math.max(layout.gap, above.size * 1.05)) return false;
  const isIndented = below.x > above.x + 0.8 * below.size && !bullet.test(above.text);
  const isShort = above.right < layout.right * 0.85;
  return isMidSentence || !(isIndented || (isShort && /^[\p{Lu}\p{N}"“«„]/u.test(below.text)));
}

function joinLines(paragraph: readonly [Line, ...Line[]], words: ReadonlySet<string>) {
  const [first, ...others] = paragraph;
  let { text, page } = first;
  const pageTurns: PageTurn[] = [];
  const markLength = bullet.exec(text)?.[0].length ?? 0;
  for (const line of others) {
    text = join(text, line.text, words);
    if (line.page !== page) {
      pageTurns.push({ start: text.length - line.text.length - markLength, page: line.page });
    }
    ({ page } = line);
  }
  return { text, pageTurns };
}

/** Mends a word cut at a line's end only if it stands whole somewhere, or the cut is marked soft. */
function join(above: string, below: string, words: ReadonlySet<string>): string {
  if (above.endsWith("\u00AD")) return above.slice(0, -1) + below;
  const [, before] = /(\p{L}+)-$/u.exec(above) ?? [];
  const [after] = /^\p{Ll}+/u.exec(below) ?? [];
  if (before === undefined || after === undefined) return `${above} ${below}`;
  const whole = (before + after).toLowerCase();
  return words.has(whole) ? above.slice(0, -1) + below : above + below;
}
