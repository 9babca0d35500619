import type { DocumentParts, ParsedBlock } from "../document.ts";
import { decodeText } from "../files/encoding.ts";
import { endsSentence, type PageFacts, takeFacts } from "../facts/pageFacts.ts";

/**
 * Reads plain text. Paragraphs stand apart by an empty line; lines that an editor wrapped are put
 * together again. The first line is the title. Date and publisher are taken only from a line of
 * their own, labelled, or near the top or the bottom of the page:
 *
 *     Published: 29 June 2026          June 29, 2026 at 02:32PM
 *     Publisher: The Riga Times        RT
 *
 * What is taken is no longer part of the text; all other lines are.
 *
 * @throws UnreadableDocumentError if the bytes are no text.
 */
export function readPlainText(bytes: Uint8Array): DocumentParts {
  const written = decodeText(bytes)
    .split(/\n[^\S\n]*\n/)
    .map(linesOf)
    .filter((lines) => lines.length > 0);
  const isWrapped = isHardWrapped(written.flat());
  const facts: PageFacts = { published: null, publisher: null };
  const paragraphs = written
    .map((lines, index) => {
      const isEdge = index < edgeParagraphs || index >= written.length - edgeParagraphs;
      return takeFacts(lines, facts, isEdge);
    })
    .filter((lines) => lines.length > 0);
  const blocks: ParsedBlock[] = [];
  paragraphs.forEach((kept, index) => {
    const next = paragraphs[index + 1];
    unwrap(kept, isWrapped).forEach((text, position) => {
      const isHeading = kept.length === 1 && looksLikeHeading(text, next);
      blocks.push({
        ...(isHeading ? { kind: "heading", text, isGuess: true } : { kind: "text", text }),
        ...(position > 0 && { continues: true }),
      });
    });
  });
  const [first] = blocks;
  const title = first && first.text.length <= longestTitle ? first.text : null;
  // A lone first line is all there is to quote; otherwise it already stands above every quote.
  if (title !== null && blocks.length > 1) blocks.shift();
  return { ...facts, title, blocks };
}

// A dateline stands under the title or in the footer.
const edgeParagraphs = 3;
const longestTitle = 200;
const longestHeading = 100;
// Editors wrap between about 60 and 100 columns; a longer line is a paragraph of its own.
const wrapColumn = 100;
const shortestWrappedLine = 45;

function linesOf(paragraph: string): string[] {
  return paragraph
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** False if most of the text stands in lines that no editor would leave so long. */
function isHardWrapped(lines: readonly string[]): boolean {
  const lengthOf = (some: readonly string[]) => some.reduce((sum, line) => sum + line.length, 0);
  return lengthOf(lines.filter((line) => line.length > wrapColumn)) < lengthOf(lines) / 2;
}

function unwrap(lines: readonly string[], isWrapped: boolean): string[] {
  const isOneParagraph =
    isWrapped &&
    lines.every((line) => line.length <= wrapColumn) &&
    lines.slice(0, -1).every((line) => line.length >= shortestWrappedLine);
  return isOneParagraph && lines.length > 1 ? [lines.join(" ")] : [...lines];
}

/** A short line that ends no sentence and has one under it; "Open: 9 to 17" is none. */
function looksLikeHeading(line: string, next: readonly string[] | undefined): boolean {
  const below = next?.join(" ") ?? "";
  return (
    line.length <= longestHeading &&
    !/[.!?…:;,]$|: .*\d/.test(line) &&
    !/^\p{Ll}/u.test(line) &&
    below.length > line.length &&
    endsSentence(below)
  );
}
