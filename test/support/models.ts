import { join } from "node:path";
import { readQuoteModel } from "../../src/answer/quotes/quoteModel.ts";
import type { ModelLocation } from "../../src/embedding/models/modelLocation.ts";

const root = join(import.meta.dirname, "..", "..");

/** The weights that Quoth ships, by which quotes are chosen. */
export const quoteModel = await readQuoteModel(join(root, "models"));

/** The model that Quoth ships: static vectors, ending in `sentence_embedding`. */
export const embeddedModel: ModelLocation = {
  setting: "EMBEDDING_MODEL",
  name: "quoth-en-v1",
  folder: join(root, "models"),
  mayDownload: false,
};

/** An untrained BERT of two layers, ending in `last_hidden_state`, with a window of 128 tokens. */
export const tinyBert: ModelLocation = {
  setting: "EMBEDDING_MODEL",
  name: "tiny-bert-random",
  folder: join(root, "test", "fixtures"),
  mayDownload: false,
};

/** An untrained model like quoth-reader-v1 of two layers, made by the same export. */
export const tinyAnsweredReader: ModelLocation = {
  setting: "READER",
  name: "tiny-reader-random",
  folder: join(root, "test", "fixtures"),
  mayDownload: false,
};

/** The model that Quoth ships for `READER=on`. */
export const shippedReader: ModelLocation = {
  setting: "READER",
  name: "quoth-reader-v1",
  folder: join(root, "models"),
  mayDownload: false,
};

/** An untrained BERT that gives start and end logits, with a window of 128 tokens. */
export const tinyReader: ModelLocation = {
  setting: "READER",
  name: "tiny-bert-qa-random",
  folder: join(root, "test", "fixtures"),
  mayDownload: false,
};
