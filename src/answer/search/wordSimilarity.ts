import type { Embedder } from "../../embedding/embedder.ts";
import { dot } from "../../embedding/vectors.ts";
import type { QuestionWord } from "../question/question.ts";

/** Compares a question's words with words of the documents by meaning. */
export interface WordSimilarity {
  /** Numbers words as they are written, for each of the question's to be compared with them. */
  number(words: readonly string[]): number[];
  /** The best cosine of a question's word with any of those numbered; 0 if none means much. */
  best(word: QuestionWord, numbered: readonly number[]): number;
}

/**
 * Keeps the vectors of words it has seen, so a question about words of earlier ones costs no
 * embedding.
 */
export function createWordVectors(embedder: Pick<Embedder, "embed">) {
  const vectors = new Map<string, Float32Array>();
  return {
    /**
     * Prepares the words of a question and all that they will be compared with.
     *
     * @param others as they are written, in any number and repetition.
     * @returns what is good for these words; to it, all others are far from everything.
     */
    async prepare(
      question: readonly QuestionWord[],
      others: Iterable<string>,
    ): Promise<WordSimilarity> {
      const forms = new Set<string>();
      for (const other of others) forms.add(other.toLowerCase());
      for (const word of question) forms.add(word.text.toLowerCase());
      const unknown = [...forms].filter((form) => !vectors.has(form));
      if (vectors.size + unknown.length > rememberedWords) vectors.clear();
      const missing = [...forms].filter((form) => !vectors.has(form));
      const embedded = missing.length > 0 ? await embedder.embed(missing) : [];
      missing.forEach((form, index) => vectors.set(form, embedded[index] ?? new Float32Array()));
      const numbers = new Map([...forms].map((form, index) => [form, index] as const));
      // Another question may make room for its own words meanwhile.
      const known = [...forms].map((form) => vectors.get(form));
      const cosines = new Map(
        question.map((word) => [word, new Float64Array(known.length).fill(Number.NaN)] as const),
      );
      return {
        number: (words) => words.flatMap((word) => numbers.get(word.toLowerCase()) ?? []),
        best(word, numbered) {
          const vector = known[numbers.get(word.text.toLowerCase()) ?? -1];
          const remembered = cosines.get(word);
          if (!vector || !remembered) return 0;
          let best = 0;
          for (const other of numbered) {
            let cosine = remembered[other] ?? 0;
            if (Number.isNaN(cosine)) {
              cosine = dot(vector, known[other] ?? vector);
              remembered[other] = cosine;
            }
            if (cosine > best) best = cosine;
          }
          return best >= leastCosine ? best : 0;
        },
      };
    },
  };
}

// With quoth-en-v1, "meet" and "met" are at .45 and "Ukraine" and "Ukrainian" at .55, but "Latvia"
// and "Estonia" at .39; below .35 two words have little in common.
const leastCosine = 0.35;
// Some 100 MB of vectors at 256 dimensions, no more.
const rememberedWords = 100_000;
