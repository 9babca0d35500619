import type { WordEntry } from "./language.ts";

/** The source of a regular expression (flags `iu`) for any of the entries, the longest first, as whole words. */
export function wordsSource(entries: readonly WordEntry[]): string {
  return `(?<![\\p{L}\\p{M}\\p{N}])(?:${alternatives(entries)})(?![\\p{L}\\p{M}])`;
}

/** `wordsSource` without its borders, for a larger expression that has its own. */
export function alternatives(entries: readonly WordEntry[]): string {
  // Nothing matches a list without words.
  if (entries.length === 0) return "(?!)";
  return [...new Set(entries)]
    .toSorted((a, b) => b.length - a.length)
    .map(entrySource)
    .join("|");
}

function entrySource(entry: WordEntry): string {
  return entry
    .replaceAll(/[.+?^${}[\]\\/]/g, "\\$&")
    .replaceAll("(", "(?:")
    .replaceAll("*", "[\\p{L}\\p{M}]*")
    .replaceAll("'", "['’ʼ]")
    .replaceAll(" ", "\\s+");
}

/**
 * The words that an entry without `*` stands for: "ma(y|ch)" for "may" and "mach".
 *
 * @throws an error for an entry with `*`, which stands for words without end.
 */
export function expandEntry(entry: WordEntry): string[] {
  if (entry.includes("*")) {
    throw new Error(`Expected an entry without *, got ${entry}. Write its endings: (a|b).`);
  }
  const [whole, before = "", choices = "", after = ""] = /^(.*?)\((.*?)\)(.*)$/.exec(entry) ?? [];
  if (whole === undefined) return [entry];
  return choices.split("|").flatMap((choice) => expandEntry(`${before}${choice}${after}`));
}
