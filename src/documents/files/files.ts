import { createHash } from "node:crypto";
import { constants, type Dirent } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import type { SourceFile } from "../document.ts";
import {
  type FolderMetadata,
  folderMetadataFile,
  readFolderMetadata,
} from "../folders/folderFacts/folderMetadata.ts";
import { isSitemap } from "../folders/folderFacts/sitemap.ts";
import { formatOf, isPicture, readableEndings } from "../formats/formats.ts";
import { findSidecars, sidecarEnding } from "./sidecars.ts";
import { folderPassedOver, isAsset, isUnmentioned } from "./passedOver.ts";

/** A file that was left out, and why, in words for the maintainer. */
export interface UnreadableFile {
  readonly path: string;
  readonly reason: string;
  /** What its name ends with (`.json`), where that is why: there may be thousands of a kind. */
  readonly unknownEnding?: string;
}

/** A file that nobody means to be read: part of a saved page, an icon, a script, a draft. */
export interface PassedOverFile {
  readonly path: string;
  /** What it is, for a line such as "3 parts of saved pages". */
  readonly passedOver: string;
}

/** A file that says something of the documents and is none. */
export interface CompanionFile {
  readonly path: string;
  readonly companion: "folder metadata" | "sitemap";
  readonly bytes: Uint8Array;
  readonly contentHash: string;
}

/** The documents folder itself cannot be read; single files never cause this. */
export class DocumentsFolderError extends Error {
  override readonly name = "DocumentsFolderError";
}

/**
 * Reads every file of a folder and its subfolders, in the order of their paths, each with its
 * sidecar. One file is in memory at a time, and none whose format cannot be read. Nothing but regular
 * files inside the folder is opened: a pipe would never answer, and a link could lead anywhere.
 *
 * Passed over without a word are `questions.yaml` at the top, names that begin with a dot, and what
 * programs leave behind (`~$report.docx`); with one, what a `folder.meta.yaml` ignores, and what
 * `isAsset` and `savedPageFolder` tell.
 *
 * @param maxMegabytes larger files are left out unread.
 * @param readsPictures otherwise pictures are passed over.
 * @throws DocumentsFolderError if the folder is missing or is no folder.
 */
export async function* readSourceFiles(
  folder: string,
  maxMegabytes: number,
  readsPictures = false,
): AsyncGenerator<SourceFile | UnreadableFile | PassedOverFile | CompanionFile, void> {
  const found = await listFiles(folder, maxMegabytes);
  const isRead = (path: string) => {
    const format = formatOf(path);
    return format !== null && (readsPictures || !isPicture(format));
  };
  const sidecars = findSidecars(
    found.map(({ path }) => path),
    isRead,
  );
  for (const file of found) {
    const ending = extname(file.path).toLowerCase();
    const format = formatOf(file.path);
    if (!isUnopened(file)) {
      yield file;
    } else if (isSitemap(file.path)) {
      yield await readCompanion(folder, file.path, "sitemap", maxMegabytes);
    } else if (file.path.endsWith(sidecarEnding)) {
      const problem = sidecars.problemOf(file.path);
      if (problem !== null) yield { path: file.path, reason: problem };
    } else if (format === null) {
      yield { path: file.path, reason: unknownFormat(ending), unknownEnding: ending };
    } else if (!isRead(file.path)) {
      yield { path: file.path, passedOver: "pictures (TEXT_RECOGNITION is off)" };
    } else {
      yield await readSourceFile(folder, file.path, sidecars.of(file.path), maxMegabytes);
    }
  }
}

function unknownFormat(ending: string): string {
  const known = readableEndings.join(", ");
  return `Expected one of ${known}, got ${ending || "no extension"}. Convert it, or take it out of the folder.`;
}

/** Questions to grade an index by; they stand beside the documents and are none. */
export const questionsFile = "questions.yaml";

async function readSourceFile(
  folder: string,
  path: string,
  sidecarPath: string | null,
  maxMegabytes: number,
): Promise<SourceFile | UnreadableFile> {
  try {
    const bytes = await readRegularFile(join(folder, path), maxMegabytes);
    const hash = createHash("sha256").update(bytes);
    if (sidecarPath === null) return { path, bytes, contentHash: hash.digest("hex") };
    const sidecar = await readRegularFile(join(folder, sidecarPath), maxMegabytes);
    // The length keeps bytes from wandering between the two unnoticed.
    hash.update(`\0${bytes.length}\0`).update(sidecar);
    return { path, bytes, sidecar, contentHash: hash.digest("hex") };
  } catch (error) {
    if (error instanceof RefusedFileError) return { path, reason: error.message };
    return { path, reason: `Could not be read: ${messageOf(error)}.` };
  }
}

