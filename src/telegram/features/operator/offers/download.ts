import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

/** Brings a file from Telegram, by the path that `getFile` gives, into a new file here. */
export type Download = (
  filePath: string,
  target: { readonly path: string; readonly mostBytes: number },
) => Promise<{ readonly bytes: number; readonly sha256: string }>;

/** A file did not come, or not as it should. What was written of it is of no use. */
export class DownloadError extends Error {
  override readonly name = "DownloadError";
  readonly reason: "too large" | "cut off" | "refused";

  constructor(reason: DownloadError["reason"]) {
    // No address, which has the token in it.
    super(`Expected a file from Telegram, but it is ${reason}.`);
    this.reason = reason;
  }
}

/**
 * Downloads are streamed to the disk, and given up as soon as there are too many bytes, whatever
 * was said before.
 *
 * @throws DownloadError; errors of the file system as they are.
 */
export function createDownload(options: {
  readonly apiRoot: string;
  readonly token: string;
  /** Default: 300. */
  readonly longestSeconds?: number;
}): Download {
  const { apiRoot, token, longestSeconds = 300 } = options;
  return async (filePath, { path, mostBytes }) => {
    const way = filePath.split("/").map(encodeURIComponent).join("/");
    const file = await open(path, "wx");
    try {
      const hash = createHash("sha256");
      let bytes = 0;
      const chunks = fetchChunks(`${apiRoot}/file/bot${token}/${way}`, longestSeconds);
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > mostBytes) throw new DownloadError("too large");
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      await file.sync();
      return { bytes, sha256: hash.digest("hex") };
    } finally {
      await file.close();
    }
  };
}

async function* fetchChunks(address: string, longestSeconds: number): AsyncGenerator<Uint8Array> {
  // Leaving the loop early ends the connection too.
  const connection = new AbortController();
  const signal = AbortSignal.any([connection.signal, AbortSignal.timeout(longestSeconds * 1000)]);
  try {
    const response = await fetch(address, { signal, redirect: "error" });
    if (!response.ok || !response.body) throw new DownloadError("refused");
    for await (const chunk of response.body) yield chunk;
  } catch (error) {
    // Its message may quote the address.
    throw error instanceof DownloadError ? error : new DownloadError("cut off");
  } finally {
    connection.abort();
  }
}
