import { alternatives, languages, words } from "../../languages/index.ts";
import type { DocumentParts, ParsedBlock } from "../document.ts";
import { type FactLine, readFactLine } from "./factLine.ts";

/** What a page says of itself in lines of their own. */
export interface PageFacts {
  published: string | null;
  publisher: string | null;
  /** When it was last changed; the page's date if it states no other. */
  updated?: string | null;
}

const longestPublisher = 60;

/**
 * Takes what lines of their own say of date and publisher out of `lines` and into `facts`, where
 * these are still unknown. A date may be labelled or, at the page's edge, stand alone or beside its
 * author's name; a publisher is labelled, or ends the paragraph that a date begins.
 *
 * @param lines of one paragraph.
 * @param isEdge true near the top or the bottom of the page; in the middle a date alone is something
 *   the text says.
 * @param language of the page, as a BCP 47 tag, for dates that countries write differently.
 * @returns the lines that remain.
 */
export function takeFacts(
  lines: readonly string[],
  facts: PageFacts,
  isEdge: boolean,
  language: string | null = null,
): string[] {
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const found = readFactLine(line, isEdge, language);
    if (found === null || !isNews(found, facts)) {
      kept.push(line);
      continue;
    }
    facts.publisher ??= found.publisher;
    facts.updated ??= found.updated;
    if (found.published === null) continue;
    facts.published ??= found.published;
    const below = lines[index + 1];
    const isFooter = !found.isLabelled && below !== undefined && index + 2 === lines.length;
    if (isFooter && below.length <= longestPublisher && !endsSentence(below)) {
      facts.publisher ??= below;
      index += 1;
    }
  }
  return kept;
}

/** Whether a line says something that is not known yet, or says again what is. */
function isNews(line: FactLine, facts: PageFacts): boolean {
  if (line.published !== null) {
    return facts.published === null || isSameDay(line.published, facts.published);
  }
  if (line.updated !== null) return (facts.updated ?? null) === null;
  return facts.publisher === null;
}

function isSameDay(one: string, other: string): boolean {
  return one.slice(0, 10) === other.slice(0, 10);
}

const edgeBlocks = 6;
const longestFact = 100;

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
  const hasText = parts.blocks.some(({ kind, text }) => kind === "text" && !isContentsEntry(text));
  const blocks = parts.blocks.filter((block, index) => {
    if (hasText && isContentsEntry(block.text)) return false;
    const isCandidate = !block.isStructured && block.text.length <= longestFact;
    if (!isCandidate || (index >= edgeBlocks && index < last)) return true;
    return takeFacts([block.text], facts, true, parts.language).length > 0;
  });
  const [first] = blocks;
  const title = parts.title ?? findTitle(blocks);
  // The title stands above every quote anyway: repeated as a heading it would only count twice.
  if (blocks.length > 1 && first?.text === title) blocks.shift();
  const { publisher, published, updated = null } = facts;
  return { ...parts, publisher, published: published ?? updated, title, blocks };
}

/** The first block that can be one; what stands over titles, an address or a mark, is skipped. */
function findTitle(blocks: readonly ParsedBlock[]): string | null {
  const first = blocks.slice(0, blocksToTitle).find(({ text }) => !isOverTitle(text));
  return first && isTitle(first) ? first.text : null;
}

const blocksToTitle = 4;

/** "harbour@bay.example, +371 6712 3456", "* * *", "12", "Quay street 5, LV-1010 Riga". */
function isOverTitle(text: string): boolean {
  return (
    text.length <= longestTitle &&
    !endsSentence(text) &&
    (/\S@\S|^www\.|https?:\/\/|\+?\d[\d ()-]{7,}\d/.test(text) ||
      /\p{Lu}{2}-\d{4,5}(?!\d)|(?<!\d)\d{5}(?!\d) \p{Lu}\p{Ll}/u.test(text) ||
      !/\p{L}{2}/u.test(text))
  );
}

/** "Fees of the harbour ............ 2" */
function isContentsEntry(text: string): boolean {
  return /(?:\.\s?){5,}\s*\d{1,4}(?:\s|$)|…{2,}\s*\d{1,4}(?:\s|$)/.test(text);
}

function isTitle(block: ParsedBlock): boolean {
  if (isContentsHeading(block.text)) return false;
  if (block.kind === "heading") return true;
  return !block.isStructured && block.text.length <= longestTitle && !endsSentence(block.text);
}

const longestTitle = 120;

/** True for a heading such as "Contents". */
export function isContentsHeading(text: string): boolean {
  return contentsHeading.test(text);
}

const contentsHeading = new RegExp(
  String.raw`^\P{L}*(?:${alternatives([
    ...languages.flatMap(({ pages }) => pages.contents),
    ...words(
      "index, inhalt, inhaltsverzeichnis, sommario, indice, sommaire, table des matières, índice, indice, spis treści",
    ),
  ])})\P{L}*$`,
  "iu",
);

export function endsSentence(text: string): boolean {
  return /[.!?…]["'”’»)\]]*$/.test(text);
}
