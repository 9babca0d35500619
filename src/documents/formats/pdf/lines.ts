/** Letters that a PDF draws at one go; in points, from the page's lower left corner. */
export interface PdfPiece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
}

/** A part of a line that stands clearly apart from the next: a cell, or a column's line. */
export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly right: number;
}

export interface Line {
  readonly page: number;
  readonly y: number;
  readonly size: number;
  readonly cells: readonly [Cell, ...Cell[]];
}

/** The text of a line, its cells apart by a bar. */
export function textOfLine(line: Line): string {
  return line.cells.map((cell) => cell.text).join(" | ");
}

export function rightOf(line: Line): number {
  return (line.cells.at(-1) ?? line.cells[0]).right;
}

export const bullet = /^[•●▪■◦‣⁃·–*-]\s+/;

/**
 * Puts the pieces of a page together to lines. Raised and lowered signs belong to the line beside
 * them (m², CO2), and what is drawn twice to look bold or shaded counts once.
 */
export function linesOf(pieces: readonly PdfPiece[], page: number): Line[] {
  const lines: Line[] = [];
  for (const piece of dropShadows(pieces)) {
    const line = lines.at(-1);
    const place = line && placeIn(line, piece);
    if (!line || !place) {
      const { x, y, size, width, text } = piece;
      lines.push({ page, y, size, cells: [{ text: text.trim(), x, right: x + width }] });
    } else {
      lines[lines.length - 1] = {
        ...line,
        ...place,
        cells: addToCells(line, piece, place.isRaised),
      };
    }
  }
  return lines.map((line) => ({
    ...line,
    cells: line.cells.map((cell) => ({ ...cell, text: undouble(cell.text) })) as [Cell, ...Cell[]],
  }));
}

/** Where a piece belongs to the line before it: whose height and size the line then has. */
function placeIn(line: Line, piece: PdfPiece) {
  const gap = piece.x - rightOf(line);
  const large = Math.max(piece.size, line.size);
  const small = Math.min(piece.size, line.size);
  if (gap < -large) return null;
  const rise = Math.abs(piece.y - line.y);
  if (rise < 0.4 * large) {
    return {
      y: piece.size > line.size ? piece.y : line.y,
      size: large,
      isRaised: rise > 0.2 * large && small < 0.85 * large && piece.y > line.y,
    };
  }
  // A sign of a few letters, smaller, and right beside it.
  const isSign = small < 0.85 * large && rise < 0.75 * large && gap < 0.5 * large;
  if (!isSign) return null;
  const isPieceSmall = piece.size < line.size;
  const sign = isPieceSmall ? piece.text : textOfLine(line);
  if (sign.trim().length > longestSign) return null;
  return isPieceSmall
    ? { y: line.y, size: line.size, isRaised: piece.y > line.y }
    : { y: piece.y, size: piece.size, isRaised: false };
}

const longestSign = 4;

function addToCells(line: Line, piece: PdfPiece, isRaised: boolean): [Cell, ...Cell[]] {
  const last = line.cells.at(-1) ?? line.cells[0];
  const gap = piece.x - last.right;
  const right = piece.x + piece.width;
  const text = isRaised ? raise(piece.text.trim()) : piece.text.trim();
  if (gap > 1.5 * line.size && !bullet.test(`${last.text} `))
    return [...line.cells, { text, x: piece.x, right }];
  const isApart = gap > 0.15 * line.size || /^\s/.test(piece.text);
  const [first, ...others] = [
    ...line.cells.slice(0, -1),
    { text: `${last.text}${isApart ? " " : ""}${text}`, x: last.x, right },
  ];
  return first ? [first, ...others] : (line.cells.slice() as [Cell, ...Cell[]]);
}

function raise(text: string): string {
  return /^\d+$/.test(text)
    ? Array.from(text, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit).join("")
    : text;
}

/** Drops what is drawn again at nearly the same place. */
function dropShadows(pieces: readonly PdfPiece[]): PdfPiece[] {
  const drawn = new Map<string, PdfPiece[]>();
  return pieces.filter((piece) => {
    const same = drawn.get(piece.text) ?? [];
    drawn.set(piece.text, same);
    const near = 0.3 * piece.size;
    const isShadow = same
      .slice(-mostRemembered)
      .some((other) => Math.abs(other.x - piece.x) < near && Math.abs(other.y - piece.y) < near);
    if (!isShadow) same.push(piece);
    return !isShadow;
  });
}

// Bounds the work on a page that says the same a thousand times.
const mostRemembered = 50;

/** "TThhee qquuaayy" → "The quay" */
function undouble(text: string): string {
  const letters = Array.from(text.replaceAll(/\s/g, ""));
  if (letters.length < fewestDoubled || letters.length % 2 === 1) return text;
  if (letters.some((letter, index) => index % 2 === 0 && letter !== letters[index + 1]))
    return text;
  let kept = "";
  let isSecond = false;
  for (const sign of text) {
    if (/\s/.test(sign)) {
      if (!isSecond && !kept.endsWith(" ")) kept += " ";
      continue;
    }
    if (!isSecond) kept += sign;
    isSecond = !isSecond;
  }
  return kept.trim();
}

const fewestDoubled = 8;
