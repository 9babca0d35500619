import type { Embedder } from "../embedding/embedder.ts";
import { dot } from "../embedding/vectors.ts";
import { findWords, type Word } from "../passages/words.ts";
import type { QuestionWord } from "./question.ts";

/** A text's words, ready to be compared with a question's. */
export interface ReadText {
  readonly words: readonly Word[];
  readonly stems: ReadonlySet<string>;
  /** The different words of the text as they are written, in lower case. */
  readonly forms: readonly string[];
}

export function readText(text: string, language: string | null): ReadText {
  const words = findWords(text, language);
  return {
    words,
    stems: new Set(words.map((word) => word.stem)),
    forms: [...new Set(words.map((word) => text.slice(word.start, word.end).toLowerCase()))],
  };
}

/**
 * How far a text has a word: 1 if one of its words has the same stem, otherwise the best cosine of
 * the word with any of them, if that is near enough to be another form of it ("met" for "meet",
 * "Ukrainian" for "Ukraine"); otherwise 0.
 */
export type MatchWord = (word: QuestionWord, text: ReadText) => number;

/**
 * Compares words by stem and by meaning. The vectors of words it has seen are kept, so a question
 * about words of earlier ones costs nothing.
 */
export function createWordMatching(embedder: Pick<Embedder, "embed">) {
  const vectors = new Map<string, Float32Array>();
  return {
    /**
     * Prepares the words of a question and of all texts it will be compared with.
     *
     * @returns a function that is good for these words; to it, all others are far from everything.
     */
    async prepare(
      question: readonly QuestionWord[],
      texts: readonly ReadText[],
    ): Promise<MatchWord> {
      const forms = new Set(texts.flatMap((text) => text.forms));
      for (const word of question) forms.add(word.text.toLowerCase());
      const unknown = [...forms].filter((form) => !vectors.has(form));
      if (vectors.size + unknown.length > rememberedWords) vectors.clear();
      const missing = [...forms].filter((form) => !vectors.has(form));
      const embedded = await embedder.embed(missing);
      missing.forEach((form, index) => vectors.set(form, embedded[index] ?? new Float32Array()));
      const prepared = new Map([...forms].map((form) => [form, vectors.get(form)] as const));
      return (word, text) => {
        if (word.stems.some((stem) => text.stems.has(stem))) return 1;
        const vector = prepared.get(word.text.toLowerCase());
        if (!vector) return 0;
        const cosines = text.forms.map((form) => {
          const other = prepared.get(form);
          return other ? dot(vector, other) : 0;
        });
        const best = Math.max(0, ...cosines);
        return best >= nearestForm ? best : 0;
      };
    },
  };
}

// With quoth-en-v1, "meet" and "met" are at .45 and "Ukraine" and "Ukrainian" at .55, but "Latvia"
// and "Estonia" at .39: what is lower is another thing of the same kind.
const nearestForm = 0.45;
// Some 100 MB of vectors at 256 dimensions, no more.
const rememberedWords = 100_000;
