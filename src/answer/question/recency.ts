import { forLanguages, guessLanguage, wordsSource } from "../../languages/index.ts";

/** Whether a question is about how things stand now: "the latest", "currently", "today". */
export function asksForLatest(question: string): boolean {
  return latest.of(guessLanguage(question), question).test(question);
}

const latest = forLanguages(
  (some) => new RegExp(wordsSource(some.flatMap(({ questions }) => questions.latest)), "iu"),
);

/**
 * How new a document is beside the newest: 1 for the newest, half of that for each 30 days it is older,
 * 0 without a date.
 *
 * @param published ISO 8601, whole or only its year or month, like `newest`.
 */
export function recency(published: string | null, newest: string): number {
  if (published === null) return 0;
  const days = (Date.parse(newest.slice(0, 10)) - Date.parse(published.slice(0, 10))) / 86_400_000;
  return Number.isNaN(days) ? 0 : 0.5 ** (Math.max(0, days) / 30);
}
