import { decodeText, type DocumentParts } from "./document.ts";
import { readWrittenDate } from "./dates.ts";

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
 * @throws UnreadableDocumentError if the bytes are no UTF-8.
 */
export function readPlainText(bytes: Uint8Array): DocumentParts {
  const metadata: StatedMetadata = { published: null, publisher: null };
  const written = decodeText(bytes)
    .split(/\n[^\S\n]*\n/)
    .map(linesOf)
    .filter((lines) => lines.length > 0);
  const paragraphs = written
    .map((lines, index) => {
      const isEdge = index < edgeParagraphs || index >= written.length - edgeParagraphs;
      return takeMetadata(lines, metadata, isEdge);
    })
    .filter((lines) => lines.length > 0);
  const blocks = paragraphs.flatMap((lines, index) => {
    const isHeading = lines.length === 1 && looksLikeHeading(lines[0] ?? "", paragraphs[index + 1]);
    const kind = isHeading ? ("heading" as const) : ("text" as const);
    return unwrap(lines).map((text) => ({ kind, text }));
  });
  const [first] = blocks;
  const title = first && first.text.length <= longestTitle ? first.text : null;
  // A lone first line is all there is to quote; otherwise it already stands above every quote.
  if (title !== null && blocks.length > 1) blocks.shift();
  return { ...metadata, title, blocks };
}

interface StatedMetadata {
  published: string | null;
  publisher: string | null;
}

// A dateline stands under the title or in the footer; in the middle, a date is part of the story.
const edgeParagraphs = 3;
const longestTitle = 200;
const longestHeading = 100;
const longestPublisher = 60;
// Editors wrap between about 60 and 100 columns; a longer line is a paragraph of its own.
const wrapColumn = 100;
const shortestWrappedLine = 45;

function linesOf(paragraph: string): string[] {
  return paragraph
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Takes the lines that state date and publisher out of a paragraph and into `metadata`. */
function takeMetadata(
  lines: readonly string[],
  metadata: StatedMetadata,
  isEdge: boolean,
): string[] {
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const [, label, value = ""] =
      /^(publi(?:shed|cation date|sher)|date|source)\s*:\s*(.+)$/i.exec(line) ?? [];
    const isPublisher =
      /^(publisher|source)$/i.test(label ?? "") && value.length <= longestPublisher;
    const published = label ? readWrittenDate(value) : isEdge ? readDateline(line) : null;
    if (isPublisher && metadata.publisher === null) {
      metadata.publisher = value;
    } else if (published !== null && metadata.published === null) {
      metadata.published = published;
      const below = lines[index + 1];
      const isFooter = !label && below !== undefined && index + 2 === lines.length;
      if (isFooter && below.length <= longestPublisher && !endsSentence(below)) {
        metadata.publisher ??= below;
        index += 1;
      }
    } else {
      kept.push(line);
    }
  }
  return kept;
}

/** A date to the day: a lone "2024" may be anything. */
function readDateline(line: string): string | null {
  const date = readWrittenDate(line);
  return date !== null && date.length >= "2026-06-29".length ? date : null;
}

function unwrap(lines: readonly string[]): string[] {
  const isWrapped =
    lines.every((line) => line.length <= wrapColumn) &&
    lines.slice(0, -1).every((line) => line.length >= shortestWrappedLine);
  return isWrapped && lines.length > 1 ? [lines.join(" ")] : [...lines];
}

/** A short line that ends no sentence and has a sentence under it. */
function looksLikeHeading(line: string, next: readonly string[] | undefined): boolean {
  const below = next?.join(" ") ?? "";
  return (
    line.length <= longestHeading &&
    !/[.!?…:;,]$/.test(line) &&
    below.length > line.length &&
    endsSentence(below)
  );
}

function endsSentence(text: string): boolean {
  return /[.!?…]["'”’»)\]]*$/.test(text);
}