async function readCompanion(
  folder: string,
  path: string,
  companion: CompanionFile["companion"],
  maxMegabytes: number,
): Promise<CompanionFile | UnreadableFile> {
  const file = await readSourceFile(folder, path, null, maxMegabytes);
  return "reason" in file ? file : { ...file, companion };
}

class RefusedFileError extends Error {
  override readonly name = "RefusedFileError";
}

async function readRegularFile(path: string, maxMegabytes: number): Promise<Uint8Array> {
  // Without O_NONBLOCK, what became a pipe since it was listed would hold us here for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const facts = await file.stat();
    const reason = notAFile(facts);
    if (reason !== null) throw new RefusedFileError(reason);
    if (facts.size > maxMegabytes * 2 ** 20) {
      const size = (facts.size / 2 ** 20).toFixed(1);
      throw new RefusedFileError(
        `Expected at most ${maxMegabytes} MB, got ${size} MB. Split it, or raise MAX_DOCUMENT_MB.`,
      );
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

type UnopenedFile = { readonly path: string };
type ListedFile = UnopenedFile | UnreadableFile | PassedOverFile | CompanionFile;

function isUnopened(file: ListedFile): file is UnopenedFile {
  return !("reason" in file || "passedOver" in file || "companion" in file);
}

async function listFiles(folder: string, maxMegabytes: number): Promise<ListedFile[]> {
  let root: string;
  let entries: Dirent[];
  try {
    root = await realpath(folder);
    entries = await readdir(root, { withFileTypes: true });
  } catch (error) {
    throw new DocumentsFolderError(
      `Expected a folder of documents at ${folder}, but it cannot be read (${messageOf(error)}). Make it, or set SEEDS_DIR to the right one.`,
    );
  }
  const found: ListedFile[] = [];
  const ignoring: FolderMetadata[] = [];
  const walk = async (inside: string, children: readonly Dirent[]) => {
    const pathOf = (name: string) => (inside === "" ? name : `${inside}/${name}`);
    const names = children.map((child) => child.name);
    if (children.some((child) => child.name === folderMetadataFile && child.isFile())) {
      const path = pathOf(folderMetadataFile);
      const file = await readCompanion(root, path, "folder metadata", maxMegabytes);
      found.push(file);
      if ("bytes" in file) ignoring.push(readFolderMetadata(inside, file.bytes));
    }
    for (const child of children) {
      const path = pathOf(child.name);
      if (
        isUnmentioned(child.name) ||
        path === questionsFile ||
        child.name === folderMetadataFile
      ) {
        continue;
      }
      const marked = child.isDirectory() ? `${path}/` : path;
      if (ignoring.some((metadata) => contains(metadata, path) && metadata.ignores(marked))) {
        found.push({ path: marked, passedOver: `ignored by ${folderMetadataFile}` });
      } else if (child.isDirectory()) {
        const what = folderPassedOver(child.name, names);
        if (what !== null) {
          found.push({ path: `${path}/`, passedOver: what });
          continue;
        }
        const below = await readdir(join(root, path), { withFileTypes: true }).catch(
          (error: unknown) => {
            found.push({ path, reason: `Could not be read: ${messageOf(error)}.` });
            return [];
          },
        );
        await walk(path, below);
      } else if (isAsset(child.name)) {
        found.push({ path, passedOver: "icons, fonts, styles and scripts" });
      } else {
        const reason = child.isSymbolicLink() ? await judgeLink(root, path) : notAFile(child);
        found.push(reason === null ? { path } : { path, reason });
      }
    }
  };
  await walk("", entries);
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function contains({ folder }: FolderMetadata, path: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

/** Why a symbolic link is not read, or `null` if it leads to a file in the folder. */
async function judgeLink(root: string, path: string): Promise<string | null> {
  try {
    const target = await realpath(join(root, path));
    const way = relative(root, target);
    if (way === ".." || way.startsWith(`..${sep}`)) {
      return "Expected a file in this folder, got a link that leads out of it. Copy the file here instead.";
    }
    const facts = await stat(target);
    if (facts.isDirectory()) {
      return "Expected a file, got a link to a folder, whose files are read where they are. Take the link out.";
    }
    return notAFile(facts);
  } catch (error) {
    const isLoop = error instanceof Error && "code" in error && error.code === "ELOOP";
    return isLoop
      ? "Expected a link to a file, got one that leads in a circle. Take it out of the folder."
      : "Expected a link to a file, got one that leads nowhere. Copy the file here instead.";
  }
}

type FileFacts = Pick<Dirent, "isFile" | "isFIFO" | "isSocket" | "isDirectory">;

/** @returns `null` for a regular file. */
function notAFile(facts: FileFacts): string | null {
  if (facts.isFile()) return null;
  const kind = facts.isFIFO()
    ? "a named pipe"
    : facts.isSocket()
      ? "a socket"
      : facts.isDirectory()
        ? "a folder"
        : "a device";
  return `Expected a file, got ${kind}. Take it out of the folder.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
