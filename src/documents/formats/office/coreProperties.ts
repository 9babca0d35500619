import type { DocumentParts } from "../../document.ts";
import { meantLanguage, meantTitle } from "../../facts/metadata.ts";
import { tidyText } from "../../files/encoding.ts";
import type { XmlArchive } from "./xmlArchive.ts";

/**
 * Title, publisher and language as an office file's properties state them. Its dates are those of
 * the file and say nothing of publication.
 *
 * @param part where they stand: `docProps/core.xml` in Microsoft's formats, `meta.xml` in OpenDocument.
 */
export function readCoreProperties(
  file: XmlArchive,
  part = "docProps/core.xml",
): Pick<DocumentParts, "title" | "publisher" | "language"> {
  const properties = file.part(part);
  const property = (name: string) =>
    tidyText(properties?.querySelector(name)?.textContent ?? "").trim() || null;
  return {
    title: meantTitle(property("dc\\:title")),
    publisher: property("dc\\:publisher"),
    language: meantLanguage(property("dc\\:language")),
  };
}
