import { createHash } from "node:crypto";
import { composeDocuments } from "./compose.ts";
import { type Document, type SourceFile, UnreadableDocumentError } from "../document.ts";
import {
  type CompanionFile,
  type PassedOverFile,
  readSourceFiles,
  type UnreadableFile,
} from "../files/files.ts";
import type { RecognisedLanguage } from "../formats/pictures/textRecognition.ts";
import type { ParsedFile } from "../parsing/parse.ts";
import type { ParseCache, ParseResult } from "../parsing/parseCache.ts";
import { createParser } from "../parsing/parser.ts";

export type { PassedOverFile } from "../files/files.ts";

export interface ReadingSettings {
  /** Larger files are left out. More needs memory: a PDF takes about ten times its size. */
  readonly maxDocumentMegabytes: number;
  /** A file that takes longer to parse is left out; real ones take a second or two. */
  readonly maxSecondsPerFile: number;
  /** The languages in which pictures of text are read; a second or two a page. Empty: not at all. */
  readonly textRecognition: readonly RecognisedLanguage[];
}

const defaultReadingSettings: ReadingSettings = {
  maxDocumentMegabytes: 50,
  maxSecondsPerFile: 60,
  textRecognition: [],
};

/** Something that the maintainer should know of a file that was read all the same. */
export interface DocumentNote {
  readonly path: string;
  readonly note: string;
}

/** What a folder of documents holds. */
export interface ReadFolder {
  readonly documents: Document[];
  /** Files that were meant to be read and cannot be. */
  readonly failures: UnreadableFile[];
  /** What nobody means to be read, and drafts. */
  readonly passedOver: PassedOverFile[];
  readonly notes: DocumentNote[];
  /** As `fingerprintFolder` gives it. */
  readonly fingerprint: string;
}

/**
 * Reads a folder of documents. A file that cannot be read is named in `failures`, and the rest goes
 * on; a text that stands in several files is one document with several paths.
 *
 * @param cache spares the parsing of files that it knows; the result is the same.
 * @throws DocumentsFolderError if the folder is missing or is no folder.
 */
export async function readDocuments(
  folder: string,
  settings: Partial<ReadingSettings> = {},
  cache?: Pick<ParseCache, "get" | "set">,
): Promise<ReadFolder> {
  const { maxDocumentMegabytes, maxSecondsPerFile, textRecognition } = {
    ...defaultReadingSettings,
    ...settings,
  };
  const parsed: ParsedFile[] = [];
  const failures: UnreadableFile[] = [];
  const passedOver: PassedOverFile[] = [];
  const companions: CompanionFile[] = [];
  const fingerprint = createFingerprint(textRecognition);
  const parser = createParser({ maxSecondsPerFile, textRecognition });
  const parse = async (file: SourceFile): Promise<ParseResult> => {
    const known = cache?.get(file);
    if (known) return known;
    const result = await parser.parse(file).catch(refusalOf);
    cache?.set(file, result);
    return result;
  };
  try {
    for await (const file of readSourceFiles(
      folder,
      maxDocumentMegabytes,
      textRecognition.length > 0,
    )) {
      fingerprint.add(file);
      if ("reason" in file) failures.push(file);
      else if ("passedOver" in file) passedOver.push(file);
      else if ("companion" in file) companions.push(file);
      else {
        const result = await parse(file);
        if ("refusal" in result) failures.push({ path: file.path, reason: result.refusal });
        else if (result.parts.isDraft) passedOver.push({ path: file.path, passedOver: "drafts" });
        else parsed.push(result);
      }
    }
  } finally {
    await parser.close();
  }
  const composed = composeDocuments(parsed, companions);
  return {
    documents: composed.documents,
    failures: [...failures, ...composed.failures].toSorted(byPath),
    passedOver,
    notes: composed.notes.toSorted(byPath),
    fingerprint: fingerprint.digest(),
  };
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1;
}

function refusalOf(error: unknown): { readonly refusal: string } {
  if (error instanceof UnreadableDocumentError) return { refusal: error.message };
  throw error;
}

/**
 * A hash of all paths and contents of a folder: the same folder gives the same string, any edit
 * another. Reads every file that can be a document, parses none.
 *
 * @throws DocumentsFolderError if the folder is missing or is no folder.
 */
export async function fingerprintFolder(
  folder: string,
  settings: Partial<ReadingSettings> = {},
): Promise<string> {
  const { maxDocumentMegabytes, textRecognition } = { ...defaultReadingSettings, ...settings };
  const fingerprint = createFingerprint(textRecognition);
  const readsPictures = textRecognition.length > 0;
  for await (const file of readSourceFiles(folder, maxDocumentMegabytes, readsPictures)) {
    fingerprint.add(file);
  }
  return fingerprint.digest();
}

function createFingerprint(textRecognition: readonly string[]) {
  const hash = createHash("sha256");
  // A scan reads otherwise with text recognition than without.
  if (textRecognition.length > 0) hash.update(`${textRecognition.join()}\n`);
  return {
    add(file: SourceFile | UnreadableFile | PassedOverFile | CompanionFile) {
      if ("passedOver" in file) return;
      hash.update(`${file.path}\0${"reason" in file ? file.reason : file.contentHash}\n`);
    },
    digest: () => hash.digest("hex"),
  };
}
