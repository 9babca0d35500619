import { asksWhatIs, guessLanguage, readReferences } from "../../languages/index.ts";
import { normalise } from "../../embedding/vectors.ts";
import type { Question } from "./question.ts";

/**
 * How much a question leans on the one before it, from 0 to 1. One without words of its own ("and
 * when?", "why?") cannot be understood without; one that points back ("who said that?") hardly; one
 * with words of its own stands alone.
 */
export function leanOf(question: Question): number {
  const own = question.words.filter((word) => !question.isStopWord(word.text)).length;
  if (own === 0) return 1;
  const language = guessLanguage(question.text);
  const { points, continues } = readReferences(question.text, language);
  if (points || continues) return own <= 3 ? 0.7 : 0.4;
  // "What is a quay?" is short too, and whole.
  return own === 1 && isShort(question.text) && !asksWhatIs(question.text, language) ? 0.5 : 0;
}

/**
 * A question understood with the one before it: the earlier one's words count for what the question
 * leans on it, and fade, while what is asked for is this question's alone.
 */
export function continueQuestion(question: Question, previous: Question): Question {
  const lean = leanOf(question);
  if (lean === 0) return question;
  const own = question.words.filter((word) => lean < 1 || !question.isStopWord(word.text));
  const known = new Set(own.flatMap((word) => word.stems));
  const earlier = previous.words
    .filter((word) => !word.stems.some((stem) => known.has(stem)))
    .map((word) => ({ ...word, share: word.share * lean }));
  return {
    ...question,
    words: [...own, ...earlier],
    stems: new Set([...question.stems, ...previous.stems]),
    pairs: [...question.pairs, ...previous.pairs],
    wanted: question.wanted.length > 0 || lean < 1 ? question.wanted : previous.wanted,
    asksForLatest: question.asksForLatest || previous.asksForLatest,
  };
}

/** The vector of a question and the one before it, in proportion to how much it leans on that. */
export function continueVector(
  own: Float32Array,
  previous: Float32Array,
  lean: number,
): Float32Array {
  return normalise(
    own.map((value, index) => value * (1 - lean / 2) + (previous[index] ?? 0) * lean),
  );
}

function isShort(text: string): boolean {
  return text.trim().split(/\s+/).length <= 4;
}
