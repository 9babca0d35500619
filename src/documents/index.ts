/**
 * Documents, as every later stage knows them: a text, the blocks it is made of by position, and what is
 * known of it.
 *
 *     const { documents, failures, notes } = await readDocuments("seeds");   // from reading.ts
 *     for (const { title, text, blocks, published } of documents) {
 *       const paragraphs = blocks.filter(({ kind }) => kind === "text");
 *       console.log(title, published, paragraphs.map(({ start, end }) => text.slice(start, end)));
 *     }
 *
 * This entry reads no files. `reading.ts` does, and loads the reader of a format with the first file in
 * it, so that a process that only answers loads none.
 */
export {
  type Block,
  type Document,
  documentId,
  type PageKind,
  type PageTurn,
  type Span,
} from "./document.ts";
export { findDates } from "./facts/dates/dates.ts";
export { readWrittenDate, readWrittenMonth } from "./facts/dates/writtenDates.ts";
export { DocumentsFolderError, questionsFile, type UnreadableFile } from "./files/files.ts";
export { findSidecars, sidecarEnding } from "./files/sidecars.ts";
export { readableEndings } from "./formats/formats.ts";
export {
  type RecognisedLanguage,
  recognisedLanguages,
} from "./formats/pictures/textRecognition.ts";
export { isCallToRead, isCommand, isCredit } from "./folders/furniture/siteWords.ts";
