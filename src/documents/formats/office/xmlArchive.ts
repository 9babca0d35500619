import { UnreadableDocumentError } from "../../document.ts";
import { decodeText } from "../../files/encoding.ts";
import { type Page, parseXml } from "../html/dom.ts";
import { readZip } from "../../files/zip.ts";

/** A zip of XML parts, as office programs and e-books use it. */
export interface XmlArchive {
  /** The text of the part of this name, such as `ppt/slides/slide1.xml`; `null` if there is none. */
  text(name: string): string | null;
  /** The same, parsed; anew at each call. */
  part(name: string): Page | null;
}

export interface ArchiveFormat {
  readonly ending: string;
  readonly program: string;
  /** The part without which it is another kind of file. */
  readonly main: string;
}

/** @throws UnreadableDocumentError if it is another kind of file, encrypted, damaged or a zip bomb. */
export function readXmlArchive(
  bytes: Uint8Array,
  { ending, program, main }: ArchiveFormat,
): XmlArchive {
  // An encrypted file, like one of before 2007, is a compound file and no zip.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw new UnreadableDocumentError(
      `Expected ${ending} without a password, got an encrypted or an old file. Open it in ${program} and save it again as ${ending} without a password.`,
    );
  }
  const entries = readZip(bytes);
  if (!entries.has(main)) {
    throw new UnreadableDocumentError(
      `Expected ${ending}, got a file without ${main}. Open it in ${program} and save it again as ${ending}.`,
    );
  }
  if (isEncrypted(entries)) {
    throw new UnreadableDocumentError(
      `Expected ${ending} that anyone can open, got a protected one. Save it again without a password.`,
    );
  }
  const text = (name: string) => {
    const entry = entries.get(name);
    return entry === undefined ? null : decodeText(entry);
  };
  return {
    text,
    part(name) {
      const xml = text(name);
      return xml === null ? null : parseXml(xml);
    },
  };
}

/** OpenDocument and EPUB keep the names of parts and encrypt what is in them. EPUB's fonts do not count. */
function isEncrypted(entries: ReadonlyMap<string, Uint8Array>): boolean {
  return ["META-INF/manifest.xml", "META-INF/encryption.xml"].some((name) => {
    const listing = new TextDecoder().decode(entries.get(name));
    return /<manifest:encryption-data|xmlenc#(?:aes|tripledes)/.test(listing);
  });
}
