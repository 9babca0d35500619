import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openIndex } from "../../src/service/index.ts";
import type { Config } from "../../src/config.ts";
import { createBuildReporter } from "../../src/cli/buildProgress.ts";
import { type DigestFigures, measureDigest } from "./measureDigest.ts";

/**
 * Measures the digests of a folder's documents, on an index of its own that goes afterwards.
 *
 * @param folder `null` for the documents folder and its index.
 * @throws as `openIndex`.
 */
export async function measureFolder(folder: string | null, config: Config): Promise<DigestFigures> {
  if (folder === null) return measure(config);
  const temporary = await mkdtemp(join(tmpdir(), "quoth-digest-"));
  try {
    return await measure({
      ...config,
      documentsFolder: resolve(folder),
      indexFolder: join(temporary, "index"),
      dataFolder: join(temporary, "data"),
    });
  } finally {
    await rm(temporary, { recursive: true });
  }
}

async function measure(config: Config): Promise<DigestFigures> {
  const app = await openIndex(config, createBuildReporter());
  try {
    return await measureDigest(app, { date: new Date().toISOString().slice(0, 10) });
  } finally {
    await app.close();
  }
}
