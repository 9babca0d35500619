import type { Embedder } from "../embedder.ts";
import { normalise } from "../vectors.ts";
import { ModelError, type ModelLocation } from "./modelLocation.ts";
import { loadTransformer, modelError, type Output, type TokenRow } from "./transformers.ts";

/**
 * Loads a sentence embedding model and its tokenizer.
 *
 * Two shapes of graph work: one that ends in `sentence_embedding` [batch, dimensions], and a
 * BERT-like one that ends in `last_hidden_state` [batch, tokens, dimensions], which is averaged over
 * each text's tokens here. Both are L2-normalised.
 *
 * Costs 0.2 s to load and 0.4 ms a passage with the embedded model; a MiniLM costs about 100 times
 * as much a passage.
 *
 * @throws ModelError if files are missing or broken, or the hub cannot be reached.
 */
export async function createTransformersEmbedder(location: ModelLocation): Promise<Embedder> {
  const transformer = await loadTransformer(location);
  const embedBatch = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const rows = texts.map((text) => cut(transformer.encode(text), transformer.window));
    const outputs = await transformer.run(rows);
    const pooled = outputs["sentence_embedding"];
    if (pooled) return splitRows(pooled).map(normalise);
    const states = outputs["last_hidden_state"];
    if (states) return averageTokens(states, rows).map(normalise);
    throw new ModelError(
      `Expected the model ${location.name} to give sentence_embedding or last_hidden_state, got ${Object.keys(outputs).join(", ")}. Choose a sentence embedding model.`,
    );
  };
  const dimensions = await embedBatch(["probe"]).then(
    ([probe]) => probe?.length ?? 0,
    (error: unknown) => {
      throw modelError(location, error);
    },
  );
  return {
    id: transformer.id,
    dimensions,
    knowsWord: (word) => transformer.isWord(word),
    async embed(texts) {
      const vectors = texts.map(() => new Float32Array(dimensions));
      const worded = texts.flatMap((text, index) => (text.trim() === "" ? [] : [index]));
      for (let start = 0; start < worded.length; start += batchSize) {
        const batch = worded.slice(start, start + batchSize);
        const embedded = await embedBatch(batch.map((index) => texts[index] ?? ""));
        batch.forEach((index, row) => vectors[index]?.set(embedded[row] ?? []));
      }
      return vectors;
    },
  };
}

// Larger batches gain nothing on the embedded model and cost memory on the large ones.
const batchSize = 64;

function cut({ ids, types }: TokenRow, length: number): TokenRow {
  return { ids: ids.slice(0, length), types: types && types.slice(0, length) };
}

function splitRows({ shape, data }: Output): Float32Array[] {
  const [rows = 0, columns = 0] = shape;
  return Array.from({ length: rows }, (_, row) => data.slice(row * columns, (row + 1) * columns));
}

/** The mean of each text's token vectors; padding does not count. */
function averageTokens({ shape, data }: Output, rows: readonly TokenRow[]): Float32Array[] {
  const [, tokens = 0, dimensions = 0] = shape;
  return rows.map(({ ids }, row) => {
    const mean = new Float32Array(dimensions);
    for (let token = 0; token < ids.length; token += 1) {
      const offset = (row * tokens + token) * dimensions;
      for (let column = 0; column < dimensions; column += 1) {
        mean[column] = (mean[column] ?? 0) + (data[offset + column] ?? 0);
      }
    }
    // The sum points where the mean does, and the length is brought to one afterwards.
    return mean;
  });
}
