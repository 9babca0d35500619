import { stemmer as stemUkrainian } from "@orama/stemmers/ukrainian";
import { newStemmer } from "snowball-stemmers";
import type { Span } from "../documents/document.ts";
import { stemLatvian } from "./latvian.ts";

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

const snowballNames: Readonly<Record<string, string>> = {
  cs: "czech",
  da: "danish",
  de: "german",
  en: "english",
  es: "spanish",
  fi: "finnish",
  fr: "french",
  hu: "hungarian",
  it: "italian",
  nl: "dutch",
  no: "norwegian",
  pt: "portuguese",
  ro: "romanian",
  ru: "russian",
  sv: "swedish",
  tr: "turkish",
};

type Stem = (word: string) => string;

const otherStemmers: Readonly<Record<string, Stem>> = { lv: stemLatvian, uk: stemUkrainian };

function snowballStemmer(language: string): Stem {
  const name = snowballNames[language];
  if (name === undefined) return (word) => word;
  const stemmer = newStemmer(name);
  return (word) => stemmer.stem(word);
}

// Stemming takes 10 µs a word and a language has few different ones: each is stemmed once.
const stemmers = new Map<string, Stem>();
const rememberedWords = 200_000;

function stemmerFor(language: string | null): Stem {
  const primary = language?.split("-")[0]?.toLowerCase() ?? "en";
  const key = primary in otherStemmers || primary in snowballNames ? primary : "none";
  const known = stemmers.get(key);
  if (known) return known;
  const endingless = otherStemmers[primary] ?? snowballStemmer(primary);
  const stems = new Map<string, string>();
  const stem: Stem = (word) => {
    const remembered = stems.get(word);
    if (remembered !== undefined) return remembered;
    const plain = unify(word.toLowerCase().replaceAll("’", "'"), primary);
    const stemmed = foldAccents(endingless(plain)).replaceAll("'", "");
    if (stems.size >= rememberedWords) stems.clear();
    stems.set(word, stemmed);
    return stemmed;
  };
  stemmers.set(key, stem);
  return stem;
}

/**
 * What has to be the same before the ending goes. English writes names with and without accents, and
 * its stemmer would take "spruds" for a plural and leave "sprūds"; other stemmers need the accents
 * of their language.
 */
function unify(word: string, language: string): string {
  if (language === "en") return foldAccents(word);
  return language === "ru" ? word.replaceAll("ё", "е") : word;
}

/** Also the Greek final sigma, as SQLite does. */
function foldAccents(word: string): string {
  return word.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll("ς", "σ");
}
