import {
  ces,
  deu,
  eng,
  est,
  fin,
  fra,
  ita,
  lav,
  lit,
  nld,
  pol,
  por,
  rus,
  spa,
  swe,
  ukr,
} from "stopword";

/** Small words ("of", "та", "ir") by primary language tag, for the languages we know them of. */
export const allStopWords: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    en: eng,
    uk: ukr,
    ru: rus,
    lv: lav,
    lt: lit,
    et: est,
    de: deu,
    fr: fra,
    es: spa,
    it: ita,
    pt: por,
    nl: nld,
    pl: pol,
    cs: ces,
    fi: fin,
    sv: swe,
  }).map(([language, words]) => [language, new Set(words)]),
);

/**
 * @param language a primary language tag.
 * @returns none for a language we have no list of.
 */
export function stopWordsOf(language: string): ReadonlySet<string> {
  return allStopWords.get(language) ?? new Set();
}

/** The letters-only words of a text, lower case. */
export function plainWords(text: string): string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}\p{M}'’]*/gu) ?? [];
}

/**
 * The share of a text's words that are stop words, 0 to 1. Running text has 0.25 to 0.55 in most
 * languages and 0.15 to 0.35 in those with many endings; a label or a list of names has next to
 * none.
 *
 * @param language a BCP 47 tag. Without one, or with one we have no words of, the largest share
 *   that any language gives.
 */
export function stopWordShare(text: string, language: string | null): number {
  const words = plainWords(text);
  const known = allStopWords.get(language?.split("-")[0]?.toLowerCase() ?? "");
  const lists = known ? [known] : [...allStopWords.values()];
  return Math.max(...lists.map((list) => shareIn(words, list)));
}

function shareIn(words: readonly string[], list: ReadonlySet<string>): number {
  return words.filter((word) => list.has(word)).length / Math.max(1, words.length);
}
