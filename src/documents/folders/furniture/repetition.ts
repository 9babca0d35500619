import { languages, wordsSource } from "../../../languages/index.ts";
import type { DocumentParts, ParsedBlock } from "../../document.ts";
import { lookOf } from "./furniture.ts";
import { speaksOfSite } from "./siteWords.ts";

// Two files may say the same by chance or by quoting each other.
const fewestFiles = 3;
const longestRepeated = 400;
// Contracts and forms repeat most of what they say, and mean it.
const mostRepeated = 0.3;

// Few pages may each end with the same fact; what many end with belongs to the site.
const manyFiles = 10;

/**
 * Drops what stands word for word in three files of a folder or more: short lines wherever they are
 * (labels, buttons), and at a text's beginning or end what speaks of the site. Whole sentences there
 * go if ten files have them, and even then the first of them keeps them: three pages of a library that
 * each end with its opening hours say something. Marked headings, items and table rows stay, and so does
 * everything in a text that is mostly repeated.
 */
export function dropRepetition(files: readonly DocumentParts[]): DocumentParts[] {
  const holders = new Map<string, DocumentParts[]>();
  for (const file of files) {
    for (const key of new Set(file.blocks.filter(isCandidate).map(keyOf))) {
      const known = holders.get(key) ?? [];
      holders.set(key, known);
      known.push(file);
    }
  }
  return files.map((file) => {
    const holdersOf = (block: ParsedBlock) =>
      isCandidate(block) ? (holders.get(keyOf(block)) ?? []) : [];
    const isRepeated = (block: ParsedBlock) => holdersOf(block).length >= fewestFiles;
    const isSites = (block: ParsedBlock) =>
      holdersOf(block).length >= manyFiles && holdersOf(block)[0] !== file;
    return file.blocks.some(isRepeated) ? withoutRepeated(file, isRepeated, isSites) : file;
  });
}

function isCandidate(block: ParsedBlock): boolean {
  const isText = block.kind === "text" || block.isGuess === true;
  return isText && !block.isStructured && block.text.length <= longestRepeated;
}

function keyOf(block: ParsedBlock): string {
  return block.text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function withoutRepeated(
  file: DocumentParts,
  isRepeated: (block: ParsedBlock) => boolean,
  isSites: (block: ParsedBlock) => boolean,
): DocumentParts {
  const { blocks } = file;
  const first = blocks.findIndex((block) => !isRepeated(block));
  const last = blocks.findLastIndex((block) => !isRepeated(block));
  const kept = blocks.filter((block, index) => {
    if (!isRepeated(block)) return true;
    if (/short|heading/.test(lookOf(block, file.language ?? null))) return false;
    const isInside = index > first && index < last;
    return isInside || !(isSites(block) || isAboutSite(block, blocks));
  });
  const share = 1 - lengthOf(kept) / Math.max(1, lengthOf(blocks));
  const isEmptied = !kept.some((block) => block.kind === "text");
  return isEmptied || share > mostRepeated ? file : { ...file, blocks: kept };
}

const mostlyLinks = 0.3;
const siteNotice = new RegExp(
  `©|${wordsSource(languages.flatMap(({ pages }) => pages.siteNotices))}`,
  "iu",
);

function isAboutSite(block: ParsedBlock, blocks: readonly ParsedBlock[]): boolean {
  return (
    (block.linkShare ?? 0) >= mostlyLinks ||
    speaksOfSite(block, blocks) ||
    siteNotice.test(block.text)
  );
}

function lengthOf(blocks: readonly ParsedBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
