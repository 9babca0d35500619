import type { DocumentParts } from "../document.ts";

/**
 * Reads the bytes of one file.
 *
 * @throws UnreadableDocumentError if it cannot; any other error costs the file too, with a vaguer
 *   reason.
 */
export type FormatReader = (bytes: Uint8Array) => DocumentParts | Promise<DocumentParts>;

/**
 * The formats we read, by what a file's name ends with in lower case. A new format is a file here
 * and a line in this table; docs/extending/format.md shows one.
 *
 * A reader is loaded with the first file that needs it: together they take some 100 MB, and who only
 * wants the list of endings loads none.
 */
const formats = {
  ".csv": async () => (await import("./tables/csv.ts")).readCsv,
  ".docx": async () => (await import("./docx.ts")).readDocx,
  ".eml": async () => (await import("./messages/email.ts")).readEmail,
  ".epub": async () => (await import("./epub.ts")).readEpub,
  ".htm": async () => (await import("./html/html.ts")).readHtml,
  ".html": async () => (await import("./html/html.ts")).readHtml,
  ".md": async () => (await import("./markdown/markdown.ts")).readMarkdown,
  ".odt": async () => (await import("./office/odt.ts")).readOdt,
  ".pdf": async () => (await import("./pdf/pdf.ts")).readPdf,
  ".pptx": async () => (await import("./office/pptx.ts")).readPptx,
  ".rtf": async () => (await import("./office/rtf.ts")).readRtf,
  ".srt": async () => (await import("./subtitles.ts")).readSubtitles,
  ".txt": async () => (await import("./plainText.ts")).readPlainText,
  ".vtt": async () => (await import("./subtitles.ts")).readSubtitles,
  ".xlsx": async () => (await import("./tables/xlsx.ts")).readXlsx,
} satisfies Readonly<Record<string, () => Promise<FormatReader>>>;

/** What the names of files end with that can be read; in lower case, with the dot. */
export const readableEndings: readonly string[] = Object.keys(formats);

/** The reader for an ending such as `.pdf`, or `null` if there is none. */
export async function loadReader(ending: string): Promise<FormatReader | null> {
  return Object.hasOwn(formats, ending) ? formats[ending as keyof typeof formats]() : null;
}
