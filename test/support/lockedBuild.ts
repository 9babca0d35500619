import type { Embedder } from "../../src/embedding/embedder.ts";
import { buildLibrary } from "../../src/library/building/build.ts";
import type { Manifest } from "../../src/library/generations/manifest.ts";
import { removeLeftovers } from "../../src/library/generations/keptGenerations.ts";
import { acquireWriterLock } from "../../src/library/generations/writerLock.ts";
import { defaultSplitterSettings } from "../../src/passages/index.ts";
import { documentOf } from "./documents.ts";

/** Builds an index of one page as a maintainer's script does: under the lock, leftovers removed. */
export async function buildUnderLock(options: {
  readonly indexFolder: string;
  /** The title of the page, and in each of its sentences. */
  readonly subject: string;
  readonly passages: number;
  readonly embedder: Embedder;
}): Promise<Manifest> {
  const { indexFolder, subject, passages, embedder } = options;
  const blocks = Array.from({ length: passages }, (_, index) => [
    { kind: "heading" as const, text: `Day ${index}` },
    {
      kind: "text" as const,
      text: `On day ${index} the ${subject} opened at six. Boats brought herring and ${index} crabs.`,
    },
  ]).flat();
  const now = new Date();
  const lock = await acquireWriterLock(indexFolder, now);
  try {
    await removeLeftovers(indexFolder);
    const { manifest } = await buildLibrary({
      documents: [documentOf({ title: subject, blocks })],
      sources: subject,
      embedder,
      splitter: defaultSplitterSettings,
      indexFolder,
      now,
    });
    return manifest;
  } finally {
    lock.release();
  }
}
