import { allStopWords, plainWords, primaryTag } from "../../languages/index.ts";

/**
 * Detects, by its stop words, that a question is in a language that no document is in; `null` if a
 * document is in it, or the question has too few stop words to tell.
 *
 * @param languages the documents', as BCP 47 tags; `null` counts as English.
 */
export function detectForeignLanguage(
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
