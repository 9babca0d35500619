import { createHash } from "node:crypto";
import { composeDocument, type Document, UnreadableDocumentError } from "../document.ts";
import type { CompanionFile, UnreadableFile } from "../files/files.ts";
import { decodeText } from "../files/encoding.ts";
import { placeInFolder } from "./folderFacts/place.ts";
import {
  type FolderMetadata,
  folderMetadataFile,
  readFolderMetadata,
} from "./folderFacts/folderMetadata.ts";
import { readSitemaps } from "./folderFacts/sitemap.ts";
import { dropRepetition } from "./furniture/repetition.ts";
import type { ParsedFile } from "../parsing/parse.ts";
import { findStories, joinStories } from "./stories.ts";
import { findTranslations } from "./translations.ts";

/**
 * Makes the documents of a folder from its files, in the order of their paths. A text that stands
 * in several files is one document, with the metadata of the first.
 *
 * @param companions what the folder says of all of them.
 */
export function composeDocuments(
  files: readonly ParsedFile[],
  companions: readonly CompanionFile[] = [],
): {
  documents: Document[];
  failures: UnreadableFile[];
  notes: { path: string; note: string }[];
} {
  const documents = new Map<string, Document>();
  const translations = new Map<string, readonly string[]>();
  const failures: UnreadableFile[] = [];
  const folders = readFolders(companions);
  const sitemap = readSitemaps(textsOf(companions, "sitemap"));
  const inOrder = files
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(takeApart)
    .map((file) => ({ ...file, parts: placeInFolder(file, folders, sitemap) }));
  const parts = dropRepetition(inOrder.map((file) => file.parts));
  for (const [index, file] of inOrder.entries()) {
    try {
      const document = composeDocument(file, parts[index] ?? file.parts);
      const twin = documents.get(document.id);
      const paths = twin ? [...twin.paths, file.path] : document.paths;
      documents.set(document.id, { ...(twin ?? document), paths });
      if (!twin) translations.set(document.id, file.parts.translations ?? []);
    } catch (error) {
      if (!(error instanceof UnreadableDocumentError)) throw error;
      failures.push({ path: file.path, reason: error.message });
    }
  }
  const stories = joinStories(
    findStories([...documents.values()]),
    findTranslations(
      [...documents.values()].map((document) => ({
        ...document,
        translations: translations.get(document.id) ?? [],
      })),
    ),
  );
  const notes = [
    ...folders.map(({ folder, notes: ofFolder }) => ({
      path: folder === "" ? folderMetadataFile : `${folder}/${folderMetadataFile}`,
      notes: ofFolder,
    })),
    ...inOrder.map(({ path, parts: { notes: ofFile = [] } }) => ({ path, notes: ofFile })),
  ];
  return {
    documents: [...documents.values()].map((document) => ({
      ...document,
      story: stories.get(document.id) ?? document.id,
    })),
    failures,
    notes: notes.flatMap(({ path, notes: all }) => all.map((note) => ({ path, note }))),
  };
}

/** The documents of a file that holds several, each under a path of its own; or the file itself. */
function takeApart(file: ParsedFile): ParsedFile[] {
  const { members } = file.parts;
  if (members === undefined) return [file];
  return members.map((parts) => ({
    path: `${file.path}#${parts.name}`,
    // Its own words, so that a new message in the file does not change the others.
    contentHash: createHash("sha256").update(JSON.stringify(parts)).digest("hex"),
    parts,
  }));
}

function readFolders(companions: readonly CompanionFile[]): FolderMetadata[] {
  return companions
    .filter(({ companion }) => companion === "folder metadata")
    .map(({ path, bytes }) => readFolderMetadata(dirname(path), bytes));
}

function dirname(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

function textsOf(companions: readonly CompanionFile[], kind: CompanionFile["companion"]): string[] {
  return companions.flatMap(({ companion, bytes }) => {
    if (companion !== kind) return [];
    try {
      return [decodeText(bytes)];
    } catch {
      // A sitemap that is no text names no address; nothing of the documents is lost.
      return [];
    }
  });
}
