import { allStopWords, plainWords } from "../../../languages/index.ts";

/** Puts two lines of a paragraph together; a word cut at the line's end is mended. */
export type JoinLines = (above: string, below: string) => string;

/**
 * How the lines of one text are put together. A hyphen at a line's end is dropped if it cut a word,
 * and kept if it belongs to a compound, which the rest of the text tells:
 *
 *     trans- / portation      →  transportation     neither half is a word by itself
 *     harbour- / master       →  harbour-master     both are, and "harbourmaster" stands nowhere
 *     well- / known           →  well-known         stands so elsewhere
 *     first- / and second     →  first- and second
 *
 * @param lines all lines of the text.
 */
export function createJoinLines(lines: readonly string[]): JoinLines {
  const words = new Set<string>();
  const compounds = new Set<string>();
  lines.forEach((line, index) => {
    // What stands at a line's end, or begins the one below it, may be half a word.
    const isCut = /\p{L}-$/u.test(lines[index - 1] ?? "");
    const whole = line
      .replace(/[\p{L}\p{M}]+-$/u, "")
      .slice(isCut ? (/^\S+/.exec(line)?.[0].length ?? 0) : 0);
    for (const word of plainWords(whole)) words.add(word);
    for (const found of whole.toLowerCase().match(/\p{L}+(?:-\p{L}+)+/gu) ?? [])
      compounds.add(found);
  });
  const isWord = (half: string) =>
    half.length >= shortestHalf && (words.has(half) || isStopWord(half));
  return (above, below) => {
    if (above.endsWith("\u00AD")) return above.slice(0, -1) + below;
    const [, before] = /([\p{L}\p{M}]+)-$/u.exec(above) ?? [];
    const [after] = /^\p{Ll}[\p{L}\p{M}]*/u.exec(below) ?? [];
    if (before === undefined) return `${above} ${below}`;
    // "Nord-/Ostsee"; but a dash may stand at a line's end, too.
    if (after === undefined) return /^\p{Lu}/u.test(below) ? above + below : `${above} ${below}`;
    if (conjunctions.test(after)) return `${above} ${below}`;
    const whole = `${before}${after}`.toLowerCase();
    const compound = `${before}-${after}`.toLowerCase();
    const isCut =
      words.has(whole) ||
      (!prefixes.has(before.toLowerCase()) &&
        !(
          compounds.has(compound) ||
          (isWord(before.toLowerCase()) && isWord(after.toLowerCase()))
        ));
    return isCut ? above.slice(0, -1) + below : above + below;
  };
}

const shortestHalf = 3;
// Written with a hyphen in English more often than without.
const prefixes = new Set(
  "all co cross ex half high long low mid non quasi self semi short vice well".split(" "),
);
const conjunctions = /^(?:and|or|und|oder|bzw|та|і|й|або|и|или|un|vai|et|ou|y|o|e)$/u;

function isStopWord(word: string): boolean {
  return [...allStopWords.values()].some((list) => list.has(word));
}
