import ignore from "ignore";
import { decodeText } from "../../files/encoding.ts";
import { readWrittenFacts } from "../../facts/writtenFacts.ts";
import { meantLanguage } from "../../facts/metadata.ts";
import { isWebAddress } from "../../facts/webAddress.ts";
import { baseAddress, type FilePlace, fillAddress, unknownPlaceholders } from "./address.ts";

/** The file that says for every document below its folder what need not be said in each. */
export const folderMetadataFile = "folder.meta.yaml";

/** What one `folder.meta.yaml` says. */
export interface FolderMetadata {
  /** The folder it stands in, relative to the documents folder; "" for that itself. */
  readonly folder: string;
  readonly publisher: string | null;
  readonly language: string | null;
  /** With placeholders, as `fillAddress` takes it. */
  readonly url: string | null;
  /** @param path of a file or, with a slash at its end, a folder; relative to the documents folder. */
  ignores(path: string): boolean;
  /** What was not understood, for the maintainer. */
  readonly notes: readonly string[];
}

/**
 * Reads a `folder.meta.yaml`:
 *
 *     publisher: The Harbour Times
 *     language: en
 *     url: https://news.example.org/{year}/{slug}
 *     ignore: [drafts/, "*.log"]          as in a .gitignore
 *
 * A field that does not fit is ignored and told in `notes`.
 */
export function readFolderMetadata(folder: string, bytes: Uint8Array): FolderMetadata {
  let text: string;
  try {
    text = decodeText(bytes);
  } catch (error) {
    return { ...nothing(folder), notes: [error instanceof Error ? error.message : String(error)] };
  }
  const { values, notes: readingNotes } = readWrittenFacts(text, "it");
  const notes = [...readingNotes];
  for (const key of values.keys()) {
    if (!knownKeys.includes(key)) {
      notes.push(`${key}: not known here; expected ${knownKeys.join(", ")}`);
    }
  }
  const stringOf = (key: string) => {
    const value = values.get(key);
    return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
  };
  const writtenUrl = stringOf("url");
  const url = writtenUrl === null || isTemplate(writtenUrl) ? writtenUrl : null;
  if (writtenUrl !== null && url === null) {
    notes.push(
      `url: expected an address such as https://news.example.org/{slug}, with none but {path}, {slug}, {year}, {month} and {day} in brackets, got ${writtenUrl}`,
    );
  }
  const writtenLanguage = stringOf("language");
  const language = meantLanguage(writtenLanguage);
  if (writtenLanguage !== null && language === null) {
    notes.push(`language: expected a tag such as en or uk, got ${writtenLanguage}`);
  }
  const patterns = [values.get("ignore") ?? []].flat().filter((one) => typeof one === "string");
  const ignored = ignore().add(patterns);
  return {
    folder,
    publisher: stringOf("publisher"),
    language,
    url,
    ignores(path) {
      const inside = folder === "" ? path : path.slice(folder.length + 1);
      return ignore.isPathValid(inside) && ignored.ignores(inside);
    },
    notes,
  };
}

const knownKeys = ["publisher", "language", "url", "ignore"];

function nothing(folder: string): FolderMetadata {
  return { folder, publisher: null, language: null, url: null, ignores: () => false, notes: [] };
}

function isTemplate(url: string): boolean {
  const example = { path: "a", slug: "a", published: "2026-06-29" };
  return unknownPlaceholders(url).length === 0 && isWebAddress(fillAddress(url, example) ?? "");
}

/** What the folders above a file say together; the nearest that says something counts. */
export interface InheritedMetadata {
  readonly publisher: string | null;
  readonly language: string | null;
  /** The address of the file, if the folders' `url` can be filled for it. */
  addressOf(place: Omit<FilePlace, "path">): string | null;
  /** What a relative address of a document is joined to. */
  readonly base: string | null;
}

export function inheritMetadata(
  path: string,
  folders: readonly FolderMetadata[],
): InheritedMetadata {
  const above = folders
    .filter(({ folder }) => folder === "" || path.startsWith(`${folder}/`))
    .toSorted((a, b) => b.folder.length - a.folder.length);
  const withUrl = above.find(({ url }) => url !== null);
  const url = withUrl?.url ?? null;
  const inside = withUrl && withUrl.folder !== "" ? path.slice(withUrl.folder.length + 1) : path;
  return {
    publisher: above.find(({ publisher }) => publisher !== null)?.publisher ?? null,
    language: above.find(({ language }) => language !== null)?.language ?? null,
    addressOf: (place) => (url === null ? null : fillAddress(url, { ...place, path: inside })),
    base: url === null ? null : baseAddress(url),
  };
}
