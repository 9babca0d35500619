import type { Document } from "grammy/types";
import { badRequest, readString, type Payload } from "./rules.ts";

/** Files that people have sent, and where a bot downloads them from. */
export interface Files {
  add(file: SentFile): Document;
  getFile(payload: Payload): object;
  /** What is downloaded from a path; undefined if nothing is. */
  read(path: string): Uint8Array | undefined;
}

/** A document as a person sends it. */
export interface SentFile {
  readonly name?: string;
  readonly bytes: Uint8Array;
  /** What Telegram says of the size, where that is not so. */
  readonly statedBytes?: number;
}

/** The largest file that Telegram gives a bot. */
const mostBytes = 20 * 2 ** 20;

export function createFiles(): Files {
  const files = new Map<string, SentFile>();

  const statedBytesOf = ({ bytes, statedBytes = bytes.length }: SentFile) => statedBytes;

  return {
    add(file) {
      const id = `document-${files.size + 1}`;
      files.set(id, file);
      return {
        file_id: id,
        file_unique_id: `unique-${id}`,
        file_size: statedBytesOf(file),
        ...(file.name !== undefined && { file_name: file.name }),
      };
    },
    getFile({ file_id: fileId }) {
      const id = readString(fileId) ?? "";
      const file = files.get(id);
      if (!file) throw badRequest("invalid file_id");
      if (file.bytes.length > mostBytes) throw badRequest("file is too big");
      return {
        file_id: id,
        file_unique_id: `unique-${id}`,
        file_size: statedBytesOf(file),
        file_path: `documents/${id}`,
      };
    },
    read: (path) => files.get(path.replace(/^documents\//, ""))?.bytes,
  };
}
