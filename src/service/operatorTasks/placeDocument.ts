import { createHash } from "node:crypto";
import { constants, createReadStream } from "node:fs";
import { link, lstat, open, readdir, rename, rm, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { findSidecars, readableEndings } from "../../documents/index.ts";
import type { Offer } from "./offeredDocuments.ts";

/** What stands in a folder under a name. "unfit" is what is no file: a folder, a link. */
type Place = "free" | "file" | "unfit";

/**
 * "unfit": what is there is no file. `taken` is the SHA-256 of a file of this name that may not be
 * replaced.
 */
export type Placement = "placed" | "unfit" | { readonly taken: string };

export interface PlacingOptions {
  readonly folder: string;
  readonly name: string;
  /** The document to be placed, and its SHA-256, hexadecimal. */
  readonly from: string;
  readonly sha256: string;
  /** Tells drafts apart; the same document may be placed again after a kill. */
  readonly id: string;
  /** SHA-256 of the file that may be replaced; `null` for none. */
  readonly replaces: string | null;
}

/**
 * Looks what stands under a name. A file whose name differs only in how accents are written is the
 * same to a reader.
 *
 * @throws if the folder cannot be read.
 */
async function lookAt(
  folder: string,
  name: string,
): Promise<{ readonly place: Place; readonly path: string }> {
  const names = await readdir(folder);
  const found = names.find((other) => other.normalize("NFC") === name) ?? name;
  const path = join(folder, found);
  const facts = await lstat(path).catch(() => null);
  const place = facts === null ? "free" : facts.isFile() ? "file" : "unfit";
  return { place, path };
}

/**
 * What a document of this name would meet in the folder: the file that it would replace, by its SHA-256,
 * and a file beside it (`trip.meta.yaml`) that states facts of documents of this name.
 */
export async function lookAround(
  folder: string,
  name: string,
): Promise<"unfit" | Pick<Offer, "replaces" | "sidecar">> {
  const { place, path } = await lookAt(folder, name);
  if (place === "unfit") return "unfit";
  if (place === "file") return { replaces: await hashOf(path), sidecar: null };
  const names = [...(await readdir(folder)), name];
  const isDocument = (other: string) => readableEndings.includes(extname(other).toLowerCase());
  const sidecars = findSidecars(names, isDocument);
  const sidecar =
    sidecars.of(name) ?? names.find((other) => sidecars.sharersOf(other).includes(name));
  if (sidecar === undefined) return { replaces: null, sidecar: null };
  const others = sidecars.sharersOf(sidecar).filter((other) => other !== name);
  return { replaces: null, sidecar: { name: sidecar, others } };
}

/**
 * Puts a document into the folder, in one step: whoever reads the folder, and whatever is killed,
 * there is the file before or the whole new one. Nothing is written through a link. Placing what is
 * placed already is the same as once.
 *
 *     offered/0c3e….document ─→ .quoth-0c3e….part ─→ fsync ─→ link (nothing there yet) or rename
 *
 * @throws errors of the file system; the folder is as it was then.
 */
export async function placeDocument(options: PlacingOptions): Promise<Placement> {
  const { folder, name, from, sha256, id, replaces } = options;
  const { place, path } = await lookAt(folder, name);
  if (place === "unfit") return "unfit";
  if (place === "file") {
    const there = await hashOf(path);
    if (there === sha256) return "placed";
    if (there !== replaces) return { taken: there };
  }
  // The reader passes over names with a dot.
  const draft = join(folder, `${draftPrefix}${id}${draftEnding}`);
  try {
    await rm(draft, { force: true });
    await copy(from, draft);
    if ((await hashOf(draft)) !== sha256) {
      throw new Error("Expected the document as it was sent, got another. Send it again.");
    }
    if (place === "file") await rename(draft, path);
    else if (!(await moveToFree(draft, path))) return { taken: await hashOf(path) };
    await syncFolder(folder);
    return "placed";
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes drafts that a kill has left, once they are older than a day. */
export async function removeOldDrafts(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(draftPrefix) || !name.endsWith(draftEnding)) continue;
    const path = join(folder, name);
    const facts = await stat(path).catch(() => null);
    if (facts && now.getTime() - facts.mtimeMs > 86_400_000) await rm(path, { force: true });
  }
}

/** Whether an error is the file system's, such as ENOSPC. */
export function isDiskError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && "syscall" in error && "code" in error;
}

const draftPrefix = ".quoth-";
const draftEnding = ".part";

/** The SHA-256 of a file, hexadecimal. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

async function copy(from: string, to: string): Promise<void> {
  // "wx" follows no link: it makes the file, or fails.
  const file = await open(to, "wx", 0o644);
  try {
    for await (const chunk of createReadStream(from)) await file.writeFile(chunk as Uint8Array);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** @returns false if something came there in the meantime. */
async function moveToFree(draft: string, path: string): Promise<boolean> {
  try {
    // Unlike a rename, this replaces nothing.
    await link(draft, path);
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") return false;
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(String(code))) throw error;
  }
  // A file system without links, such as FAT: looking first is the best that can be done there.
  if (await lstat(path).catch(() => null)) return false;
  await rename(draft, path);
  return true;
}

async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, constants.O_RDONLY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Not every system can; the file itself is on the disk.
  }
}
