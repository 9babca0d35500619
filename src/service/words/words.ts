import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { type LanguageCode, languages as knownLanguages } from "../../languages/index.ts";
import type { MessageKey, MessageValues } from "./messages.ts";

/** A language that the bot speaks, by the first part of its tag. */
export type Language = LanguageCode;

/** Those of `src/languages`; each has its file beside this one. English comes first. */
export const languages: readonly Language[] = knownLanguages.map(({ code }) => code);

/** The bot's own words in one language. */
export interface Words {
  readonly language: Language;
  /** The message as plain text. */
  <Key extends MessageKey>(
    key: Key,
    // A message without values is asked for by its key alone.
    ...values: keyof MessageValues<Key> extends never ? [] : [MessageValues<Key>]
  ): string;
}

export interface AllWords {
  /**
   * @param languageCode an IETF tag: `uk`, `pt-br`, or none. English for a language that the bot does
   *   not speak.
   */
  for(languageCode: string | null | undefined): Words;
}

/** Reads the files of all languages, at once. @throws if one is missing or malformed. */
export function createWords(): AllWords {
  const english = readWords("en");
  const others = languages.slice(1).map(readWords);
  return {
    for(languageCode) {
      const code = languageCode?.split("-")[0]?.toLowerCase();
      return others.find(({ language }) => language === code) ?? english;
    },
  };
}

/** The language of exactly this code, if the bot speaks it. */
export function toLanguage(code: string | null | undefined): Language | null {
  return languages.find((language) => language === code) ?? null;
}

function readWords(language: Language): Words {
  const source = readFileSync(join(import.meta.dirname, `${language}.ftl`), "utf8");
  // Marks that isolate the direction of writing would show in Telegram and in terminals.
  const bundle = new FluentBundle(language, { useIsolating: false });
  const [mistake] = bundle.addResource(new FluentResource(source));
  if (mistake) throw mistake;
  const say = (key: MessageKey, values: Record<string, string | number> = {}) => {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern)
      throw new Error(`Expected the message "${key}" in ${language}.ftl. Add it there.`);
    return bundle.formatPattern(pattern, values);
  };
  return Object.assign(say, { language });
}
