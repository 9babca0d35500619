import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Document } from "../documents/document.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { type Passage, type SplitterSettings, splitPassages } from "../passages/passages.ts";
import { findWords } from "../passages/words.ts";
import { createDatabase } from "./database.ts";
import {
  databaseFile,
  type Manifest,
  publishGeneration,
  startGeneration,
  vectorsFile,
} from "./generations.ts";
import { createHnswWriter } from "./hnswIndex.ts";

/** There is nothing to build an index from. */
export class EmptyLibraryError extends Error {
  override readonly name = "EmptyLibraryError";
}

export interface BuildOptions {
  readonly documents: readonly Document[];
  /** `readDocuments`' fingerprint of the folder they came from. */
  readonly sources: string;
  readonly embedder: Embedder;
  readonly splitter: SplitterSettings;
  readonly indexFolder: string;
  readonly now: Date;
  /** Called as sentences get their vectors. */
  readonly onProgress?: (sentences: { readonly done: number; readonly total: number }) => void;
}

/**
 * Builds an index of documents and publishes it as the generation in use. If it fails or is killed,
 * the generation before stays in use.
 *
 * Costs about 1 ms a passage with the embedded model, and holds all passages in memory, not their
 * vectors.
 *
 * @throws EmptyLibraryError if there is no document.
 */
export async function buildLibrary(options: BuildOptions): Promise<Manifest> {
  const { documents, embedder, splitter, indexFolder } = options;
  if (documents.length === 0) {
    throw new EmptyLibraryError(
      "Expected at least one document that can be read, got none. Put some .txt, .md, .html, .pdf or .docx files into the documents folder.",
    );
  }
  const folder = await startGeneration(indexFolder);
  try {
    const sentences = writeDatabase(join(folder, databaseFile), documents, splitter);
    await writeVectors(join(folder, vectorsFile), sentences, options);
    const { manifest } = await publishGeneration(indexFolder, folder, {
      createdAt: options.now.toISOString(),
      embedder: { id: embedder.id, dimensions: embedder.dimensions },
      splitter,
      sources: options.sources,
      counts: {
        documents: documents.length,
        passages: sentences.passages,
        sentences: sentences.ids.length,
      },
    });
    return manifest;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

interface WrittenSentences {
  readonly passages: number;
  readonly ids: number[];
  /** Of the same length as `ids`. */
  readonly texts: string[];
}

function writeDatabase(
  path: string,
  documents: readonly Document[],
  splitter: SplitterSettings,
): WrittenSentences {
  const database = createDatabase(path);
  const written = { passages: 0, ids: [] as number[], texts: [] as string[] };
  for (const document of documents) {
    const passages = splitPassages(document, splitter);
    written.ids.push(...database.addDocument(document, passages, stemsOf(document, passages)));
    written.passages += passages.length;
    for (const passage of passages) {
      for (const { start, end } of passage.sentences) {
        written.texts.push(document.text.slice(start, end));
      }
    }
  }
  database.close();
  return written;
}

function stemsOf(document: Document, passages: readonly Passage[]) {
  const stems = (text: string) =>
    findWords(text, document.language)
      .map((word) => word.stem)
      .join(" ");
  return {
    title: passages.map(({ heading }) => stems(`${document.title}\n${heading ?? ""}`)),
    text: passages.map(({ start, end }) => stems(document.text.slice(start, end))),
  };
}

// Large enough to keep the model busy, small enough for a smooth progress bar.
const sentencesPerStep = 256;

async function writeVectors(
  path: string,
  sentences: WrittenSentences,
  { embedder, onProgress }: BuildOptions,
): Promise<void> {
  const total = sentences.ids.length;
  const writer = createHnswWriter({ dimensions: embedder.dimensions, capacity: total });
  onProgress?.({ done: 0, total });
  for (let start = 0; start < total; start += sentencesPerStep) {
    const vectors = await embedder.embed(sentences.texts.slice(start, start + sentencesPerStep));
    vectors.forEach((vector, offset) => writer.add(sentences.ids[start + offset] ?? 0, vector));
    onProgress?.({ done: Math.min(start + sentencesPerStep, total), total });
  }
  await writer.save(path);
}
