import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { z } from "zod";
import { describeFile, flushToDisk, generationName } from "./generationFolder.ts";
import { IndexDamagedError, IndexMismatchError, rebuildAdvice } from "./indexErrors.ts";

/**
 * Raised whenever an older program could not read what this one writes, or the other way round, and
 * whenever sentences or words are found differently: an index is updated by taking out exactly what
 * was put in.
 */
const indexFormat = 5;

const fileSchema = z.object({ bytes: z.number(), sha256: z.string() });

const manifestSchema = z.object({
  format: z.literal(indexFormat),
  createdAt: z.string(),
  embedder: z.object({ id: z.string(), dimensions: z.number().int().positive() }),
  splitter: z.object({ targetWords: z.number() }),
  /** `fingerprintFolder` of the documents it was built from. */
  sources: z.string(),
  /** `fingerprintContents` of the documents; earlier versions did not write it. */
  contents: z.string().optional(),
  counts: z.object({
    documents: z.number(),
    passages: z.number(),
    sentences: z.number(),
    /** Vectors that are still in the file but belong to no sentence any more. */
    removedVectors: z.number(),
  }),
  /** Confidences from which on a quote answers, or answers weakly, as calibrated on these documents. */
  verdictThresholds: z.object({ answered: z.number(), weak: z.number() }).optional(),
  files: z.object({ "library.db": fileSchema, "vectors.hnsw": fileSchema }),
});

/** What a generation says of itself. */
export type Manifest = z.output<typeof manifestSchema>;

/** What is known of a generation before its files are described. */
export type GenerationFacts = Omit<Manifest, "format" | "files">;

/** The files of a generation beside its manifest. */
export const databaseFile = "library.db";
export const vectorsFile = "vectors.hnsw";

const manifestFile = "manifest.json";

/**
 * Writes the manifest of a folder whose other files are finished, and makes the disk have them all.
 *
 * @returns it, and the name of the generation that it makes of them.
 */
export async function writeManifest(
  folder: string,
  facts: GenerationFacts,
): Promise<{ readonly name: string; readonly manifest: Manifest }> {
  const manifest: Manifest = {
    format: indexFormat,
    ...facts,
    files: {
      [databaseFile]: await describeFile(join(folder, databaseFile)),
      [vectorsFile]: await describeFile(join(folder, vectorsFile)),
    },
  };
  const json = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(join(folder, manifestFile), json);
  for (const file of [databaseFile, vectorsFile, manifestFile])
    await flushToDisk(join(folder, file));
  await flushToDisk(folder);
  return { name: generationName(facts.createdAt, json), manifest };
}

/** @throws IndexMismatchError, or IndexDamagedError if it is not as it was published. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, manifestFile);
  const written = await readFile(path).catch(() => null);
  if (written === null) {
    throw new IndexDamagedError(
      `Expected a manifest at ${path}, but it cannot be read. ${rebuildAdvice}`,
    );
  }
  const manifest = parseManifest(path, written.toString("utf8"));
  if (!basename(folder).startsWith(generationName(manifest.createdAt, written))) {
    throw new IndexDamagedError(
      `Expected ${path} as it was published, got another. ${rebuildAdvice}`,
    );
  }
  return manifest;
}

function parseManifest(path: string, written: string): Manifest {
  let json: unknown;
  try {
    json = JSON.parse(written);
  } catch {
    throw new IndexDamagedError(`Expected JSON in ${path}, got something else. ${rebuildAdvice}`);
  }
  const format = z.object({ format: z.number() }).safeParse(json).data?.format;
  if (format !== undefined && format !== indexFormat) {
    throw new IndexMismatchError(
      `Expected an index of format ${indexFormat}, got format ${format}, made by another version of Quoth. ${rebuildAdvice}`,
    );
  }
  const manifest = manifestSchema.safeParse(json);
  if (manifest.success) return manifest.data;
  throw new IndexDamagedError(
    `Expected a manifest in ${path}, got other data (${manifest.error.issues[0]?.path.join(".")}: ${manifest.error.issues[0]?.message}). ${rebuildAdvice}`,
  );
}
