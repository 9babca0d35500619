import type { Block, Document, Span } from "../documents/index.ts";
import { findSentences } from "./sentences.ts";

/** The smallest thing that is quoted: a sentence, or some whole lines of code. */
export interface Sentence extends Span {
  readonly kind: "text" | "code";
}

/** A run of whole sentences of one document under one heading: what a search finds. */
export interface Passage extends Span {
  /** The nearest heading above, or `null` before the first. */
  readonly heading: string | null;
  /** The page it begins on, or `null` in a document without pages. */
  readonly page: number | null;
  /** At least one; the first starts where the passage does and the last ends where it does. */
  readonly sentences: readonly Sentence[];
}

export interface SplitterSettings {
  /**
   * Words a passage should have, 1 or more. Shorter passages point more exactly and lose what the
   * sentences around would have told; 120 is a paragraph or two.
   */
  readonly targetWords: number;
}

export const defaultSplitterSettings: SplitterSettings = { targetWords: 120 };

/**
 * Cuts a document into passages. A section (what stands between two headings) of `words` words
 * becomes `round(words / targetWords)` passages of about the same length, so none is a leftover:
 *
 *     # Harbour                      heading: never inside a passage
 *     Ships come at dawn. ‹12›     ┐
 *     They leave at nine. ‹60›     │ "Harbour", 132 words: the cut nearest to half of 262
 *     The quay is … ‹60›           ┘
 *     In winter … ‹130›            ] "Harbour", 130 words
 *     ## Fish
 *     Herring sells. ‹8›           ] "Fish", 8 words: short, but another heading's
 *
 * Code is never cut off from the sentence before it, which introduces it.
 *
 * @returns passages in the document's order, never overlapping; positions are into
 *   `document.text`. Together they hold every sentence of every text block.
 */
export function splitPassages(
  document: Pick<Document, "text" | "blocks" | "language">,
  settings: SplitterSettings = defaultSplitterSettings,
): Passage[] {
  const passages: Passage[] = [];
  let heading: string | null = null;
  let section: Block[] = [];
  const endSection = () => {
    const sentences = section.flatMap((block) => sentencesOf(document, block));
    for (const run of cutEvenly(document.text, sentences, settings.targetWords)) {
      passages.push({
        heading,
        page: pageAt(document.blocks, run[0].start),
        start: run[0].start,
        end: (run.at(-1) ?? run[0]).end,
        sentences: run,
      });
    }
    section = [];
  };
  for (const block of document.blocks) {
    if (block.kind !== "heading") {
      section.push(block);
    } else {
      endSection();
      heading = document.text.slice(block.start, block.end);
    }
  }
  endSection();
  return passages;
}

function pageAt(blocks: readonly Block[], position: number): number | null {
  const block = blocks.findLast(({ start }) => start <= position);
  const turn = block?.pageTurns?.findLast(({ start }) => start <= position);
  return turn?.page ?? block?.page ?? null;
}

function sentencesOf(document: Pick<Document, "text" | "language">, block: Block): Sentence[] {
  const text = document.text.slice(block.start, block.end);
  const kind = block.kind === "code" ? "code" : "text";
  const sentences = kind === "code" ? findCodePieces(text) : findSentences(text, document.language);
  return sentences.map((sentence) => ({
    kind,
    start: block.start + sentence.start,
    end: block.start + sentence.end,
  }));
}

// As much as a quote holds.
const longestCodePiece = 350;

/** Code has no sentences: it is quoted in runs of whole lines, a short block as it stands. */
function findCodePieces(code: string): Span[] {
  const pieces: { start: number; end: number }[] = [];
  for (const { index, 0: line } of code.matchAll(/[^\n]*\S[^\n]*/g)) {
    const end = index + line.trimEnd().length;
    const piece = pieces.at(-1);
    if (line.length > longestCodePiece) {
      // No line that a person wrote; it is cut like the longest sentences.
      for (const cut of findSentences(line, null))
        pieces.push({ start: index + cut.start, end: index + cut.end });
    } else if (piece && end - piece.start <= longestCodePiece) piece.end = end;
    else pieces.push({ start: index + line.length - line.trimStart().length, end });
  }
  return pieces;
}

function cutEvenly(
  text: string,
  sentences: readonly Sentence[],
  targetWords: number,
): [Sentence, ...Sentence[]][] {
  const words = sentences.map((sentence) => countWords(text.slice(sentence.start, sentence.end)));
  const total = words.reduce((sum, count) => sum + count, 0);
  const share = total / Math.max(1, Math.round(total / targetWords));
  const runs: [Sentence, ...Sentence[]][] = [];
  let before = 0;
  sentences.forEach((sentence, index) => {
    const count = words[index] ?? 0;
    // A sentence belongs to the share its middle falls into.
    const isNext = before + count / 2 >= share * runs.length;
    const run = runs.at(-1);
    const isIntroduced = sentence.kind === "code" && sentences[index - 1]?.kind === "text";
    if (run && (!isNext || isIntroduced)) run.push(sentence);
    else runs.push([sentence]);
    before += count;
  });
  return runs;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
