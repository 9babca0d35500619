import { join } from "node:path";
import type { ModelLocation } from "../../src/embedding/modelLocation.ts";

const root = join(import.meta.dirname, "..", "..");

/** The model that Quoth ships: static vectors, ending in `sentence_embedding`. */
export const embeddedModel: ModelLocation = {
  name: "quoth-en-v1",
  folder: join(root, "models"),
  mayDownload: false,
};

/** An untrained BERT of two layers, ending in `last_hidden_state`, with a window of 128 tokens. */
export const tinyBert: ModelLocation = {
  name: "tiny-bert-random",
  folder: join(root, "test", "fixtures"),
  mayDownload: false,
};
