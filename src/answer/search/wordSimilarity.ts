import type { Embedder } from "../../embedding/embedder.ts";
import { dot } from "../../embedding/vectors.ts";
import type { QuestionWord } from "../question/question.ts";

/** Compares a question's words with words of the documents by meaning. */
export interface WordSimilarity {
  /**
   * The best cosine of a question's word with any of the others, as they are written; 0 if none is
   * near enough to mean much.
   */
  best(word: QuestionWord, others: readonly string[]): number;
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
      const known = new Map([...forms].map((form) => [form, vectors.get(form)] as const));
      const cosines = new Map(question.map((word) => [word, new Map<string, number>()] as const));
      return {
        best(word, texts) {
          const vector = known.get(word.text.toLowerCase());
          const remembered = cosines.get(word);
          if (!vector || !remembered) return 0;
          let best = 0;
          for (const text of texts) {
            let cosine = remembered.get(text);
            if (cosine === undefined) {
              const other = known.get(text.toLowerCase());
              cosine = other ? dot(vector, other) : 0;
              remembered.set(text, cosine);
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
