import { basename, extname } from "node:path";
import type { DocumentParts } from "../document.ts";
import type { RecognisedLanguage } from "./pictures/textRecognition.ts";

/**
 * Reads the bytes of one file.
 *
 * @throws UnreadableDocumentError if it cannot; any other error costs the file too, with a vaguer
 *   reason.
 */
export type FormatReader = (
  bytes: Uint8Array,
  options: FormatOptions,
) => DocumentParts | Promise<DocumentParts>;

export interface FormatOptions {
  /** The languages in which pictures of text are read; none if they are not to be read. */
  readonly textRecognition: readonly RecognisedLanguage[];
}

/**
 * The formats we read, by what a file's name ends with in lower case, or by its whole name. A new
 * format is a file here and a line in this table; docs/extending/format.md shows one.
 *
 * A reader is loaded with the first file that needs it: together they take some 100 MB, and who only
 * wants the list of endings loads none.
 */
const formats = {
  ".bmp": readPicture,
  ".csv": async () => (await import("./tables/csv.ts")).readCsv,
  ".docx": async () => (await import("./office/docx.ts")).readDocx,
  ".eml": async () => (await import("./text/messages/email.ts")).readEmail,
  ".epub": async () => (await import("./office/epub.ts")).readEpub,
  ".htm": async () => (await import("./html/html.ts")).readHtml,
  ".html": async () => (await import("./html/html.ts")).readHtml,
  ".jpeg": readPicture,
  ".jpg": readPicture,
  ".mbox": async () => (await import("./text/messages/mailbox.ts")).readMailbox,
  ".markdown": async () => (await import("./markdown/markdown.ts")).readMarkdown,
  ".md": async () => (await import("./markdown/markdown.ts")).readMarkdown,
  ".mdx": async () => (await import("./markdown/markdown.ts")).readMarkdown,
  ".odt": async () => (await import("./office/odt.ts")).readOdt,
  ".pdf": async () => (await import("./pdf/pdf.ts")).readPdf,
  ".png": readPicture,
  ".pptx": async () => (await import("./office/pptx.ts")).readPptx,
  ".rtf": async () => (await import("./office/rtf.ts")).readRtf,
  ".srt": async () => (await import("./text/subtitles.ts")).readSubtitles,
  ".txt": async () => (await import("./text/plainText.ts")).readPlainText,
  ".vtt": async () => (await import("./text/subtitles.ts")).readSubtitles,
  ".webp": readPicture,
  ".xlsx": async () => (await import("./tables/xlsx.ts")).readXlsx,
  "result.json": async () => (await import("./text/messages/telegramExport.ts")).readTelegramExport,
} satisfies Readonly<Record<string, () => Promise<FormatReader>>>;

async function readPicture(): Promise<FormatReader> {
  return (await import("./pictures/picture.ts")).readPicture;
}

/**
 * What the names of files end with that can be read; in lower case, with the dot. Pictures are not
 * among them, since they are read only with text recognition.
 */
export const readableEndings: readonly string[] = Object.entries<unknown>(formats)
  .filter(([name, reader]) => name.startsWith(".") && reader !== readPicture)
  .map(([name]) => name);

/** The format that a file's name tells, such as `.pdf` or `result.json`; `null` if none that we read. */
export function formatOf(path: string): Format | null {
  const names = [basename(path), extname(path)].map((name) => name.toLowerCase());
  return names.find((name): name is Format => Object.hasOwn(formats, name)) ?? null;
}

export type Format = keyof typeof formats;

/** A picture, which is read only with text recognition. */
export function isPicture(format: Format): boolean {
  return formats[format] === readPicture;
}

/** Loads a format's reader, unless it is loaded. */
export async function loadReader(format: Format): Promise<FormatReader> {
  return formats[format]();
}
