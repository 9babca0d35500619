import { getDocumentProxy } from "unpdf";
import { readWrittenDate } from "../../facts/dates/writtenDates.ts";
import { type DocumentParts, UnreadableDocumentError } from "../../document.ts";
import { tidyText } from "../../files/encoding.ts";
import { meantLanguage, meantTitle } from "../../facts/metadata.ts";
import { takePageFacts } from "../../facts/pageFacts.ts";
import type { FormatOptions } from "../formats.ts";
import { readPdfBlocks } from "./pdfBlocks.ts";
import { readLetters, unshift } from "./letters.ts";
import type { PdfPiece } from "./lines.ts";
import { readScans } from "./scans.ts";

/**
 * Reads a PDF's text page by page, or, of a scan, the text in its pictures. Its title, language and publisher are those in its properties;
 * the date only the one it gives for publication, for the others are those of the file.
 *
 * @throws UnreadableDocumentError if it is encrypted, damaged, or pictures of text without text.
 */
export async function readPdf(
  bytes: Uint8Array,
  { textRecognition }: FormatOptions = { textRecognition: [] },
): Promise<DocumentParts> {
  // pdf.js takes the bytes away with it, so it gets its own.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    verbosity: 0,
    stopAtErrors: false,
  }).catch((error: unknown) => {
    throw explain(error);
  });
  try {
    const pages: PdfPiece[][] = [];
    for (let page = 1; page <= pdf.numPages; page += 1) {
      pages.push(await readPieces(await pdf.getPage(page)));
    }
    const isScan = pages.every((pieces) => pieces.length === 0);
    if (isScan && textRecognition.length === 0) {
      throw new UnreadableDocumentError(
        "Expected a PDF with text, got one with pictures only. Set TEXT_RECOGNITION to its language, such as en, or run a text recognition (OCR) over it first.",
      );
    }
    const { info, metadata } = await pdf.getMetadata();
    const stated = (name: string) => textOf((metadata as XmpMetadata | null)?.get(name));
    const properties = info as Readonly<Record<string, unknown>>;
    return takePageFacts({
      title: meantTitle(textOf(properties.Title)) ?? meantTitle(stated("dc:title")),
      publisher: stated("dc:publisher"),
      published: readWrittenDate(
        stated("prism:publicationdate") ?? stated("dc:date") ?? "no date stated",
      ),
      language: meantLanguage(textOf(properties.Language)) ?? meantLanguage(stated("dc:language")),
      blocks: isScan ? await readScans(pdf, textRecognition) : unshift(readPdfBlocks(pages)),
    });
  } catch (error) {
    throw explain(error);
  } finally {
    await pdf.destroy();
  }
}

interface XmpMetadata {
  get(name: string): unknown;
}

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>["getPage"]>>;

async function readPieces(page: PdfPage): Promise<PdfPiece[]> {
  const { items } = await page.getTextContent();
  page.cleanup();
  const pieces = items.flatMap((item) => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform as number[];
    const piece = {
      text: readLetters(item.str),
      x,
      y,
      width: item.width,
      size: Math.hypot(a, b) || item.height,
    };
    return [{ piece, isUpright: Math.abs(b) <= Math.abs(a) * mostSlant }];
  });
  // A stamp in the margin stands on end; a page that does so as a whole is read as it comes.
  const upright = pieces.filter(({ isUpright }) => isUpright);
  const isMostlyUpright = upright.length >= pieces.length / 2;
  return (isMostlyUpright ? upright : pieces).map(({ piece }) => piece);
}

const mostSlant = 0.3;

function textOf(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? tidyText(first).trim() || null : null;
}

function explain(error: unknown): UnreadableDocumentError {
  if (error instanceof UnreadableDocumentError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === "PasswordException") {
    return new UnreadableDocumentError(
      "Expected a PDF without a password, got an encrypted one. Save a copy without the password.",
    );
  }
  return new UnreadableDocumentError(
    `Expected a PDF, got a damaged one (${detail}). Save it anew, or take it out of the folder.`,
  );
}
