import type { Embedder } from "../../src/embedding/embedder.ts";

/**
 * An embedder whose words have the vectors written here; all other words mean nothing. A text is the
 * sum of its words, brought to length one, so cosines can be computed by hand:
 *
 *     createTableEmbedder({ ship: [1, 0], boat: [0.8, 0.6] })
 *     "The boat"        [0.8, 0.6]                    cosine with "ship": 0.8
 *     "ship and boat"   [1.8, 0.6] ÷ 1.897            cosine with "ship": 0.949
 *
 * @param table all of one length.
 */
export function createTableEmbedder(table: Readonly<Record<string, readonly number[]>>): Embedder {
  const dimensions = Object.values(table)[0]?.length ?? 1;
  const embed = (text: string) => {
    const sum = new Float32Array(dimensions);
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) {
      table[word]?.forEach((value, index) => (sum[index] = (sum[index] ?? 0) + value));
    }
    const length = Math.hypot(...sum);
    return length === 0 ? sum : sum.map((value) => value / length);
  };
  return { id: "table", dimensions, embed: async (texts) => texts.map(embed) };
}
