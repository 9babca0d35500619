import { forLanguages, guessLanguage, wordsSource } from "../../languages/index.ts";

/** Whether a question is about how things stand now: "the latest", "currently", "today". */
export function asksForLatest(question: string): boolean {
  return latest.of(guessLanguage(question), question).test(question);
}

const latest = forLanguages(
  (some) => new RegExp(wordsSource(some.flatMap(({ questions }) => questions.latest)), "iu"),
);

/**
 * How new a document is compared with the newest one: 1 for the newest, half of that for each 30 days
 * it is older, 0 without a date. A date after the newest is in the future, and counts as none.
 *
 * @param published ISO 8601, a day, month or year, like `newest`.
 * @param newest when the newest document was published that is not dated in the future.
 */
export function recency(published: string | null, newest: string): number {
  if (published === null) return 0;
  const days = (Date.parse(newest.slice(0, 10)) - Date.parse(published.slice(0, 10))) / 86_400_000;
  return Number.isNaN(days) || days < 0 ? 0 : 0.5 ** (days / 30);
}
