import type { Span } from "../../documents/document.ts";
import { normalise } from "../../embedding/vectors.ts";
import { primaryTag, stopWordsOf } from "../../languages/index.ts";
import type { Library } from "../../library/library.ts";
import type { StoredDocument } from "../../library/rows/storedDocument.ts";
import { findWords } from "../../passages/words.ts";

/** A document with its sentences, as far as a digest needs them. */
export interface Reading {
  readonly document: StoredDocument;
  /** In order. */
  readonly sentences: readonly ReadSentence[];
  /** The mean of the first sentences' vectors, L2-normalised: what the document is about. */
  readonly centroid: Float32Array;
  /** The stems of its title and beginning, without small words. */
  readonly leadStems: ReadonlySet<string>;
}

export interface ReadSentence extends Span {
  readonly id: number;
  readonly passageId: number;
}

/** Reads documents of one library, each once and when it is first asked for. */
export interface Reader {
  /** Costs about 0.5 ms. */
  read(document: StoredDocument): Reading;
  /** The vector of a sentence. */
  vectorOf(sentence: Pick<ReadSentence, "id">): Float32Array;
}

export function createReader(library: Pick<Library, "passagesOf" | "sentenceVector">): Reader {
  const readings = new Map<string, Reading>();
  const vectorOf = (sentence: Pick<ReadSentence, "id">) => library.sentenceVector(sentence.id);
  return {
    vectorOf,
    read(document) {
      const known = readings.get(document.id);
      if (known) return known;
      const sentences = library
        .passagesOf(document.id)
        .flatMap((passage) =>
          passage.sentences.map((sentence) => ({ ...sentence, passageId: passage.id })),
        );
      const reading: Reading = {
        document,
        sentences,
        centroid: meanVector(sentences.slice(0, leadSentences).map(vectorOf)),
        leadStems: contentStems(
          `${document.title}\n${document.text.slice(0, leadLetters)}`,
          document.language,
        ),
      };
      readings.set(document.id, reading);
      return reading;
    },
  };
}

// News says what it is about at its head; a book of 5,000 sentences is about many things.
const leadSentences = 30;
const leadLetters = 1_000;

/** The mean, brought to length one; empty for no vectors. */
export function meanVector(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    for (let index = 0; index < sum.length; index += 1) {
      sum[index] = (sum[index] ?? 0) + (vector[index] ?? 0);
    }
  }
  return normalise(sum);
}

/** The different stems of a text, without small words such as "of" and "та". */
export function contentStems(text: string, language: string | null): Set<string> {
  const small = stopWordsOf(primaryTag(language));
  const words = findWords(text, language);
  return new Set(
    words
      .filter(({ start, end }) => !small.has(text.slice(start, end).toLowerCase()))
      .map((word) => word.stem),
  );
}

/** The share of the smaller set that is in the other; 0 if one is empty. */
export function sharedShare(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  let shared = 0;
  for (const stem of small) if (large.has(stem)) shared += 1;
  return shared / Math.max(1, small.size);
}
