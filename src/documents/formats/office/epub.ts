import { type DocumentParts, type ParsedBlock, UnreadableDocumentError } from "../../document.ts";
import { meantDate, readWrittenDate } from "../../facts/dates/writtenDates.ts";
import { meantLanguage, meantTitle } from "../../facts/metadata.ts";
import { tidyText } from "../../files/encoding.ts";
import { readHtmlBlocks } from "../html/htmlBlocks.ts";
import { parsePage } from "../html/dom.ts";
import { type XmlArchive, readXmlArchive } from "./xmlArchive.ts";

/**
 * Reads an e-book: its chapters in reading order, as web pages are read; title, publisher, date and
 * language as the book states them. Its table of contents is left out.
 *
 * @throws UnreadableDocumentError if it is no .epub, protected against copying, or unpacks to more
 *   than is sane.
 */
export function readEpub(bytes: Uint8Array): DocumentParts {
  const book = readXmlArchive(bytes, {
    ending: ".epub",
    program: "an e-book editor",
    main: "META-INF/container.xml",
  });
  const path = book
    .part("META-INF/container.xml")
    ?.querySelector("rootfile")
    ?.getAttribute("full-path");
  const contents = path ? book.part(path) : null;
  if (!path || contents === null) {
    throw new UnreadableDocumentError(
      "Expected an .epub that names its contents, got one that does not. Export the book again.",
    );
  }
  const items = new Map(
    Array.from(contents.querySelectorAll("manifest > item"), (item) => [
      item.getAttribute("id") ?? "",
      item,
    ]),
  );
  const blocks = Array.from(contents.querySelectorAll("spine > itemref")).flatMap((reference) => {
    const item = items.get(reference.getAttribute("idref") ?? "");
    const isContents = /(^|\s)nav(\s|$)/.test(item?.getAttribute("properties") ?? "");
    if (!item || isContents) return [];
    const target = new URL(item.getAttribute("href") ?? "", `file:///${path}`).pathname;
    return readChapter(book, decodeURIComponent(target.slice(1)));
  });
  const stated = (name: string) =>
    tidyText(contents.querySelector(`dc\\:${name}`)?.textContent ?? "").trim() || null;
  return {
    title: meantTitle(stated("title")),
    publisher: stated("publisher"),
    published: meantDate(readWrittenDate(stated("date") ?? "")),
    language: meantLanguage(stated("language")),
    blocks,
  };
}

function readChapter(book: XmlArchive, name: string): ParsedBlock[] {
  const xhtml = book.text(name);
  if (xhtml === null) return [];
  return readHtmlBlocks(parsePage(closeElements(xhtml)).body).map((block) => ({
    ...block,
    text: tidyText(block.text),
  }));
}

/** XHTML closes empty elements in a way that HTML does not know: `<title/>` would swallow the chapter. */
function closeElements(xhtml: string): string {
  return xhtml.replaceAll(/<([a-z][\w:-]*)\b([^<>]*)\/>/gi, (whole, name: string, rest: string) =>
    voidElements.has(name.toLowerCase()) ? whole : `<${name}${rest}></${name}>`,
  );
}

const voidElements = new Set(
  "area base br col embed hr img input link meta source track wbr".split(" "),
);
