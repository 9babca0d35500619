/** A paragraph of a treebank: its text, and where its sentences end in it. */
export interface TreebankParagraph {
  readonly text: string;
  /** The end of each sentence but the last, which ends with the paragraph. */
  readonly ends: readonly number[];
}

/**
 * Puts the paragraphs of a CoNLL-U file together from its `# text` lines, parted at `# newpar` and
 * `# newdoc`; between two sentences stands a space, unless the treebank says that there was none.
 */
export function readTreebank(conllu: string): TreebankParagraph[] {
  const paragraphs: { text: string; ends: number[] }[] = [];
  let hasSpace = false;
  for (const sentence of conllu.split(/\n\s*\n/)) {
    const text = /^# text = (.*)$/m.exec(sentence)?.[1]?.trim();
    if (text === undefined) continue;
    const paragraph = paragraphs.at(-1);
    if (!paragraph || /^# new(?:par|doc)\b/m.test(sentence)) {
      paragraphs.push({ text, ends: [] });
    } else {
      paragraph.ends.push(paragraph.text.length);
      paragraph.text += (hasSpace ? " " : "") + text;
    }
    const lastToken = sentence.trimEnd().split("\n").at(-1) ?? "";
    hasSpace = !/\bSpaceAfter=No\b/.test(lastToken);
  }
  return paragraphs;
}

/** How sentence ends that were found compare with a treebank's. */
export interface EndCounts {
  /** Ends inside paragraphs that the treebank has. */
  readonly ends: number;
  /** Those not found, each with the words around it. */
  readonly missed: readonly string[];
  /** Cuts after a mark, where the treebank's sentence goes on. */
  readonly falseCuts: readonly string[];
  /** Cuts elsewhere: sentences that are too long to quote. */
  readonly overlong: readonly string[];
}

/** @param findEnds gives the ends inside a paragraph, its own left out. */
export function compareEnds(
  paragraphs: readonly TreebankParagraph[],
  findEnds: (text: string) => readonly number[],
): EndCounts {
  const missed: string[] = [];
  const falseCuts: string[] = [];
  const overlong: string[] = [];
  let ends = 0;
  for (const paragraph of paragraphs) {
    const found = new Set(findEnds(paragraph.text));
    const theirs = new Set(paragraph.ends);
    ends += theirs.size;
    const around = (end: number) =>
      `${paragraph.text.slice(Math.max(0, end - 40), end)} ⟂ ${paragraph.text.slice(end, end + 40).trim()}`;
    for (const end of theirs) if (!found.has(end)) missed.push(around(end));
    for (const end of found) {
      if (theirs.has(end)) continue;
      const isAfterMark = /[.!?…]["'”»“’)\]]*$/.test(paragraph.text.slice(0, end));
      (isAfterMark ? falseCuts : overlong).push(around(end));
    }
  }
  return { ends, missed, falseCuts, overlong };
}
