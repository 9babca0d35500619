import type { Library } from "../library/library.ts";
import type { Question, QuestionWord } from "./question.ts";
import type { MatchWord, ReadText } from "./wordMatch.ts";

/** How a question's words are weighed and found in a text. */
export interface Weighing {
  /** How much a word of the question weighs: the more, the fewer passages have it. */
  weightOf(word: QuestionWord): number;
  /** As much weight as says the same as having every word of the question. */
  readonly enough: number;
  readonly matchWord: MatchWord;
}

/** Weighs words by inverse document frequency, as in BM25 (Robertson and Zaragoza 2009), above 0. */
export function weighWords(library: Library, question: Question, matchWord: MatchWord): Weighing {
  const { passages } = library.manifest.counts;
  const counts = library.countPassages(question.words.flatMap((word) => word.stems));
  const weigh = (count: number) => Math.log(1 + (passages - count + 0.5) / (count + 0.5));
  const weightOf = (word: QuestionWord) =>
    weigh(Math.max(0, ...word.stems.map((stem) => counts.get(stem) ?? 0)));
  const total = question.words.reduce((sum, word) => sum + weightOf(word), 0);
  return { weightOf, enough: Math.min(total, enoughRareWords * weigh(0)), matchWord };
}

/** The weight of the question's words that a text has, as a share of what is enough; 0 to 1. */
export function coverage(question: Question, text: ReadText, weighing: Weighing): number {
  let held = 0;
  for (const word of question.words) {
    held += weighing.weightOf(word) * weighing.matchWord(word, text);
  }
  return weighing.enough > 0 ? Math.min(1, held / weighing.enough) : 0;
}

// A long question need not be found word for word: four words as rare as they come leave no doubt
// what it is about. With three, too many questions about other things pass; with all, too few
// long ones about this.
const enoughRareWords = 4;
