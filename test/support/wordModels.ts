import type { AnswerSpan, Reader } from "../../src/embedding/reader.ts";
import type { Reranker } from "../../src/embedding/reranker.ts";

/** Scores a text by the share of the question's different words that it has. */
export function createWordReranker(): Reranker {
  return {
    id: "shared words",
    score: async (question, texts) => texts.map((text) => sharedWords(question, text).share),
  };
}

/**
 * Answers with the stretch from the first to the last word that a text shares with the question;
 * the score is the share of the question's different words in it.
 */
export function createWordReader(): Reader {
  return {
    id: "shared words",
    read: async (question, texts) =>
      texts.map((text): AnswerSpan | null => {
        const { share, first, last } = sharedWords(question, text);
        return first && last ? { start: first.start, end: last.end, score: share } : null;
      }),
  };
}

function sharedWords(question: string, text: string) {
  const asked = new Set(findWords(question).map(({ word }) => word));
  const shared = findWords(text).filter(({ word }) => asked.has(word));
  const different = new Set(shared.map(({ word }) => word)).size;
  return { share: different / Math.max(1, asked.size), first: shared[0], last: shared.at(-1) };
}

function findWords(text: string) {
  return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}
