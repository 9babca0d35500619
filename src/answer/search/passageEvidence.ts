import type { Span } from "../../documents/document.ts";
import type { StoredDocument } from "../../library/rows/storedDocument.ts";
import { findWords, type Word } from "../../passages/words.ts";
import type { Question } from "../question/question.ts";
import type { RankedPassage } from "./ranking.ts";
import type { WordSimilarity } from "./wordSimilarity.ts";

/** A passage read against a question: which of the question's words each of its parts holds. */
export interface PassageEvidence {
  readonly ranked: RankedPassage;
  readonly document: StoredDocument;
  /** Of the title and the heading. */
  readonly title: Held;
  readonly sentences: readonly SentenceEvidence[];
  /** Of title, heading and all sentences together. */
  readonly whole: Held;
  /** Of the sentence that shares most phrases with the question, the share: 0 to 1. */
  readonly phrases: number;
}

export interface SentenceEvidence extends Span {
  readonly text: string;
  readonly words: readonly Word[];
  readonly held: Held;
  /** Cosine of the question and the sentence. */
  readonly cosine: number;
}

/**
 * How far each word of the question is there, in the question's order: 1 for the same stem,
 * otherwise its best cosine with any word, or 0 if that is below `WordSimilarity`'s threshold.
 */
export type Held = readonly number[];

/** A passage taken apart into its words. */
export interface PassageText {
  readonly ranked: RankedPassage;
  readonly document: StoredDocument;
  /** Title and heading. */
  readonly title: WordedText;
  readonly sentences: readonly (WordedText & Span)[];
}

interface WordedText {
  readonly text: string;
  readonly words: readonly Word[];
  /** The words as they are written, in their order. */
  readonly written: readonly string[];
}

/** Takes a passage apart. Costs about 0.1 ms. */
export function readWords(ranked: RankedPassage, document: StoredDocument): PassageText {
  const { passage } = ranked;
  const text = document.text.slice(passage.start, passage.end);
  const words = findWords(text, document.language);
  let next = 0;
  const sentences = passage.sentences.map(({ start, end }) => {
    const own: Word[] = [];
    for (; next < words.length; next += 1) {
      const word = words[next];
      if (!word || word.start + passage.start >= end) break;
      const offset = passage.start - start;
      own.push({ stem: word.stem, start: word.start + offset, end: word.end + offset });
    }
    return { start, end, ...withWritten(document.text.slice(start, end), own) };
  });
  const titleText = `${document.title}\n${passage.heading ?? ""}`;
  const title = withWritten(titleText, findWords(titleText, document.language));
  return { ranked, document, title, sentences };
}

/** Every word of a passage, its title and its heading, as they are written. */
export function writtenWords({ title, sentences }: PassageText): string[] {
  return [title, ...sentences].flatMap(({ written }) => written);
}

/** Reads a passage against a question. Costs about 0.1 ms, and what its words cost to compare. */
export function readEvidence(
  question: Question,
  { ranked, document, ...read }: PassageText,
  similarity: WordSimilarity,
): PassageEvidence {
  const sentences = read.sentences.map(
    ({ start, end, text, words, written }, index): SentenceEvidence => ({
      start,
      end,
      text,
      words,
      held: holdWords(question, { words, written }, similarity),
      cosine: ranked.sentences[index] ?? 0,
    }),
  );
  const title = holdWords(question, read.title, similarity);
  const whole = holdTogether([title, ...sentences.map(({ held }) => held)]);
  const phrases = Math.max(...sentences.map((sentence) => sharedPhrases(question, sentence.words)));
  return { ranked, document, title, sentences, whole, phrases };
}

/** What several texts hold together: of each word the best. */
export function holdTogether(parts: readonly Held[]): Held {
  const [first = [], ...others] = parts;
  return first.map((value, index) => Math.max(value, ...others.map((held) => held[index] ?? 0)));
}

/** The share of the question's neighbouring words that stand side by side in a sentence too. */
export function sharedPhrases({ pairs }: Question, words: readonly Word[]): number {
  if (pairs.length === 0) return 0;
  const found = new Set(words.slice(1).map((word, index) => `${words[index]?.stem} ${word.stem}`));
  return pairs.filter((pair) => found.has(pair)).length / pairs.length;
}

function holdWords(
  question: Question,
  { words, written }: Pick<WordedText, "words" | "written">,
  similarity: WordSimilarity,
): Held {
  const stems = new Set(words.map((word) => word.stem));
  const others = similarity.number(written);
  return question.words.map((word) =>
    word.stems.some((stem) => stems.has(stem)) ? 1 : similarity.best(word, others),
  );
}

function withWritten(text: string, words: readonly Word[]): WordedText {
  return { text, words, written: words.map(({ start, end }) => text.slice(start, end)) };
}
