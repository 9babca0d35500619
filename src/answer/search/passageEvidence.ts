import type { Span } from "../../documents/document.ts";
import type { StoredPassage } from "../../library/rows/database.ts";
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

/** Reads a passage. Costs about 0.1 ms for each, and what its words cost to compare. */
export function readEvidence(
  question: Question,
  ranked: RankedPassage,
  document: StoredDocument,
  similarity: WordSimilarity,
): PassageEvidence {
  const { passage } = ranked;
  const text = document.text.slice(passage.start, passage.end);
  const words = findWords(text, document.language);
  let next = 0;
  const sentences = passage.sentences.map(({ start, end }, index): SentenceEvidence => {
    const own: Word[] = [];
    for (; next < words.length; next += 1) {
      const word = words[next];
      if (!word || word.start + passage.start >= end) break;
      const offset = passage.start - start;
      own.push({ stem: word.stem, start: word.start + offset, end: word.end + offset });
    }
    const sentence = document.text.slice(start, end);
    return {
      start,
      end,
      text: sentence,
      words: own,
      held: holdWords(question, sentence, own, similarity),
      cosine: ranked.sentences[index] ?? 0,
    };
  });
  const titleText = `${document.title}\n${passage.heading ?? ""}`;
  const title = holdWords(question, titleText, findWords(titleText, document.language), similarity);
  const whole = holdTogether([title, ...sentences.map(({ held }) => held)]);
  const phrases = Math.max(...sentences.map((sentence) => sharedPhrases(question, sentence.words)));
  return { ranked, document, title, sentences, whole, phrases };
}

/** The words of a passage, its title and its heading, as they are written. */
export function writtenWords(
  { start, end, heading }: StoredPassage,
  { title, text }: StoredDocument,
): string[] {
  const all = `${title} ${heading ?? ""} ${text.slice(start, end)}`;
  return findWords(all, null).map((word) => all.slice(word.start, word.end));
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
  text: string,
  words: readonly Word[],
  similarity: WordSimilarity,
): Held {
  const stems = new Set(words.map((word) => word.stem));
  return question.words.map((word) => {
    if (word.stems.some((stem) => stems.has(stem))) return 1;
    return similarity.best(
      word,
      words.map(({ start, end }) => text.slice(start, end)),
    );
  });
}
