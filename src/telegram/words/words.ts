import { readFileSync } from "node:fs";
import { join } from "node:path";
import { I18n } from "@grammyjs/i18n";
import type { MessageKey, MessageValues } from "./messages.ts";

/** The languages that the bot speaks; each has its file beside this one. */
export const languages = ["en", "lv", "uk", "ru"] as const;

export type Language = (typeof languages)[number];

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
   * @param languageCode as Telegram gives it: `uk`, `pt-br`, or none. English for a language that
   * the bot does not speak.
   */
  for(languageCode: string | null | undefined): Words;
}

/** Reads the files of all languages, at once. @throws if one is missing or malformed. */
export function createWords(): AllWords {
  const i18n = new I18n({ defaultLocale: "en", fluentBundleOptions: { useIsolating: false } });
  for (const language of languages) {
    const source = readFileSync(join(import.meta.dirname, `${language}.ftl`), "utf8");
    i18n.loadLocaleSync(language, { source });
  }
  return {
    for(languageCode) {
      const language = toLanguage(languageCode?.split("-")[0]?.toLowerCase()) ?? "en";
      const say = (key: MessageKey, values: Record<string, string | number> = {}) =>
        i18n.translate(language, key, values);
      return Object.assign(say, { language });
    },
  };
}

/** The language of exactly this code, if the bot speaks it. */
export function toLanguage(code: string | null | undefined): Language | null {
  return languages.find((language) => language === code) ?? null;
}
