/**
 * Cuts a document into what is searched and quoted: passages, their sentences, and their terms.
 *
 *     const passages = splitPassages(document);        // of about 120 words, under one heading each
 *     findSentences("Ships come. They leave.", "en");  // [{ start: 0, end: 11 }, { start: 12, end: 23 }]
 *     findTerms("Latvia's ships", "en");               // stems "latvia" and "ship", with positions
 *
 * All positions are UTF-16 units of the text that was given.
 */
export {
  defaultSplitterSettings,
  type Passage,
  type Sentence,
  splitPassages,
  type SplitterSettings,
} from "./passages.ts";
export { findSentences } from "./sentences.ts";
export { findTerms, straightenApostrophes, type Term } from "./terms.ts";
