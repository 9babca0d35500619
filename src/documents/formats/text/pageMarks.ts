import { endsSentence } from "../../facts/pageFacts.ts";

/**
 * Drops page numbers and running heads from a text that was made from pages, and closes the gap
 * where a page's end cut a sentence in two:
 *
 *     The council had decided            The council had decided
 *                                        on the new quay.
 *             - 4 -                →
 *
 *     on the new quay.
 *
 * A number alone counts as a page's only if it follows on the one before, or stands in the middle of
 * a sentence.
 */
export function dropPageMarks(lines: readonly string[]): string[] {
  const alone = lines.map((line, index) => isAlone(lines, index) && line.trim() !== "");
  const numbers = lines.map((line, index) => (alone[index] ? pageNumber(line) : null));
  const found = new Set(numbers);
  const heads = repeatedHeads(lines, alone, numbers);
  const kept: string[] = [];
  let isCut = false;
  lines.forEach((line, index) => {
    const number = numbers[index] ?? null;
    const isMark =
      number !== null &&
      (isMarked(line) ||
        isMidSentence(lines, index) ||
        found.has(number - 1) ||
        found.has(number + 1));
    if (isMark || heads.has(index) || (alone[index] && isHeadWithNumber.test(line))) isCut = true;
    else if (isCut && line.trim() === "") return;
    else {
      if (isCut) closeGap(kept, line);
      isCut = false;
      kept.push(line);
    }
  });
  return kept;
}

function closeGap(kept: string[], below: string): void {
  while (kept.length > 0 && kept.at(-1)?.trim() === "") kept.pop();
  const above = kept.at(-1)?.trim() ?? "";
  const isSentenceCut = above !== "" && !endsSentence(above) && /^\s*[\p{Ll}\p{N}]/u.test(below);
  if (!isSentenceCut) kept.push("");
}

function isAlone(lines: readonly string[], index: number): boolean {
  const isEmpty = (line: string | undefined) => (line ?? "").trim() === "";
  return isEmpty(lines[index - 1]) && isEmpty(lines[index + 1]);
}

const numberLine =
  /^\s*(?:[-–—[(]{1,2}\s*)?(?:(page|p\.|стор\.?|сторінка|стр\.?|страница|lpp\.?|lappuse|seite|s\.)\s*)?(\d{1,4})(?:\s*(?:\/|of|з|из|no|von)\s*\d{1,4})?\.?(?:\s*(?:lpp\.?|lappuse))?(?:\s*[-–—\])]{1,2})?\s*$/iu;

function pageNumber(line: string): number | null {
  const number = numberLine.exec(line)?.[2];
  // A year alone is something the text says.
  return number === undefined || /^(?:1[5-9]|20)\d\d$/.test(number) ? null : Number(number);
}

/** "- 4 -", "Page 4", "4 of 9": a page's number and nothing else. */
function isMarked(line: string): boolean {
  return (
    /^\s*[-–—]\s*\d+\s*[-–—]\s*$/.test(line) ||
    /^\s*[^\d\s]+\s*\d+\s+(?:of|з|из|no|von)\s/iu.test(line)
  );
}

/** "The Riga Review            Page 3 of 9" */
const isHeadWithNumber =
  /^\s*(?:\S.{0,60}\S)? {2,}(?:page|стор\.?|сторінка|стр\.?|страница|lpp\.?|seite)\s*\d{1,4}(?:\s*(?:\/|of|з|из|no|von)\s*\d{1,4})?\s*$/iu;

// A page ends within so many lines of its number.
const nearLines = 6;

function isMidSentence(lines: readonly string[], index: number): boolean {
  const isFull = (line: string) => line.trim() !== "";
  const above = lines.slice(Math.max(0, index - nearLines), index).findLast(isFull) ?? "";
  const below = lines.slice(index + 1, index + 1 + nearLines).find(isFull) ?? "";
  return above !== "" && !endsSentence(above.trim()) && /^\s*\p{Ll}/u.test(below);
}

const longestHead = 80;

/** Lines alone beside a page's number that stand, but for figures, beside another one too. */
function repeatedHeads(
  lines: readonly string[],
  alone: readonly boolean[],
  numbers: readonly (number | null)[],
): Set<number> {
  const beside = lines.flatMap((line, index) => {
    if (!alone[index] || numbers[index] !== null || line.trim().length > longestHead) return [];
    const isBeside = [index - 2, index + 2].some((other) => (numbers[other] ?? null) !== null);
    return isBeside ? [index] : [];
  });
  const keyOf = (index: number) => (lines[index] ?? "").trim().replaceAll(/\d+/g, "#");
  const counts = new Map<string, number>();
  for (const index of beside) counts.set(keyOf(index), (counts.get(keyOf(index)) ?? 0) + 1);
  return new Set(beside.filter((index) => (counts.get(keyOf(index)) ?? 0) >= 2));
}
