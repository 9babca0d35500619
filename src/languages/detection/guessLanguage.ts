import type { Language } from "../language.ts";
import { wordsSource } from "../patterns.ts";
import { forLanguages, languages, scripts } from "../registry.ts";
import { plainWords } from "../terms/stopWords.ts";

/**
 * Tells in which of our languages a question or a sentence is, by its letters and small words; these
 * are too short for what tells the language of documents. Costs some 10 µs.
 *
 *     "What happened to it?"     en
 *     "Kad to uzcēla?"           lv
 *     "Порт?"                    null: Ukrainian or Russian
 *
 * @returns a primary language tag, or `null` where nothing tells it.
 */
export function guessLanguage(text: string): string | null {
  const scores = languages.map((language) => ({ language, score: scoreOf(text, language) }));
  const most = Math.max(...scores.map(({ score }) => score));
  const likely = scores.filter(({ score }) => score === most);
  return most > 0 && likely.length === 1 ? (likely[0]?.language.code ?? null) : null;
}

function scoreOf(question: string, language: Language): number {
  if (!scripts[language.script].test(question)) return 0;
  const small = smallWords.of(language.code, question);
  const counted = plainWords(question).filter(
    (word) => language.stopWords.has(word) || small.test(word),
  ).length;
  const lower = question.toLowerCase();
  const letters = Array.from(language.ownLetters).filter((letter) => lower.includes(letter));
  return counted + 2 * letters.length;
}

const smallWords = forLanguages((some) => {
  const lists = some.flatMap(({ questions, references }) => [
    ...questions.small,
    ...references.inQuestions,
    ...questions.latest,
    ...[
      questions.time,
      questions.number,
      questions.person,
      questions.reason,
      questions.place,
    ].flatMap(({ atHead, anywhere }) => [...atHead, ...anywhere]),
  ]);
  return new RegExp(`^(?:${wordsSource(lists)})$`, "iu");
});
