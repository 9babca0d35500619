import mammoth from "mammoth";
import { type DocumentParts, UnreadableDocumentError } from "../../document.ts";
import { tidyText } from "../../files/encoding.ts";
import { takePageFacts } from "../../facts/pageFacts.ts";
import { parsePage, parseXml } from "../html/dom.ts";
import { readCoreProperties } from "./coreProperties.ts";
import { readHtmlBlocks } from "../html/htmlBlocks.ts";
import { findHiddenStyles, simplifyWordXml } from "./wordXml.ts";
import { readZip } from "../../files/zip.ts";

/**
 * Reads a Word document. Its title is the one in its properties, else its first heading; the dates
 * in its properties are those of the file and say nothing of publication. Images and everything
 * outside the file are left alone.
 *
 * @throws UnreadableDocumentError if it is no .docx, encrypted, or unpacks to more than is sane.
 */
export async function readDocx(bytes: Uint8Array): Promise<DocumentParts> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw new UnreadableDocumentError(
      "Expected a .docx without a password, got an encrypted or an old Word file. Open it in Word and save it anew as .docx without a password.",
    );
  }
  const entries = readZip(bytes);
  if (!entries.has("word/document.xml")) throw damaged("it has no word/document.xml");
  const html = await convertToHtml(entries);
  const partOf = (name: string) => textOf(entries.get(name));
  const blocks = readHtmlBlocks(parsePage(html).body).map((block) => ({
    ...block,
    text: tidyText(block.text),
  }));
  return takePageFacts({
    ...readCoreProperties({ text: partOf, part: (name) => parseXml(partOf(name)) }),
    blocks,
  });
}

/** What mammoth needs of a zip: it reads our own unpacked and simplified parts. */
interface DocxFile {
  exists(name: string): boolean;
  read(name: string, encoding?: string): Promise<string | Uint8Array>;
}

async function convertToHtml(entries: ReadonlyMap<string, Uint8Array>): Promise<string> {
  const hiddenStyles = findHiddenStyles(textOf(entries.get("word/styles.xml")));
  const file: DocxFile = {
    exists: (name) => entries.has(name),
    read(name, encoding) {
      const bytes = entries.get(name) ?? new Uint8Array();
      if (encoding === undefined) return Promise.resolve(bytes);
      if (encoding === "base64") return Promise.resolve(Buffer.from(bytes).toString("base64"));
      const isText = /^word\/(?:document|footnotes|endnotes)\d*\.xml$/.test(name);
      const xml = textOf(bytes);
      return Promise.resolve(
        isText ? simplifyWordXml(xml, hiddenStyles, (id) => readChunk(entries, id)) : xml,
      );
    },
  };
  try {
    const { value } = await mammoth.convertToHtml(
      // Its types do not know that it takes a zip that is open already.
      { file } as unknown as Parameters<typeof mammoth.convertToHtml>[0],
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) },
    );
    return value
      .replaceAll(/<input type="checkbox" checked="checked" ?\/>/g, "☒ ")
      .replaceAll(/<input type="checkbox" ?\/>/g, "☐ ");
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

/** The paragraphs of a page or a plain text that is embedded in the document. */
function readChunk(entries: ReadonlyMap<string, Uint8Array>, id: string): string[] {
  const relations = textOf(entries.get("word/_rels/document.xml.rels"));
  const relation = [...relations.matchAll(/<Relationship\b[^>]*>/g)].find(([element]) =>
    element.includes(`Id="${id}"`),
  );
  const target = /\bTarget="\/?([^"]*)"/.exec(relation?.[0] ?? "")?.[1] ?? "";
  const bytes = entries.get(`word/${target}`) ?? entries.get(target);
  if (bytes === undefined) return [];
  if (/\.(?:x?html?|mht)$/i.test(target))
    return readHtmlBlocks(parsePage(textOf(bytes)).body).map((block) => block.text);
  return /\.txt$/i.test(target) ? textOf(bytes).split(/\n\s*\n/) : [];
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes).replace(/^\uFEFF/, "");
}

function damaged(detail: string): UnreadableDocumentError {
  return new UnreadableDocumentError(
    `Expected a .docx, got a damaged one (${detail}). Open it in Word and save it anew, or take it out of the folder.`,
  );
}
