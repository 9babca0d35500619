import {
  lowestLogit,
  nothingRead,
  type Reader,
  type Reading,
} from "../../src/embedding/readers/reader.ts";

/**
 * Answers with the stretch from the first to the last word that a text shares with the question, of 30
 * words at most; its score is the share of the question's different words that the text has.
 */
export function createWordReader(): Reader {
  return {
    id: "shared words",
    async read(question, texts, signal) {
      signal?.throwIfAborted();
      return texts.map(({ text }) => readText(question, text));
    },
  };
}

function readText(question: string, text: string): Reading {
  const asked = new Set(findWords(question).map(({ word }) => word));
  const words = findWords(text);
  const from = words.findIndex(({ word }) => asked.has(word));
  const stretch = words.slice(from, from + 30);
  const [first, last] = [stretch[0], stretch.findLast(({ word }) => asked.has(word))];
  if (from < 0 || !first || !last) return nothingRead;
  const shared = new Set(words.map(({ word }) => word).filter((word) => asked.has(word)));
  const score = shared.size / asked.size;
  const logit = Math.max(lowestLogit, Math.min(-lowestLogit, Math.log(score / (1 - score))));
  return {
    answeredLogit: logit,
    spanMargin: logit,
    spans: [{ start: first.start, end: last.end, score }],
  };
}

function findWords(text: string) {
  return Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }));
}
