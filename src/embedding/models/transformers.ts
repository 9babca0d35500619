import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { join } from "node:path";
import {
  AutoConfig,
  AutoModel,
  AutoTokenizer,
  type PreTrainedTokenizer,
  Tensor,
} from "@xenova/transformers";
import { ModelError, type ModelLocation } from "./modelLocation.ts";

/** Cuts texts into the tokens of a model. */
export interface Tokenizer {
  /** Names the model and its exact weights and tokenizer. */
  readonly id: string;
  /** The most tokens a row may have. */
  readonly window: number;
  /** Whether it cuts words as BERT does: at white space and punctuation, then each by itself. */
  readonly hasWordPieces: boolean;
  /** The tokens of a text, or of two, as the model was trained to get them; not cut to the window. */
  encode(text: string, pair?: string): TokenRow;
  /** The tokens of the text alone, without those that mark its beginning and end. */
  tokenize(text: string): readonly number[];
  /** True for a word that is a single token, and not the one for what is unknown. */
  isWord(word: string): boolean;
}

/** A model (ONNX, as on the hub) with its tokenizer, in memory. */
export interface Transformer extends Tokenizer {
  /**
   * @param rows one or more; shorter ones are padded. Time and memory grow with the product of
   *   their number and the longest one's length.
   * @returns what the model gives, by name.
   */
  run(rows: readonly TokenRow[]): Promise<Readonly<Record<string, Output | undefined>>>;
}

export interface TokenRow {
  readonly ids: readonly number[];
  /** 0 for the first text, 1 for the second; `null` if the model does not tell texts apart. */
  readonly types: readonly number[] | null;
}

/** Numbers in rows: the first of `shape` is the number of rows given to `run`. */
export interface Output {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/**
 * Loads a model, downloading it if its location allows that and it is not there yet.
 *
 * @throws ModelError if files are missing or broken, or the hub cannot be reached.
 */
export async function loadTransformer(location: ModelLocation): Promise<Transformer> {
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(location.name, libraryOptions(location));
    const model = await loadWhole(location);
    return {
      ...(await describeTokenizer(location, tokenizer, model.config)),
      async run(rows) {
        const tensors = (await model(toInputs(rows, tokenizer.pad_token_id))) as TensorsByName;
        return Object.fromEntries(
          Object.entries(tensors).map(([name, { dims, data }]) => [
            name,
            { shape: dims, data: data as Float32Array },
          ]),
        );
      },
    };
  } catch (error) {
    throw modelError(location, error);
  }
}

/**
 * Loads a model's tokenizer, and has its file there for somebody else to load.
 *
 * @throws ModelError as `loadTransformer`.
 */
export async function loadTokenizer(
  location: ModelLocation,
): Promise<{ readonly tokenizer: Tokenizer; readonly modelPath: string }> {
  const modelPath = modelPathOf(location);
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(location.name, libraryOptions(location));
    // The library downloads what it loads, and only that.
    if (!existsSync(modelPath)) await (await loadWhole(location)).dispose();
    const config = await AutoConfig.from_pretrained(location.name, libraryOptions(location));
    return { tokenizer: await describeTokenizer(location, tokenizer, config), modelPath };
  } catch (error) {
    throw modelError(location, error);
  }
}

/** Says of a model that cannot be loaded or used what to do about it. */
export function modelError(location: ModelLocation, error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  const path = join(location.folder, location.name);
  const reason = error instanceof Error ? error.message.trim().replace(/\.$/, "") : String(error);
  const isNetwork = error instanceof TypeError && /fetch failed/.test(reason);
  return new ModelError(
    isNetwork
      ? `Expected to download the model ${location.name} from the Hugging Face hub, but it cannot be reached. Connect once, or put its files into a folder and set ${location.setting} to its path.`
      : `Expected a working model in ${path}, but it cannot be loaded: ${reason}. ${location.mayDownload ? "Delete that folder to download it again, or check the name." : `Put whole files there (config.json, tokenizer.json, tokenizer_config.json, onnx/), or set ${location.setting} to another model.`}`,
    { cause: error },
  );
}

interface EncodedText {
  readonly input_ids: number[];
  readonly token_type_ids?: number[];
}

type TensorsByName = Readonly<Record<string, Tensor>>;

async function describeTokenizer(
  location: ModelLocation,
  tokenizer: PreTrainedTokenizer,
  config: object,
): Promise<Tokenizer> {
  const tokenize = (text: string): number[] =>
    tokenizer.encode(text, null, { add_special_tokens: false });
  return {
    id: `${location.name}@${await fingerprint(location)}`,
    window: Math.min(
      Number(tokenizer.model_max_length ?? Infinity),
      Number("max_position_embeddings" in config ? config.max_position_embeddings : Infinity),
    ),
    hasWordPieces: tokenizer.model.config.type === "WordPiece",
    encode(text, pair) {
      const encoded = tokenizer(text, {
        ...(pair === undefined ? {} : { text_pair: pair }),
        return_tensor: false,
      }) as EncodedText;
      return { ids: encoded.input_ids, types: encoded.token_type_ids ?? null };
    },
    tokenize,
    isWord(word) {
      const [token, ...others] = tokenize(word);
      return token !== undefined && others.length === 0 && token !== tokenizer.model.unk_token_id;
    },
  };
}

/** Whatever it was trained to give: the library's classes for each task only pick from the outputs. */
function loadWhole(location: ModelLocation) {
  return AutoModel.from_pretrained(location.name, libraryOptions(location));
}

/**
 * With the model's own folder as the library's cache and only local files allowed, the library's
 * process-wide settings need not be touched, and nothing is asked of the network.
 */
function libraryOptions(location: ModelLocation) {
  return {
    cache_dir: location.folder,
    local_files_only: !location.mayDownload,
    quantized: modelPathOf(location).endsWith("_quantized.onnx"),
  };
}

/** Where the model's file is, or will be once it is downloaded. */
function modelPathOf({ folder, name, mayDownload }: ModelLocation): string {
  const quantized = join(folder, name, "onnx", "model_quantized.onnx");
  const isQuantized = mayDownload || existsSync(quantized);
  return isQuantized ? quantized : join(folder, name, "onnx", "model.onnx");
}

/** 12 characters that change when the weights or the tokenizer do. */
async function fingerprint(location: ModelLocation): Promise<string> {
  const hash = createHash("sha256");
  const path = join(location.folder, location.name);
  for (const file of ["onnx/model_quantized.onnx", "onnx/model.onnx", "tokenizer.json"]) {
    if (!existsSync(join(path, file))) continue;
    for await (const part of createReadStream(join(path, file))) hash.update(part as Buffer);
  }
  return hash.digest("hex").slice(0, 12);
}

function toInputs(rows: readonly TokenRow[], paddingId: number) {
  const length = Math.max(...rows.map(({ ids }) => ids.length));
  const tensor = (valuesOf: (row: TokenRow) => readonly number[], padding: number) => {
    const data = new BigInt64Array(rows.length * length).fill(BigInt(padding));
    for (const [index, row] of rows.entries()) data.set(valuesOf(row).map(BigInt), index * length);
    return new Tensor("int64", data, [rows.length, length]);
  };
  return {
    input_ids: tensor(({ ids }) => ids, paddingId),
    attention_mask: tensor(({ ids }) => ids.map(() => 1), 0),
    ...(rows[0]?.types ? { token_type_ids: tensor(({ types }) => types ?? [], 0) } : {}),
  };
}
