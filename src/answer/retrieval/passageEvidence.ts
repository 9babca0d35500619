import type { Span } from "../../documents/index.ts";
import type { StoredDocument } from "../../library/index.ts";
import { findTerms, type Term } from "../../passages/index.ts";
import type { Question } from "../question/question.ts";
import type { RankedPassage } from "./ranking.ts";
import type { WordSimilarity } from "./wordSimilarity.ts";

/** A passage compared with a question: how well each of its parts matches the question's terms. */
export interface PassageEvidence {
  readonly ranked: RankedPassage;
  readonly document: StoredDocument;
  /** Matches in the title and the heading. */
  readonly titleMatches: TermMatches;
  readonly sentences: readonly SentenceEvidence[];
  /** The best match anywhere: in title, heading or any sentence. */
  readonly allMatches: TermMatches;
  /** The largest `sharedBigramShare` of any sentence, 0 to 1. */
  readonly bigramShare: number;
}

export interface SentenceEvidence extends Span {
  readonly text: string;
  readonly words: readonly Term[];
  readonly matches: TermMatches;
  /** Cosine of the question and the sentence. */
  readonly cosine: number;
}

/**
 * How well a text matches each term of the question, in the question's order: 1 for the same stem,
 * otherwise the best cosine with any word of the text, or 0 if that is below the threshold of
 * `WordSimilarity`.
 */
export type TermMatches = readonly number[];

/** A passage split into words. */
export interface TokenizedPassage {
  readonly ranked: RankedPassage;
  readonly document: StoredDocument;
  /** Title and heading. */
  readonly title: TokenizedText;
  readonly sentences: readonly (TokenizedText & Span)[];
}

interface TokenizedText {
  readonly text: string;
  readonly words: readonly Term[];
  /** The words as written, in order. */
  readonly surfaceForms: readonly string[];
}

/** Splits a passage, its title and its heading into words. Costs about 0.1 ms. */
export function tokenizePassage(ranked: RankedPassage, document: StoredDocument): TokenizedPassage {
  const { passage } = ranked;
  const text = document.text.slice(passage.start, passage.end);
  const words = findTerms(text, document.language);
  let next = 0;
  const sentences = ranked.sentences.map(({ start, end }) => {
    const own: Term[] = [];
    for (; next < words.length; next += 1) {
      const word = words[next];
      if (!word || word.start + passage.start >= end) break;
      // Before it there may be code, which is no part of this.
      if (word.start + passage.start < start) continue;
      const offset = passage.start - start;
      own.push({ stem: word.stem, start: word.start + offset, end: word.end + offset });
    }
    return { start, end, ...withSurfaceForms(document.text.slice(start, end), own) };
  });
  const titleText = `${document.title}\n${passage.heading ?? ""}`;
  const title = withSurfaceForms(titleText, findTerms(titleText, document.language));
  return { ranked, document, title, sentences };
}

/** Every word of a passage, its title and its heading, as written; repeated words repeat. */
export function surfaceFormsOf({ title, sentences }: TokenizedPassage): string[] {
  return [title, ...sentences].flatMap(({ surfaceForms }) => surfaceForms);
}

/**
 * Matches a passage against a question's terms. Costs about 0.1 ms, plus a dot product for each pair
 * of words that is compared for the first time.
 */
export function matchPassage(
  question: Question,
  { ranked, document, ...tokenized }: TokenizedPassage,
  similarity: WordSimilarity,
): PassageEvidence {
  const sentences = tokenized.sentences.map(
    ({ start, end, text, words, surfaceForms }, index): SentenceEvidence => ({
      start,
      end,
      text,
      words,
      matches: matchTerms(question, { words, surfaceForms }, similarity),
      cosine: ranked.sentenceCosines[index] ?? 0,
    }),
  );
  const titleMatches = matchTerms(question, tokenized.title, similarity);
  return {
    ranked,
    document,
    titleMatches,
    sentences,
    allMatches: combineMatches([titleMatches, ...sentences.map(({ matches }) => matches)]),
    bigramShare: Math.max(...sentences.map(({ words }) => sharedBigramShare(question, words))),
  };
}

/** The matches of several texts taken together: the best for each term. */
export function combineMatches(parts: readonly TermMatches[]): TermMatches {
  const [first = [], ...others] = parts;
  return first.map((value, term) => Math.max(value, ...others.map((other) => other[term] ?? 0)));
}

/** The share of the question's bigrams that are side by side in a sentence too: 0 to 1. */
export function sharedBigramShare({ bigrams }: Question, words: readonly Term[]): number {
  if (bigrams.length === 0) return 0;
  const found = new Set(words.slice(1).map((word, index) => `${words[index]?.stem} ${word.stem}`));
  return bigrams.filter((bigram) => found.has(bigram)).length / bigrams.length;
}

function matchTerms(
  { terms }: Question,
  { words, surfaceForms }: Pick<TokenizedText, "words" | "surfaceForms">,
  similarity: WordSimilarity,
): TermMatches {
  const stems = new Set(words.map((word) => word.stem));
  const indexes = similarity.indexWords(surfaceForms);
  return terms.map((term) =>
    term.stems.some((stem) => stems.has(stem)) ? 1 : similarity.bestCosine(term, indexes),
  );
}

function withSurfaceForms(text: string, words: readonly Term[]): TokenizedText {
  return { text, words, surfaceForms: words.map(({ start, end }) => text.slice(start, end)) };
}
