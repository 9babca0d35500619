import type { DocumentParts, ParsedBlock } from "../../document.ts";
import { isCallToRead, isCommand, isCredit, speaksOfSite } from "./siteWords.ts";
import { plainWords, stopWordShare } from "../../../languages/index.ts";
import { endsSentence } from "../../facts/pageFacts.ts";

/**
 * Drops what belongs to the page around a text and not to the text: breadcrumbs, labels, captions,
 * "Read more" and the headline under it, requests to accept or to switch something.
 *
 * Only what stands amid running text is judged by its shortness. Each block is prose, structured
 * (an item, a row, speech, verse: short on purpose) or short, and it is the company that decides:
 *
 *     Harbour opens anew           title
 *     News › Harbour opens a…      repeats the title: dropped
 *     World                        short, before any prose: dropped
 *     Ships come at dawn, and …    prose
 *     What to bring:               structured: it announces what follows
 *     a coat                       short, but announced: kept
 *     They leave at nine, the …    prose
 *     Read more                    ┐ a run of short ones with a call or a credit in it: dropped
 *     Photo: a ship                ┘
 *     In winter the quay is …      prose
 *     Most popular                 short, after all prose: dropped
 *
 * A text without enough prose (a poem, a list, a dialogue) keeps everything that is not plainly the
 * site's own words. A file never loses its last text by this.
 */
export function dropFurniture(parts: DocumentParts): DocumentParts {
  const language = parts.language ?? null;
  const heads = parts.blocks.filter((block, index) => !isAboutPage(block, index, parts));
  const looks = heads.map((block) => lookOf(block, language));
  const kept = isProse(heads, looks) ? keepByCompany(heads, looks) : heads;
  const blocks = kept.some((block) => block.kind === "text") ? kept : parts.blocks;
  return { ...parts, blocks };
}

/** How a block looks by itself, whatever stands around it. */
export type Look = "heading" | "prose" | "structured" | "short";

export function lookOf(block: ParsedBlock, language: string | null): Look {
  const { text } = block;
  if (block.kind === "heading") return "heading";
  if (isCredit(text) || isCallToRead(text) || isCommand(text)) return "short";
  if (block.isStructured) return "structured";
  const words = plainWords(text).length;
  const share = stopWordShare(text, language);
  if (words >= fewestWordsOfProse && share >= leastStopWords) return "prose";
  if (words >= fewestWordsOfSentence && endsSentence(text) && !/\.{3}$/.test(text)) return "prose";
  return isShortOnPurpose(text) ? "structured" : "short";
}

/** Whether a text is running text in the main, so that what is short stands out. */
function isProse(blocks: readonly ParsedBlock[], looks: readonly Look[]): boolean {
  const lengthOf = (...wanted: Look[]) =>
    blocks.reduce(
      (sum, block, index) =>
        sum + (wanted.includes(looks[index] ?? "short") ? block.text.length : 0),
      0,
    );
  const count = looks.filter((look) => look === "prose").length;
  return count >= 2 && lengthOf("prose") >= leastProse * lengthOf("prose", "short", "structured");
}

const fewestWordsOfProse = 12;
const fewestWordsOfSentence = 5;
// Headlines and lists of names stay below it, sentences of five languages above.
const leastStopWords = 0.2;
const leastProse = 0.5;

