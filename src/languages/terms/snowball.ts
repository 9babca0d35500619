import { newStemmer } from "snowball-stemmers";
import type { Stemmer } from "../language.ts";

/**
 * A Snowball stemmer.
 *
 * @param name in English, in lower case: `russian`.
 * @throws an error for a language that Snowball has none for.
 */
export function snowballStemmer(name: string): Stemmer {
  const stemmer = newStemmer(name);
  return (word) => stemmer.stem(word);
}

/** For languages that Quoth knows no more of, by the first part of their tag. */
export const otherStemmers: Readonly<Record<string, Stemmer>> = {
  cs: snowballStemmer("czech"),
  da: snowballStemmer("danish"),
  de: snowballStemmer("german"),
  es: snowballStemmer("spanish"),
  fi: snowballStemmer("finnish"),
  fr: snowballStemmer("french"),
  hu: snowballStemmer("hungarian"),
  it: snowballStemmer("italian"),
  nl: snowballStemmer("dutch"),
  no: snowballStemmer("norwegian"),
  pt: snowballStemmer("portuguese"),
  ro: snowballStemmer("romanian"),
  sv: snowballStemmer("swedish"),
  tr: snowballStemmer("turkish"),
};
