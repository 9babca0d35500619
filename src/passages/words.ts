import type { Span } from "../documents/document.ts";
import { foldAccents, primaryTag, type Stemmer, stemmerOf } from "../languages/index.ts";

/** A word of a text: where it stands, and the form by which it is compared. */
export interface Word extends Span {
  /** Lower case, without accents and without its ending: "Factories" and "factory" are "factori". */
  readonly stem: string;
}

/**
 * Finds the words and numbers of a text. What joins letters ("defence-industry", "U.S.") parts
 * words; an apostrophe does not ("Latvia's" is one word, with the stem of "Latvia").
 *
 * @param language a BCP 47 tag; it chooses the stemmer (Snowball's, and one each for Latvian and
 *   Ukrainian). Without one, English. Any other language keeps its endings.
 * @returns spans into `text`, in order. Costs about 0.2 µs a letter once a word has been seen.
 */
export function findWords(text: string, language: string | null): Word[] {
  const stem = stemmerFor(language);
  return Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
    stem: stem(match[0]),
  }));
}

// Stemming takes 10 µs a word and a language has few different ones: each is stemmed once.
const stemmers = new Map<Stemmer, Stemmer>();
const rememberedWords = 200_000;

function stemmerFor(language: string | null): Stemmer {
  const endingless = stemmerOf(primaryTag(language));
  const known = stemmers.get(endingless);
  if (known) return known;
  const stems = new Map<string, string>();
  const stem: Stemmer = (word) => {
    const remembered = stems.get(word);
    if (remembered !== undefined) return remembered;
    // Capitals such as those of mathematical bold have small letters only once they are plain.
    const plain = word.normalize("NFKC").toLowerCase().replaceAll("’", "'");
    const stemmed = foldAccents(endingless(plain)).replaceAll("'", "");
    if (stems.size >= rememberedWords) stems.clear();
    stems.set(word, stemmed);
    return stemmed;
  };
  stemmers.set(endingless, stem);
  return stem;
}
