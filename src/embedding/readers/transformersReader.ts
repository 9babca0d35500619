import { availableParallelism } from "node:os";
import { ModelError, type ModelLocation } from "../models/modelLocation.ts";
import {
  loadTokenizer,
  modelError,
  type Tokenizer,
  type TokenRow,
} from "../models/transformers.ts";
import { createRowPool } from "../processes/rowPool.ts";
import { type Outputs, startRowProcess } from "../processes/startRowProcess.ts";
import { mergeReadings, readWindow } from "./bestSpans.ts";
import { nothingRead, type ReadableText, type Reader, type Reading } from "./reader.ts";
import { learnPairing, type Pairing } from "./textPairs.ts";
import { rememberWords, type TokenizedText, tokenizeText } from "./tokenizedText.ts";
import { cutWindows } from "./windows.ts";

/** A reader with processes of its own. */
export interface TransformersReader extends Reader {
  /** Ends them. What is being read fails. */
  close(): Promise<void>;
}

/**
 * Loads a model for extractive question answering, such as quoth-reader-v1 or
 * Xenova/distilbert-base-cased-distilled-squad, whose tokenizer cuts words into pieces as BERT's does.
 * It is shown
 *
 *     [CLS] question [SEP] title. text [SEP]
 *
 * and gives each token a logit for being the first of the answer (`start_logits`) and one for being the
 * last (`end_logits`); perhaps also log-odds that there is an answer (`answered`).
 *
 * It runs in two processes (one on a single core), about 20 ms a window of 256 tokens with
 * quoth-reader-v1. Only tokenizing, under a millisecond a passage, is done in the calling thread.
 *
 * @throws ModelError if files are missing or broken, the hub cannot be reached, or it is a model of
 *   another kind.
 */
export async function createTransformersReader(
  location: ModelLocation,
): Promise<TransformersReader> {
  const { tokenizer: library, modelPath } = await loadTokenizer(location);
  if (!library.hasWordPieces) {
    throw new ModelError(
      `Expected the model ${location.name} to have a WordPiece tokenizer, as BERT and its kin do, got one of another kind, which does not tell where a token stands. Set ${location.setting} to another model.`,
    );
  }
  const tokenizer = rememberWords(library);
  const most = Math.min(mostProcesses, availableParallelism());
  const pool = createRowPool({ start: () => startRowProcess(modelPath), most });
  try {
    const pairing = learnPairing(tokenizer, mostTokens);
    const toRow = (window: Window) => window.row;
    const probe = windowsOf(tokenizer, pairing, "probe", { title: "", text: "probe" });
    // One for each process, so that all have started and nobody waits for it later.
    const started = await pool.run(Array.from({ length: most }, () => probe.map(toRow)).flat());
    probe.forEach((window) => started.forEach((outputs) => readOutputs(location, window, outputs)));
    return {
      id: tokenizer.id,
      async read(question, texts, signal) {
        const windows = texts.map((text) => windowsOf(tokenizer, pairing, question, text));
        const outputs = await pool.run(windows.flat().map(toRow), signal);
        let next = 0;
        return windows.map((ofText): Reading => {
          if (ofText.length === 0) return nothingRead;
          const readings = ofText.map((window) =>
            readOutputs(location, window, outputs[next++] ?? {}),
          );
          return mergeReadings(readings);
        });
      },
      close: () => pool.close(),
    };
  } catch (error) {
    await pool.close();
    throw modelError(location, error);
  }
}

/** As much of a text as is read at once. */
interface Window {
  readonly row: TokenRow;
  /** Where the text's tokens begin in the row. */
  readonly textStart: number;
  readonly text: TokenizedText;
}

/** @returns none if the question or the text has no words. */
function windowsOf(
  tokenizer: Tokenizer,
  pairing: Pairing,
  question: string,
  { title, text }: ReadableText,
): Window[] {
  const cut = (words: string, share: number) => {
    const most = Math.floor(pairing.room * share);
    return tokenizeText(words, tokenizer, most).ids.slice(0, most);
  };
  const asked = cut(question, questionShare);
  const heading = cut(title.trim() === "" ? "" : `${title.trim()}.`, titleShare);
  const left = pairing.room - asked.length - heading.length;
  const words = tokenizeText(text, tokenizer, left * mostWindows);
  if (asked.length === 0 || words.ids.length === 0) return [];
  return cutWindows(words, left, mostWindows).map((window) => {
    const { row, secondStart } = pairing.pair(asked, [...heading, ...window.ids]);
    return { row, textStart: secondStart + heading.length, text: window };
  });
}

function readOutputs(
  location: ModelLocation,
  { textStart, text }: Window,
  outputs: Outputs,
): Reading {
  const [starts, ends] = ["start_logits", "end_logits"].map((name) => outputs[name]?.data);
  if (!starts || !ends) {
    throw new ModelError(
      `Expected the model ${location.name} to give start_logits and end_logits. Set ${location.setting} to a model for extractive question answering.`,
    );
  }
  const textEnd = textStart + text.ids.length;
  return readWindow({
    starts: starts.subarray(textStart, textEnd),
    noStart: starts[0] ?? 0,
    ends: ends.subarray(textStart, textEnd),
    noEnd: ends[0] ?? 0,
    answered: outputs["answered"]?.data[0] ?? null,
    places: text.spans,
  });
}

// More gain little where few ask at once, and cost 100 MB each.
const mostProcesses = 2;
// What quoth-reader-v1 was trained for; attention costs the square of it.
const mostTokens = 256;
const mostWindows = 32;
// Of the room in a row, at most; the text has the rest.
const questionShare = 0.25;
const titleShare = 0.25;