/** Items, speech, verse, "Opening hours: 9 to 17", "What to bring:", "No.", "Why?" */
function isShortOnPurpose(text: string): boolean {
  return (
    /^(?:[-–—*•·▪◦‣]|\(?\p{N}{1,3}[.)]|\(?\p{L}\))\s/u.test(text) ||
    /^["“„«‘]/.test(text) ||
    /[.!?…:,;]["'”’»)\]]*$/.test(text.replace(/\.{3}$/, "")) ||
    /^[^:]{2,40}: \S/.test(text) ||
    / \| /.test(text)
  );
}

// What a page says before and after its text is a few blocks; further in, it is the text.
const blocksBefore = 4;
const blocksAfter = 6;

/** Breadcrumbs, the title once more, consent and language prompts, and lists of links. */
function isAboutPage(block: ParsedBlock, index: number, parts: DocumentParts): boolean {
  if (block.kind === "heading" && !block.isGuess)
    return isTitleAgain(block.text, parts.title, index);
  const { text, isStructured = false } = block;
  if (/^(?:advertise?ment|реклама|reklāma|anzeige|werbung|publicité)$/i.test(text)) return true;
  if (isTitleAgain(text, parts.title, index)) return true;
  if (index < blocksBefore && !isStructured && isTrail(text)) return true;
  if ((block.linkShare ?? 0) >= mostlyLinks && !endsSentence(text)) return true;
  const isAtEdge = index < blocksBefore || index >= parts.blocks.length - blocksAfter;
  return isAtEdge && !isStructured && speaksOfSite(block, parts.blocks);
}

const mostlyLinks = 0.7;

/** "Home › News › Harbour" */
function isTrail(text: string): boolean {
  const steps = text.split(/\s*[›»→]\s*|\s+[>/|]\s+/);
  return steps.length >= 3 && !endsSentence(text) && steps.every((step) => step.length <= 60);
}

/** The title, alone or cut short, with at most a few words of a trail before or after it. */
function isTitleAgain(text: string, title: string | null, index: number): boolean {
  if (title === null || index >= 2 * blocksBefore) return false;
  const plain = (written: string) =>
    written
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const whole = plain(title);
  const line = plain(text);
  if (line === whole) return true;
  const begin = whole.slice(0, Math.max(12, whole.length * 0.5));
  const spare = line.length - Math.min(whole.length, line.length);
  return (
    whole.length >= 12 &&
    line.includes(begin) &&
    spare <= 40 &&
    !/[.!?]$/.test(text.replace(/\.{3}$/, ""))
  );
}

function keepByCompany(blocks: readonly ParsedBlock[], looks: readonly Look[]): ParsedBlock[] {
  const kept: ParsedBlock[] = [];
  const firstProse = looks.indexOf("prose");
  const lastProse = looks.lastIndexOf("prose");
  let index = 0;
  while (index < blocks.length) {
    const end = endOfRun(blocks, looks, index);
    const run = blocks.slice(index, end);
    const before = kept.at(-1);
    if (looks[index] !== "short") {
      kept.push(...run);
    } else if (index < firstProse) {
      kept.push(...run.filter(isStandfirst));
    } else if (before && /[:,;]$/.test(before.text)) {
      kept.push(...run.filter((block) => !isCredit(block.text)));
    } else if (index < lastProse && !isForeign(run)) {
      kept.push(...run);
    }
    index = end;
  }
  // What looked like a heading and stands over nothing but the text's first lines is its summary.
  return kept.map((block, at) =>
    at === 0 && block.isGuess && isStandfirst(block) ? { ...block, kind: "text" } : block,
  );
}

/** A run of short blocks, with the headline that a call to read brings; other blocks are alone. */
function endOfRun(blocks: readonly ParsedBlock[], looks: readonly Look[], start: number): number {
  if (looks[start] !== "short") return start + 1;
  let end = start + 1;
  const isShort = (index: number) =>
    looks[index] === "short" ||
    (isCallToRead(blocks[index - 1]?.text ?? "") && blocks[index]?.isGuess === true) ||
    // A caption may be a whole sentence; the headline right under it gives it away.
    (blocks[index + 1]?.continues === true &&
      looks[index + 1] === "short" &&
      isLabel(blocks[start]));
  while (end < blocks.length && isShort(end)) end += 1;
  return end;
}

function isLabel(block: ParsedBlock | undefined): boolean {
  return plainWords(block?.text ?? "").length <= 4;
}

function isStandfirst(block: ParsedBlock): boolean {
  const isSpeechless = !isCredit(block.text) && !isCallToRead(block.text) && !isCommand(block.text);
  return isSpeechless && plainWords(block.text).length >= 8;
}

/** Short blocks between prose that do not belong to it; verse and plain lists do. */
function isForeign(run: readonly ParsedBlock[]): boolean {
  const [first] = run;
  const { text = "", linkShare = 0 } = first ?? {};
  if (run.some((block) => isCredit(block.text) || isCommand(block.text))) return true;
  if (isCallToRead(text) || linkShare >= 0.5) return true;
  const isVerse = run.length >= 3 && run.slice(1).every((block) => block.continues);
  return run.length >= 2 && !isVerse && isLabel(first) && run.length <= 3 && !run[1]?.isStructured;
}
