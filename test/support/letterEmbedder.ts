import type { Embedder } from "../../src/embedding/embedder.ts";

const alphabet = "abcdefghijklmnopqrstuvwxyz";

/**
 * Counts letters: one dimension for each of a to z, capitals too, and a last one for every other
 * character that is no white space. "Abba!" is [2, 2, 0, …, 1] / 3.
 */
export function createLetterEmbedder(id = "letters"): Embedder {
  const dimensions = alphabet.length + 1;
  const countLetters = (text: string) => {
    const counts = new Float32Array(dimensions);
    for (const character of text.toLowerCase().replaceAll(/\s/g, "")) {
      const letter = alphabet.indexOf(character);
      const dimension = letter === -1 ? alphabet.length : letter;
      counts[dimension] = (counts[dimension] ?? 0) + 1;
    }
    const length = Math.hypot(...counts);
    return length === 0 ? counts : counts.map((count) => count / length);
  };
  return { id, dimensions, embed: async (texts) => texts.map(countLetters) };
}
