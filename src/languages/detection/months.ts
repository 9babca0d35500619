import { wordsSource } from "../patterns.ts";
import { forLanguages } from "../registry.ts";

/**
 * Which month a word names, in any form or abbreviation, without its full stop.
 *
 * @param language of the text, as a BCP 47 tag.
 * @returns 1 to 12, or `null` for no month's name.
 */
export function monthOf(word: string, language: string | null): number | null {
  const month = months.of(language, word).findIndex((pattern) => pattern.test(word)) + 1;
  return month === 0 ? null : month;
}

const months = forLanguages((some) =>
  Array.from(
    { length: 12 },
    (_, month) =>
      new RegExp(`^${wordsSource(some.flatMap(({ dates }) => dates.months[month] ?? []))}$`, "iu"),
  ),
);
