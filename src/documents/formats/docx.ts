import mammoth from "mammoth";
import { type DocumentParts, UnreadableDocumentError } from "../document.ts";
import { tidyText } from "../files/encoding.ts";
import { meantLanguage, meantTitle } from "../facts/metadata.ts";
import { takePageFacts } from "../facts/pageFacts.ts";
import { parsePage } from "./html/dom.ts";
import { readHtmlBlocks } from "./html/blocks.ts";
import { readZip } from "./zip.ts";

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
  let html: string;
  try {
    const result = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) },
    );
    html = result.value;
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
  const properties = parsePage(new TextDecoder().decode(entries.get("docProps/core.xml")));
  const property = (name: string) =>
    tidyText(properties.querySelector(name)?.textContent ?? "").trim() || null;
  const blocks = readHtmlBlocks(parsePage(html).body).map((block) => ({
    ...block,
    text: tidyText(block.text),
  }));
  return takePageFacts({
    title: meantTitle(property("dc\\:title")),
    publisher: property("dc\\:publisher"),
    language: meantLanguage(property("dc\\:language")),
    blocks,
  });
}

function damaged(detail: string): UnreadableDocumentError {
  return new UnreadableDocumentError(
    `Expected a .docx, got a damaged one (${detail}). Open it in Word and save it anew, or take it out of the folder.`,
  );
}
