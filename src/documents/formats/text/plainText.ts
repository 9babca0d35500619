import type { DocumentParts, ParsedBlock } from "../../document.ts";
import { decodeText } from "../../files/encoding.ts";
import { endsSentence, type PageFacts, takeFacts } from "../../facts/pageFacts.ts";
import { createJoinLines, type JoinLines } from "./joinLines.ts";
import { dropPageMarks } from "./pageMarks.ts";

/**
 * Reads plain text. Paragraphs stand apart by an empty line; lines that an editor wrapped are put
 * together again, in paragraphs and in list items, and so are sentences that a page's end cut in
 * two. The first line is the title. Date and publisher are taken only from a line of their own,
 * labelled, or near the top or the bottom of the page:
 *
 *     Published: 29 June 2026          June 29, 2026 at 02:32PM
 *     Publisher: The Riga Times        RT
 *
 * What is taken is no longer part of the text; all other lines are.
 *
 * @throws UnreadableDocumentError if the bytes are no text.
 */
export function readPlainText(bytes: Uint8Array): DocumentParts {
  const facts: PageFacts = { published: null, publisher: null };
  const written = paragraphsOf(decodeText(bytes));
  const paragraphs = written
    .map((lines, index) => {
      const isEdge = index < edgeParagraphs || index >= written.length - edgeParagraphs;
      return takeFacts(lines, facts, isEdge);
    })
    .filter((lines) => lines.length > 0);
  const blocks = blocksOf(paragraphs);
  const [first] = blocks;
  const title = first && first.text.length <= longestTitle ? first.text : null;
  // A lone first line is all there is to quote; otherwise it already stands above every quote.
  if (title !== null && blocks.length > 1) blocks.shift();
  return { ...facts, title, blocks };
}

/** The blocks of text that stands as its author set it, such as a page's `<pre>`. */
export function readPlainBlocks(text: string): ParsedBlock[] {
  return blocksOf(paragraphsOf(text));
}

// A dateline stands under the title or in the footer.
const edgeParagraphs = 3;
const longestTitle = 200;
const longestHeading = 100;
// Editors wrap between about 60 and 100 columns; a longer line is a paragraph of its own.
const wrapColumn = 100;
const shortestWrappedLine = 45;

const bullet = /^(?:[*•●▪■◦‣⁃·-]\s+|\(?\p{N}{1,3}[.)]\s+|\(?\p{L}\)\s+|[–—]\s+)/u;
const droppedBullet = /^[*•●▪■◦‣⁃·-]\s+/;
const rule = /^[-=_*~#+.·\s]{3,}$/;
const cellsApart = /\S {3,}\S/;

/** The lines of each paragraph. One that is indented more than the line above begins another. */
function paragraphsOf(text: string): string[][] {
  const raw = dropPageMarks(text.replaceAll("\t", "    ").split("\n"));
  const paragraphs: string[][] = [];
  let open: string[] | null = null;
  let indent = 0;
  for (const line of raw) {
    const words = line.trim();
    if (words === "" || rule.test(words)) {
      open = null;
      continue;
    }
    const ownIndent = line.length - line.trimStart().length;
    const isFirstLine =
      open !== null &&
      ownIndent > indent &&
      indent === 0 &&
      endsSentence(open.at(-1) ?? "") &&
      !bullet.test(words) &&
      !open.some((above) => bullet.test(above));
    if (open === null || isFirstLine) paragraphs.push((open = []));
    open.push(words);
    indent = ownIndent;
  }
  return paragraphs;
}

function blocksOf(paragraphs: readonly (readonly string[])[]): ParsedBlock[] {
  const lines = paragraphs.flat();
  const isWrapped = isHardWrapped(lines);
  const join = createJoinLines(lines);
  return paragraphs.flatMap((kept, index) => {
    const next = paragraphs[index + 1];
    return unwrap(kept, isWrapped, join).map((text, position): ParsedBlock => {
      const isHeading = kept.length === 1 && looksLikeHeading(text, next);
      const isItem = bullet.test(text) || cellsApart.test(text);
      const words = text.replace(droppedBullet, "").replaceAll(/ {3,}/g, " | ");
      return {
        ...(isHeading ? { kind: "heading", text, isGuess: true } : { kind: "text", text: words }),
        ...(isItem && !isHeading && { isStructured: true }),
        ...(position > 0 && { continues: true }),
      };
    });
  });
}

/** False if most of the text stands in lines that no editor would leave so long. */
function isHardWrapped(lines: readonly string[]): boolean {
  const lengthOf = (some: readonly string[]) => some.reduce((sum, line) => sum + line.length, 0);
  return lengthOf(lines.filter((line) => line.length > wrapColumn)) < lengthOf(lines) / 2;
}

/** Joins a line to the one above, if that was full when the editor broke it. */
function unwrap(lines: readonly string[], isWrapped: boolean, join: JoinLines): string[] {
  const width = Math.max(...lines.map((line) => (line.length <= wrapColumn ? line.length : 0)));
  const joined: string[] = [];
  lines.forEach((line, index) => {
    const above = lines[index - 1];
    const last = joined.pop();
    if (last !== undefined && above !== undefined && isWrapped && isBroken(above, line, width))
      joined.push(join(last, line));
    else joined.push(...(last === undefined ? [] : [last]), line);
  });
  return joined;
}

function isBroken(above: string, below: string, width: number): boolean {
  if (above.length > wrapColumn || below.length > wrapColumn || bullet.test(below)) return false;
  if (cellsApart.test(above) || cellsApart.test(below)) return false;
  const firstWord = /^\S+/.exec(below)?.[0] ?? "";
  const isFull = above.length + 1 + firstWord.length > width;
  if (width < shortestWrappedLine) return false;
  // A line that could have held the next word was ended on purpose, if a sentence ends there.
  return (
    isFull ||
    (above.length >= shortestWrappedLine && !endsSentence(above)) ||
    /\p{L}-$/u.test(above)
  );
}

/** A short line that ends no sentence and has one under it; "Open: 9 to 17" is none. */
function looksLikeHeading(line: string, next: readonly string[] | undefined): boolean {
  const below = next?.join(" ") ?? "";
  return (
    line.length <= longestHeading &&
    !/[.!?…:;,\]]$|: .*\d/.test(line) &&
    !/^\p{Ll}/u.test(line) &&
    below.length > line.length &&
    endsSentence(below)
  );
}
