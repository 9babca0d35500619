import type { DocumentParts, ParsedBlock } from "../document.ts";
import { lookOf } from "./furniture.ts";

// Two files may say the same by chance or by quoting each other.
const fewestFiles = 3;
const longestRepeated = 400;
// Contracts and forms repeat most of what they say, and mean it.
const mostRepeated = 0.3;

/**
 * Drops what stands word for word in three files of a folder or more: short lines wherever they are
 * (labels, buttons), and paragraphs at a text's beginning or end (who wrote it, how to subscribe).
 * Marked headings, items and table rows stay, and so does everything in a text that is mostly repeated.
 */
export function dropRepetition(files: readonly DocumentParts[]): DocumentParts[] {
  const counts = new Map<string, number>();
  for (const { blocks } of files) {
    for (const key of new Set(blocks.filter(isCandidate).map(keyOf))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return files.map((file) => {
    const isRepeated = (block: ParsedBlock) =>
      isCandidate(block) && (counts.get(keyOf(block)) ?? 0) >= fewestFiles;
    return file.blocks.some(isRepeated) ? withoutRepeated(file, isRepeated) : file;
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
): DocumentParts {
  const { blocks } = file;
  const first = blocks.findIndex((block) => !isRepeated(block));
  const last = blocks.findLastIndex((block) => !isRepeated(block));
  const kept = blocks.filter((block, index) => {
    if (!isRepeated(block)) return true;
    const isInside = index > first && index < last;
    return isInside && !/short|heading/.test(lookOf(block, file.language ?? null));
  });
  const share = 1 - lengthOf(kept) / Math.max(1, lengthOf(blocks));
  const isEmptied = !kept.some((block) => block.kind === "text");
  return isEmptied || share > mostRepeated ? file : { ...file, blocks: kept };
}

function lengthOf(blocks: readonly ParsedBlock[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
