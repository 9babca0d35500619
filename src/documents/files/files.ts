import { createHash } from "node:crypto";
import { constants, type Dirent } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { SourceFile } from "../document.ts";

/** A file that was left out, and why, in words for the maintainer. */
export interface UnreadableFile {
  readonly path: string;
  readonly reason: string;
}

/** The documents folder itself cannot be read; single files never cause this. */
export class DocumentsFolderError extends Error {
  override readonly name = "DocumentsFolderError";
}

/**
 * Reads every file of a folder and its subfolders, in the order of their paths, each with its
 * sidecar. Files and folders whose name starts with a dot are passed over, and so is
 * `questions.yaml` at the top. One file is in memory at
 * a time. Nothing but regular files inside the folder is opened: a pipe would never answer, and a
 * link could lead anywhere.
 *
 * @param maxMegabytes larger files are left out unread.
 * @throws DocumentsFolderError if the folder is missing or is no folder.
 */
export async function* readSourceFiles(
  folder: string,
  maxMegabytes: number,
): AsyncGenerator<SourceFile | UnreadableFile, void> {
  const found = await listFiles(folder);
  const names = new Set(found.map((file) => file.path));
  const owned = new Set(found.map((file) => sidecarOf(file.path)));
  for (const file of found) {
    if ("reason" in file) {
      yield file;
    } else if (file.path.endsWith(sidecarEnding)) {
      if (!owned.has(file.path)) yield { path: file.path, reason: lonelySidecar };
    } else {
      yield await readSourceFile(folder, file.path, names, maxMegabytes);
    }
  }
}

/** Questions to grade an index by; they stand beside the documents and are none. */
export const questionsFile = "questions.yaml";

const sidecarEnding = ".meta.yaml";
const lonelySidecar =
  "Expected a document of the same name beside it, found none. Name it after its document, or take it out of the folder.";

/** `trip.meta.yaml` for `trip.pdf`. */
function sidecarOf(path: string): string | null {
  return path.endsWith(sidecarEnding) ? null : path.replace(/\.[^./]+$/, "") + sidecarEnding;
}

async function readSourceFile(
  folder: string,
  path: string,
  names: ReadonlySet<string>,
  maxMegabytes: number,
): Promise<SourceFile | UnreadableFile> {
  try {
    const bytes = await readRegularFile(join(folder, path), maxMegabytes);
    const hash = createHash("sha256").update(bytes);
    const sidecarPath = sidecarOf(path) ?? "";
    if (!names.has(sidecarPath)) return { path, bytes, contentHash: hash.digest("hex") };
    const sidecar = await readRegularFile(join(folder, sidecarPath), maxMegabytes);
    // The length keeps bytes from wandering between the two unnoticed.
    hash.update(`\0${bytes.length}\0`).update(sidecar);
    return { path, bytes, sidecar, contentHash: hash.digest("hex") };
  } catch (error) {
    if (error instanceof RefusedFileError) return { path, reason: error.message };
    return { path, reason: `Could not be read: ${messageOf(error)}.` };
  }
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

type ListedFile = { readonly path: string } | UnreadableFile;

async function listFiles(folder: string): Promise<ListedFile[]> {
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
  const walk = async (inside: string, children: readonly Dirent[]) => {
    for (const child of children) {
      const path = inside === "" ? child.name : `${inside}/${child.name}`;
      if (child.name.startsWith(".") || path === questionsFile) continue;
      if (child.isDirectory()) {
        const below = await readdir(join(root, path), { withFileTypes: true }).catch(
          (error: unknown) => {
            found.push({ path, reason: `Could not be read: ${messageOf(error)}.` });
            return [];
          },
        );
        await walk(path, below);
      } else {
        const reason = child.isSymbolicLink() ? await judgeLink(root, path) : notAFile(child);
        found.push(reason === null ? { path } : { path, reason });
      }
    }
  };
  await walk("", entries);
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
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
