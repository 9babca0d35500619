import { english } from "./lists/en.ts";
import type { Language, Stemmer } from "./language.ts";
import { latvian } from "./lists/lv.ts";
import { russian } from "./lists/ru.ts";
import { otherStemmers } from "./terms/snowball.ts";
import { ukrainian } from "./lists/uk.ts";

/** Every language that has a file here. */
export const languages = [english, latvian, ukrainian, russian] as const;

/** The code of a language that has a file here. */
export type LanguageCode = (typeof languages)[number]["code"];

/** The first part of a BCP 47 tag in lower case: `en` for `en-GB`. Without a tag, `en`. */
export function primaryTag(tag: string | null): string {
  return tag?.split("-")[0]?.toLowerCase() ?? "en";
}

/**
 * @param tag a BCP 47 tag; without one, English.
 * @returns `null` for a language that has no file here.
 */
export function languageOf(tag: string | null): Language | null {
  return byCode.get(primaryTag(tag)) ?? null;
}

/**
 * The stemmer of a language; one that leaves words as they are for a language without one.
 *
 * @param language a primary language tag.
 */
export function stemmerOf(language: string): Stemmer {
  return byCode.get(language)?.stem ?? otherStemmers[language] ?? leaveWord;
}

const leaveWord: Stemmer = (word) => word;

const byCode = new Map<string, Language>(languages.map((language) => [language.code, language]));

/** What a text in a script has at least one letter of. */
export const scripts = { Latin: /\p{Script=Latin}/u, Cyrillic: /\p{Script=Cyrillic}/u };

/** Something made of word lists, for each language and for several together. */
export interface LanguageLookup<T> {
  /** For texts in any language: the lists of all of them together. */
  readonly any: T;
  /**
   * For a text in a language. Where that is not known, has no file here, or is plainly not the text's,
   * the languages of the text's script count together; in the Latin script, English alone.
   */
  of(tag: string | null, text: string): T;
}

/**
 * Makes something of the word lists, such as a pattern, once for each language.
 *
 *     const lookup = forLanguages((some) =>
 *       new RegExp(wordsSource(some.flatMap((language) => language.statements.reasons)), "iu"));
 *     lookup.of("uk", text).test(text);
 */
export function forLanguages<T>(make: (some: readonly Language[]) => T): LanguageLookup<T> {
  const made = new Map<string, T>(languages.map((language) => [language.code, make([language])]));
  const any = make(languages);
  const latin = made.get("en") ?? any;
  const cyrillic = make(languages.filter(({ script }) => script === "Cyrillic"));
  return {
    any,
    of(tag, text) {
      const known = tag === null ? undefined : byCode.get(primaryTag(tag));
      const own = known ? (made.get(known.code) ?? latin) : latin;
      if (known && scripts[known.script].test(text)) return own;
      if (scripts.Cyrillic.test(text)) return cyrillic;
      return scripts.Latin.test(text) ? latin : own;
    },
  };
}
