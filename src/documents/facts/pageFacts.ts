import { readWrittenDate } from "./dates.ts";
import type { DocumentParts, ParsedBlock } from "../document.ts";

/** What a page says of itself in lines of their own. */
export interface PageFacts {
  published: string | null;
  publisher: string | null;
}

const longestPublisher = 60;

/**
 * Takes what lines of their own say of date and publisher out of `lines` and into `facts`, where
 * these are still unknown. A date may be labelled or, at the page's edge, stand alone; a publisher is
 * labelled, or ends the paragraph that a date begins.
 *
 * @param lines of one paragraph.
 * @param isEdge true near the top or the bottom of the page; in the middle a date alone is something
 *   the text says.
 * @returns the lines that remain.
 */
export function takeFacts(lines: readonly string[], facts: PageFacts, isEdge: boolean): string[] {
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const [, label, value = ""] =
      /^(publi(?:shed|cation date|sher)|date|source)\s*:\s*(.+)$/i.exec(line) ?? [];
    const isPublisher =
      /^(publisher|source)$/i.test(label ?? "") && value.length <= longestPublisher;
    const date = label ? readWrittenDate(value) : isEdge ? readDateline(line) : null;
    if (isPublisher && facts.publisher === null) {
      facts.publisher = value;
    } else if (date !== null && facts.published === null) {
      facts.published = date;
      const below = lines[index + 1];
      const isFooter = !label && below !== undefined && index + 2 === lines.length;
      if (isFooter && below.length <= longestPublisher && !endsSentence(below)) {
        facts.publisher ??= below;
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

const edgeBlocks = 6;
const longestFact = 80;

/**
 * `takeFacts` for the blocks of a format that has no lines, and the title with it: where the format
 * states none, the heading or short line at the top is one.
 */
export function takePageFacts(parts: DocumentParts): DocumentParts {
  const facts: PageFacts = {
    published: parts.published ?? null,
    publisher: parts.publisher ?? null,
  };
  const last = parts.blocks.length - edgeBlocks;
  const blocks = parts.blocks.filter((block, index) => {
    const isCandidate = !block.isStructured && block.text.length <= longestFact;
    if (!isCandidate || (index >= edgeBlocks && index < last)) return true;
    return takeFacts([block.text], facts, true).length > 0;
  });
  const [first] = blocks;
  const title = parts.title ?? (first && isTitle(first) ? first.text : null);
  // The title stands above every quote anyway: repeated as a heading it would only count twice.
  if (blocks.length > 1 && first?.text === title) blocks.shift();
  return { ...parts, ...facts, title, blocks };
}

function isTitle(block: ParsedBlock): boolean {
  if (block.kind === "heading") return true;
  return !block.isStructured && block.text.length <= longestTitle && !endsSentence(block.text);
}

const longestTitle = 120;

export function endsSentence(text: string): boolean {
  return /[.!?…]["'”’»)\]]*$/.test(text);
}
