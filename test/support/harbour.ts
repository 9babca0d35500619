import { readdir } from "node:fs/promises";
import type { Document } from "../../src/documents/document.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { buildLibrary } from "../../src/library/building/build.ts";
import type { Manifest } from "../../src/library/generations/manifest.ts";
import { defaultSplitterSettings } from "../../src/passages/index.ts";
import { markdownDocument } from "./documents.ts";
import { createLetterEmbedder } from "./letterEmbedder.ts";

/** Two small pages that answer differently to every kind of search. */
export const harbourDocuments: readonly Document[] = [
  markdownDocument(
    `---
publisher: Ostvik Gazette
published: 2026-06-29
url: https://ostvik.example/harbour
language: en
questions: [When does the harbour open?]
---

# The harbour of Ostvik

The harbour opens at six. Boats bring herring, cod and crabs.

## Winter

Ice closes the harbour in January. The lighthouse stays lit.`,
    "harbour.md",
  ),
  markdownDocument(
    `---
title: Порт 🚢
language: uk
---

Порт відкрито вранці. Кораблі прийшли.`,
    "sub/port.md",
  ),
];

/** Builds an index of the harbour's pages, letters counted, at noon of a day in June 2026. */
export async function buildHarbour(
  indexFolder: string,
  changes: {
    readonly day?: number;
    readonly documents?: readonly Document[];
    readonly embedder?: Embedder;
    readonly onProgress?: (sentences: { readonly done: number; readonly total: number }) => void;
  } = {},
): Promise<Manifest> {
  const { day = 1, ...rest } = changes;
  const result = await buildLibrary({
    documents: harbourDocuments,
    sources: "fingerprint",
    embedder: createLetterEmbedder(),
    splitter: defaultSplitterSettings,
    indexFolder,
    now: new Date(Date.UTC(2026, 5, day, 12)),
    ...rest,
  });
  return result.manifest;
}

/** Every path in a folder, in order; none where the folder is not there. */
export async function listing(folder: string): Promise<string[]> {
  const names: string[] = await readdir(folder, { recursive: true }).catch(() => []);
  return names.toSorted();
}
