import type { PageTurn, ParsedBlock } from "../../document.ts";
import { endsSentence } from "../../facts/pageFacts.ts";
import { createJoinLines, type JoinLines } from "../text/joinLines.ts";
import { readColumns } from "./columns.ts";
import { bullet, type Line, linesOf, type PdfPiece, rightOf, textOfLine } from "./lines.ts";
import { dropPageEdges } from "./pageEdges.ts";

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
  const drawn = dropPageEdges(pages.map((pieces, index) => linesOf(pieces, index + 1)));
  const join = createJoinLines(
    drawn.flatMap((lines) => lines.flatMap(({ cells }) => cells.map(({ text }) => text))),
  );
  const lines = readColumns(drawn.flat(), join);
  const layout = measure(lines);
  const notes = new Set(findNotes(lines, layout));
  const paragraphs = paragraphsOf(
    lines.filter((line) => !notes.has(line)),
    layout,
  );
  const noteParagraphs = paragraphsOf([...notes], layout);
  const blocks: ParsedBlock[] = [];
  for (const paragraph of paragraphs) {
    // A note stands below the paragraph that goes on over its page.
    const page = paragraph[0].page;
    while ((noteParagraphs[0]?.[0].page ?? Infinity) < page)
      blocks.push(...noteParagraphs.splice(0, 1).map((note) => blockOf(note, layout, join)));
    blocks.push(blockOf(paragraph, layout, join));
  }
  blocks.push(...noteParagraphs.map((note) => blockOf(note, layout, join)));
  return blocks;
}

type Paragraph = [Line, ...Line[]];

function paragraphsOf(lines: readonly Line[], layout: Layout): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    const previous = paragraph?.at(-1);
    if (paragraph && previous && continues(previous, line, layout)) paragraph.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

function blockOf(paragraph: Paragraph, layout: Layout, join: JoinLines): ParsedBlock {
  const [first] = paragraph;
  const { text, pageTurns } = joinParagraph(paragraph, join);
  const isHeading = first.size > layout.size * 1.1 && text.length <= longestHeading;
  const isStructured = first.cells.length > 1 || bullet.test(text);
  return {
    kind: isHeading ? "heading" : "text",
    text: text.replace(bullet, ""),
    page: first.page,
    ...(pageTurns.length > 0 && { pageTurns }),
    ...(isStructured && { isStructured }),
  };
}

const longestHeading = 200;

/** Small lines at a page's foot, from the first that begins with a note's mark. */
function findNotes(lines: readonly Line[], layout: Layout): Line[] {
  return lines.filter((line, index) => {
    if (line.size >= layout.size * 0.92) return false;
    const end = lines.findIndex((other, at) => at > index && other.page !== line.page);
    const below = lines.slice(index, end < 0 ? undefined : end);
    if (below.some((other) => other.size >= layout.size * 0.92)) return false;
    const start = lines.findLastIndex(
      (other, at) => at <= index && (other.page !== line.page || other.size >= layout.size * 0.92),
    );
    return lines.slice(start + 1, index + 1).some((other) => noteMark.test(textOfLine(other)));
  });
}

const noteMark = /^(?:\d{1,3}|[¹²³⁴-⁹]+|[*†‡§])[.)]?\s*\p{Lu}/u;

const dotsAndPage = /(?:\.\s?){5,}\s*\p{N}{1,4}$/u;
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
  for (const line of lines) {
    const key = Math.round(line.size * 2) / 2;
    sizes.set(key, (sizes.get(key) ?? 0) + textOfLine(line).length);
  }
  const [[size] = [1]] = [...sizes].toSorted((a, b) => b[1] - a[1]);
  const gaps = lines
    .slice(1)
    .map((line, index) => (lines[index]?.y ?? 0) - line.y)
    .filter((gap) => gap > 0 && gap < 3 * size)
    .toSorted((a, b) => a - b);
  const rights = lines.map(rightOf).toSorted((a, b) => a - b);
  return {
    size,
    gap: gaps[Math.floor(gaps.length / 4)] ?? size * 1.2,
    right: rights[Math.floor(rights.length * 0.9)] ?? 0,
  };
}

function continues(above: Line, below: Line, layout: Layout): boolean {
  const isSameSize = Math.abs(above.size - below.size) < 0.1 * above.size;
  const [aboveText, belowText] = [textOfLine(above), textOfLine(below)];
  if (!isSameSize || above.cells.length > 1 || below.cells.length > 1) return false;
  if (bullet.test(belowText) || dotsAndPage.test(aboveText)) return false;
  const isMidSentence = !endsSentence(aboveText);
  if (above.page !== below.page) return isMidSentence && /^\p{Ll}/u.test(belowText);
  const gap = above.y - below.y;
  // The next column begins higher up.
  if (gap < 0) return isMidSentence && /^\p{Ll}/u.test(belowText);
  if (gap > 1.35 * Math.max(layout.gap, above.size * 1.05)) return false;
  const isIndented =
    below.cells[0].x > above.cells[0].x + 0.8 * below.size && !bullet.test(aboveText);
  const isShort = rightOf(above) < layout.right * 0.85;
  return isMidSentence || !(isIndented || (isShort && /^[\p{Lu}\p{N}"“«„]/u.test(belowText)));
}

function joinParagraph(paragraph: Paragraph, join: JoinLines) {
  const [first, ...others] = paragraph;
  let { page } = first;
  let text = textOfLine(first);
  const pageTurns: PageTurn[] = [];
  const markLength = bullet.exec(text)?.[0].length ?? 0;
  for (const line of others) {
    const words = textOfLine(line);
    text = join(text, words);
    if (line.page !== page)
      pageTurns.push({ start: text.length - words.length - markLength, page: line.page });
    ({ page } = line);
  }
  return { text, pageTurns };
}
