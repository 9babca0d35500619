import { dot, type Embedder } from "../../embedding/index.ts";
import type { QuestionTerm } from "../question/question.ts";

/** Compares a question's terms with words of the documents by the cosine of their vectors. */
export interface WordSimilarity {
  /** The indexes of words as written, for `bestCosine`; a word that was not prepared is left out. */
  indexWords(words: readonly string[]): number[];
  /** The best cosine of a term with any of these words; 0 if it is below 0.35. */
  bestCosine(term: QuestionTerm, indexes: readonly number[]): number;
}

export interface WordComparer {
  /**
   * Embeds the words of a question and every word they will be compared with.
   *
   * @param words as written, in any number and with repetitions.
   * @returns the similarity of these words; every other word counts as unlike.
   */
  prepare(terms: readonly QuestionTerm[], words: Iterable<string>): Promise<WordSimilarity>;
}

/**
 * Remembers the vectors of the words it has seen, about 100,000, so a question costs one embedding
 * call for its new words and none if it has none.
 */
export function createWordComparer(embedder: Pick<Embedder, "embed">): WordComparer {
  const vectors = new Map<string, Float32Array>();
  return {
    async prepare(terms, words) {
      const forms = new Set<string>();
      for (const word of words) forms.add(word.toLowerCase());
      for (const term of terms) forms.add(term.text.toLowerCase());
      // Taken before anything is awaited: another question may clear `vectors` meanwhile.
      const own = new Map([...forms].map((form) => [form, vectors.get(form)] as const));
      const missing = [...forms].filter((form) => own.get(form) === undefined);
      if (missing.length > 0) {
        const embedded = await embedder.embed(missing);
        if (vectors.size + missing.length > maxRememberedWords) vectors.clear();
        for (const [index, form] of missing.entries()) {
          own.set(form, embedded[index]);
          if (embedded[index]) vectors.set(form, embedded[index]);
        }
      }
      const indexOf = new Map([...forms].map((form, index) => [form, index] as const));
      const known = [...own.values()];
      const cosines = new Map(
        terms.map((term) => [term, new Float64Array(known.length).fill(Number.NaN)] as const),
      );
      return {
        indexWords: (written) => written.flatMap((word) => indexOf.get(word.toLowerCase()) ?? []),
        bestCosine(term, indexes) {
          const vector = known[indexOf.get(term.text.toLowerCase()) ?? -1];
          const remembered = cosines.get(term);
          if (!vector || !remembered) return 0;
          let best = 0;
          for (const index of indexes) {
            let cosine = remembered[index] ?? 0;
            if (Number.isNaN(cosine)) {
              const other = known[index];
              cosine = other ? dot(vector, other) : 0;
              remembered[index] = cosine;
            }
            if (cosine > best) best = cosine;
          }
          return best >= minCosine ? best : 0;
        },
      };
    },
  };
}

// With quoth-en-v1, "meet" and "met" have a cosine of .45 and "Ukraine" and "Ukrainian" .55, but
// "Latvia" and "Estonia" .39. Below .35 two words have little in common. Another model may need
// another threshold.
const minCosine = 0.35;
// About 100 MB of vectors at 256 dimensions.
const maxRememberedWords = 100_000;
