import { allStopWords, plainWords, primaryTag } from "../../languages/index.ts";

/**
 * The language of a question that no document is in, by its small words; `null` if it is one of the
 * documents', or there is not enough to tell it by.
 *
 * @param languages the documents', as BCP 47 tags; `null` counts as English.
 */
export function foreignLanguage(
  question: string,
  languages: readonly (string | null)[],
): string | null {
  const words = plainWords(question);
  const counts = [...allStopWords].map(([language, small]) => ({
    language,
    count: words.filter((word) => small.has(word)).length,
  }));
  const most = Math.max(...counts.map(({ count }) => count));
  // One small word may be a name, or of several languages.
  if (most < fewestWords) return null;
  const own = new Set(languages.map(primaryTag));
  const likely = counts.filter(({ count }) => count === most).map(({ language }) => language);
  return likely.some((language) => own.has(language)) ? null : (likely[0] ?? null);
}

const fewestWords = 2;
