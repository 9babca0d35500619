import { ModelError, type ModelLocation } from "../models/modelLocation.ts";
import { loadTransformer, modelError, type Transformer } from "../models/transformers.ts";
import { mergeReadings, readWindow } from "./bestSpans.ts";
import { nothingRead, type ReadableText, type Reader, type Reading } from "./reader.ts";
import { learnPairing, type Pairing } from "./textPairs.ts";
import { type TokenizedText, tokenizeText } from "./tokenizedText.ts";
import { cutWindows } from "./windows.ts";

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
 * It runs in the calling thread, which does nothing else meanwhile: about 20 ms a window with
 * quoth-reader-v1.
 *
 * @throws ModelError if files are missing or broken, the hub cannot be reached, or it is a model of
 *   another kind.
 */
export async function createTransformersReader(location: ModelLocation): Promise<Reader> {
  const transformer = await loadTransformer(location);
  if (!transformer.hasWordPieces) {
    throw new ModelError(
      `Expected the model ${location.name} to have a WordPiece tokenizer, as BERT and its kin do, got one of another kind, which does not tell where a token stands. Set ${location.setting} to another model.`,
    );
  }
  try {
    const pairing = learnPairing(transformer, mostTokens);
    const readText = async (question: readonly number[], text: ReadableText) => {
      const readings: Reading[] = [];
      for (const window of windowsOf(text, question, transformer, pairing)) {
        readings.push(await readRow(location, transformer, pairing, question, window));
      }
      return readings.length === 0 ? nothingRead : mergeReadings(readings);
    };
    await readText(transformer.tokenize("probe"), { title: "", text: "probe" });
    return {
      id: transformer.id,
      async read(question, texts, signal) {
        const most = Math.floor(pairing.room * questionShare);
        const asked = tokenizeText(question, transformer, most).ids.slice(0, most);
        const readings: Reading[] = [];
        for (const text of texts) {
          signal?.throwIfAborted();
          readings.push(await readText(asked, text));
        }
        return readings;
      },
    };
  } catch (error) {
    throw modelError(location, error);
  }
}

/** Part of a text, after its title: a row's worth. */
interface TitledWindow {
  readonly title: readonly number[];
  readonly window: TokenizedText;
}

function windowsOf(
  { title, text }: ReadableText,
  question: readonly number[],
  transformer: Transformer,
  { room }: Pairing,
): TitledWindow[] {
  const most = Math.floor(room * titleShare);
  const titled = title.trim() === "" ? "" : `${title.trim()}.`;
  const heading = tokenizeText(titled, transformer, most).ids.slice(0, most);
  const left = room - question.length - heading.length;
  const words = tokenizeText(text, transformer, left * mostWindows);
  if (question.length === 0 || words.ids.length === 0) return [];
  return cutWindows(words, left, mostWindows).map((window) => ({ title: heading, window }));
}

async function readRow(
  location: ModelLocation,
  transformer: Transformer,
  { pair }: Pairing,
  question: readonly number[],
  { title, window }: TitledWindow,
): Promise<Reading> {
  const { row, secondStart } = pair(question, [...title, ...window.ids]);
  // One at a time: most quantized models scale their numbers by the whole batch, so that a text's
  // reading would depend on its company.
  const outputs = await transformer.run([row]);
  const [starts, ends] = ["start_logits", "end_logits"].map((name) => outputs[name]?.data);
  if (!starts || !ends) {
    throw new ModelError(
      `Expected the model ${location.name} to give start_logits and end_logits. Set ${location.setting} to a model for extractive question answering.`,
    );
  }
  const from = secondStart + title.length;
  const to = from + window.ids.length;
  return readWindow({
    starts: starts.subarray(from, to),
    noStart: starts[0] ?? 0,
    ends: ends.subarray(from, to),
    noEnd: ends[0] ?? 0,
    answered: outputs["answered"]?.data[0] ?? null,
    places: window.spans,
  });
}

// What quoth-reader-v1 was trained for; attention costs the square of it.
const mostTokens = 256;
const mostWindows = 32;
// Of the room in a row, at most; the text has the rest.
const questionShare = 0.25;
const titleShare = 0.25;
