import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  AutoModel,
  AutoTokenizer,
  type PreTrainedTokenizer,
  type Tensor,
} from "@xenova/transformers";
import { type Embedder, EmbeddingModelError } from "./embedder.ts";
import type { ModelLocation } from "./modelLocation.ts";
import { normalise } from "./vectors.ts";

/**
 * Loads a sentence embedding model (ONNX, as on the hub) and its tokenizer.
 *
 * Two shapes of graph work: one that ends in `sentence_embedding` [batch, dimensions], and a
 * BERT-like one that ends in `last_hidden_state` [batch, tokens, dimensions], which is averaged over
 * each text's tokens here. Both are L2-normalised.
 *
 * Costs 0.2 s to load and 0.4 ms a passage with the embedded model; a MiniLM costs about 100 times
 * as much a passage.
 *
 * @throws EmbeddingModelError if files are missing or broken, or the hub cannot be reached.
 */
export async function createTransformersEmbedder(location: ModelLocation): Promise<Embedder> {
  const { tokenizer, model } = await load(location);
  const embedBatch = async (texts: readonly string[]): Promise<Float32Array[]> => {
    const inputs = tokenizer([...texts], { padding: true, truncation: true }) as TokenizerOutput;
    const outputs = (await model(inputs)) as Record<string, Tensor | undefined>;
    const pooled = outputs["sentence_embedding"];
    if (pooled) return splitRows(pooled).map(normalise);
    const states = outputs["last_hidden_state"];
    if (states) return averageTokens(states, inputs.attention_mask).map(normalise);
    throw new EmbeddingModelError(
      `Expected the model ${location.name} to give sentence_embedding or last_hidden_state, got ${Object.keys(outputs).join(", ")}. Choose a sentence embedding model.`,
    );
  };
  const dimensions = await embedBatch(["probe"]).then(
    ([probe]) => probe?.length ?? 0,
    (error: unknown) => {
      throw error instanceof EmbeddingModelError ? error : modelError(location, error);
    },
  );
  return {
    id: `${location.name}@${await fingerprint(location)}`,
    dimensions,
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

interface TokenizerOutput {
  readonly attention_mask: Tensor;
}

async function load(location: ModelLocation) {
  const path = join(location.folder, location.name);
  // With the model's own folder as the library's cache and only local files allowed, the library's
  // process-wide settings need not be touched, and nothing is asked of the network.
  const options = {
    cache_dir: location.folder,
    local_files_only: !location.mayDownload,
    quantized: location.mayDownload || existsSync(join(path, "onnx", "model_quantized.onnx")),
  };
  try {
    const tokenizer: PreTrainedTokenizer = await AutoTokenizer.from_pretrained(
      location.name,
      options,
    );
    const model = await AutoModel.from_pretrained(location.name, options);
    return { tokenizer, model };
  } catch (error) {
    throw modelError(location, error);
  }
}

function modelError(location: ModelLocation, error: unknown): EmbeddingModelError {
  const path = join(location.folder, location.name);
  const reason = error instanceof Error ? error.message.trim().replace(/\.$/, "") : String(error);
  const isNetwork = error instanceof TypeError && /fetch failed/.test(reason);
  return new EmbeddingModelError(
    isNetwork
      ? `Expected to download the model ${location.name} from the Hugging Face hub, but it cannot be reached. Connect once, or put its files into a folder and set EMBEDDING_MODEL to its path.`
      : `Expected a working model in ${path}, but it cannot be loaded: ${reason}. ${location.mayDownload ? "Delete that folder to download it again, or check the name." : "Put whole files there (config.json, tokenizer.json, tokenizer_config.json, onnx/), or set EMBEDDING_MODEL to another model."}`,
    { cause: error },
  );
}

/** 12 characters that change when the weights or the tokenizer do. */
async function fingerprint(location: ModelLocation): Promise<string> {
  const hash = createHash("sha256");
  const path = join(location.folder, location.name);
  for (const file of ["onnx/model_quantized.onnx", "onnx/model.onnx", "tokenizer.json"]) {
    if (existsSync(join(path, file))) hash.update(await readFile(join(path, file)));
  }
  return hash.digest("hex").slice(0, 12);
}

function splitRows(tensor: Tensor): Float32Array[] {
  const [rows = 0, columns = 0] = tensor.dims;
  const data = tensor.data as Float32Array;
  return Array.from({ length: rows }, (_, row) => data.slice(row * columns, (row + 1) * columns));
}

/** The mean of each text's token vectors; padding, where the mask is 0, does not count. */
function averageTokens(states: Tensor, attentionMask: Tensor): Float32Array[] {
  const [rows = 0, tokens = 0, dimensions = 0] = states.dims;
  const data = states.data as Float32Array;
  const mask = attentionMask.data as BigInt64Array;
  return Array.from({ length: rows }, (_, row) => {
    const mean = new Float32Array(dimensions);
    for (let token = 0; token < tokens; token += 1) {
      if (mask[row * tokens + token] === 0n) continue;
      const offset = (row * tokens + token) * dimensions;
      for (let column = 0; column < dimensions; column += 1) {
        mean[column] = (mean[column] ?? 0) + (data[offset + column] ?? 0);
      }
    }
    // The sum points where the mean does, and the length is brought to one afterwards.
    return mean;
  });
}
