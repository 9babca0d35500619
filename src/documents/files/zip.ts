import { inflateRawSync } from "node:zlib";
import { UnreadableDocumentError } from "../document.ts";

// A .docx of a thousand pages unpacks to 20 MB, and XML packs 5 to 30 times.
const mostUnpackedBytes = 100 * 2 ** 20;
const mostEntries = 10_000;
const mostRatio = 200;
const ratioMattersFrom = 2 ** 20;

/**
 * Unpacks a zip, having made sure that it is no bomb: neither what it declares nor what comes out
 * may be more than 100 MiB, or than 200 times what went in.
 *
 * @returns the files in it, by name.
 * @throws UnreadableDocumentError if it is no zip, damaged, encrypted or a bomb.
 */
export function readZip(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = listEntries(view);
    const declared = entries.reduce((sum, entry) => sum + entry.unpackedBytes, 0);
    refuseBomb(declared, bytes.length);
    const files = new Map<string, Uint8Array>();
    let unpacked = 0;
    for (const entry of entries) {
      const file = unpack(view, entry, mostUnpackedBytes - unpacked);
      unpacked += file.length;
      refuseBomb(unpacked, bytes.length);
      files.set(entry.name, file);
    }
    return files;
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error;
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") {
      throw bomb(`more than ${mostUnpackedBytes / 2 ** 20} MB`);
    }
    throw damaged(error instanceof Error ? error.message : String(error));
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly offset: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const longestComment = 0xffff;

/** Reads the directory at the end of the file, which is what every reader of zips goes by. */
function listEntries(view: Buffer): Entry[] {
  let end = view.length - 22;
  const earliest = Math.max(0, end - longestComment);
  while (end >= earliest && view.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < earliest) throw damaged("its directory is missing");
  const count = view.readUInt16LE(end + 10);
  let at = view.readUInt32LE(end + 16);
  if (count > mostEntries) throw bomb(`${count} files`);
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (view.readUInt32LE(at) !== entrySignature) throw damaged("its directory is broken");
    if ((view.readUInt16LE(at + 8) & 1) !== 0) throw damaged("it is encrypted");
    const nameLength = view.readUInt16LE(at + 28);
    entries.push({
      name: view.toString("utf8", at + 46, at + 46 + nameLength),
      method: view.readUInt16LE(at + 10),
      packedBytes: view.readUInt32LE(at + 20),
      unpackedBytes: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(view: Buffer, entry: Entry, mostBytes: number): Uint8Array {
  const start =
    entry.offset + 30 + view.readUInt16LE(entry.offset + 26) + view.readUInt16LE(entry.offset + 28);
  const packed = view.subarray(start, start + entry.packedBytes);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged(`it is packed in a way we do not know (${entry.method})`);
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, mostBytes) });
}

function refuseBomb(unpackedBytes: number, packedBytes: number): void {
  if (unpackedBytes > mostUnpackedBytes) throw bomb(`${Math.round(unpackedBytes / 2 ** 20)} MB`);
  const ratio = unpackedBytes / Math.max(1, packedBytes);
  if (unpackedBytes > ratioMattersFrom && ratio > mostRatio) {
    throw bomb(`${Math.round(ratio)} times its size`);
  }
}

function bomb(size: string): UnreadableDocumentError {
  return new UnreadableDocumentError(
    `Expected a file that unpacks to at most ${mostUnpackedBytes / 2 ** 20} MB and ${mostRatio} times its size, got one that unpacks to ${size}. If you trust it, save it as PDF or text.`,
  );
}

function damaged(detail: string): UnreadableDocumentError {
  return new UnreadableDocumentError(
    `Expected a whole zip file, got a damaged one (${detail}). Save it anew, or take it out of the folder.`,
  );
}
