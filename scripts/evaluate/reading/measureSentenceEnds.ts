import { readFile } from "node:fs/promises";
import { findSentences } from "../../../src/passages/index.ts";
import { compareEnds, type EndCounts, readTreebank } from "./treebank.ts";

/** Of either half of a treebank: rules are chosen on the first, and believed on the second. */
export interface SentenceFigures {
  readonly first: EndCounts;
  readonly second: EndCounts;
}

/** Compares where sentences end with a treebank of Universal Dependencies. */
export async function measureSentenceEnds(
  file: string,
  language: string,
): Promise<SentenceFigures> {
  const paragraphs = readTreebank(await readFile(file, "utf8"));
  const middle = Math.ceil(paragraphs.length / 2);
  const findEnds = (text: string) =>
    findSentences(text, language)
      .slice(0, -1)
      .map(({ end }) => end);
  return {
    first: compareEnds(paragraphs.slice(0, middle), findEnds),
    second: compareEnds(paragraphs.slice(middle), findEnds),
  };
}

export function describeSentenceEnds({ first, second }: SentenceFigures): string {
  return `First half:  ${describe(first)}\nSecond half: ${describe(second)}`;
}

/** The figures alone, for JSON. */
export function countEnds({ ends, missed, falseCuts, overlong }: EndCounts) {
  return { ends, missed: missed.length, falseCuts: falseCuts.length, overlong: overlong.length };
}

function describe(counts: EndCounts): string {
  const { ends, missed, falseCuts, overlong } = countEnds(counts);
  return `${ends} ends inside paragraphs, ${missed} missed, ${falseCuts} false cuts, ${overlong} cuts in sentences too long to quote`;
}
