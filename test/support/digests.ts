import { beforeAll } from "vitest";
import { readDocuments } from "../../src/documents/folders/folder.ts";
import { getQuotedDocuments } from "../../src/digest/quotedDocuments.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { createTransformersEmbedder } from "../../src/embedding/models/transformersEmbedder.ts";
import { buildLibrary } from "../../src/library/building/build.ts";
import { type Library, openLibrary } from "../../src/library/library.ts";
import { defaultSplitterSettings } from "../../src/passages/index.ts";
import { chooseDigest, type Digest, type DigestOptions } from "../../src/digest/digest.ts";
import type { QuotedSentences } from "../../src/digest/sentences/keySentences.ts";
import { embeddedModel, quoteModel } from "./models.ts";
import { folderOf, temporaryFolder } from "./temporaryFolder.ts";

/** An opened index of files in a folder of their own; both go when the test ends. */
export async function libraryOf(
  files: Readonly<Record<string, string>>,
  embedder: Embedder,
): Promise<Library> {
  const { documents } = await readDocuments(await folderOf(files));
  const indexFolder = await temporaryFolder();
  await buildLibrary({
    documents,
    sources: "",
    embedder,
    splitter: defaultSplitterSettings,
    indexFolder,
    now: new Date("2026-06-30T12:00:00Z"),
  });
  return openLibrary(indexFolder, embedder);
}

/** A Markdown file with front matter. */
export function page(facts: Readonly<Record<string, string>>, text: string): string {
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return ["---", ...lines, "---", "", text, ""].join("\n");
}

/** Every quote of a digest, those of disagreeing versions too. */
export function quotesOf(digest: Digest | "nothing"): QuotedSentences[] {
  if (digest === "nothing") return [];
  return digest.items.flatMap(({ quotes, versions }) => [...quotes, ...versions]);
}

/** The words of every quote. */
export async function wordsOf(digest: Digest | "nothing", library: Library): Promise<string[]> {
  const documents = await getQuotedDocuments(library, [digest]);
  return quotesOf(digest).map(
    ({ documentId, start, end }) => documents.get(documentId)?.text.slice(start, end) ?? "",
  );
}

/** The day of the digests that `prepareDigests` gives. */
export const today = "2026-06-30";

export const bridge = page(
  {
    title: "Ostvik bridge closed after crack is found",
    publisher: "Ostvik Gazette",
    published: "2026-06-29",
    url: "https://ostvik.example/bridge",
    language: "en",
  },
  `The bridge of Ostvik was closed on Monday after engineers found a crack in its northern pillar. Repairs will take until the autumn, the town council said. It had been inspected in March.

Ferries carry people across the river in the meantime. Who will pay for the ferries? The council meets again next week to talk about the costs.`,
);
export const herring = page(
  { title: "Herring catch falls", published: "2026-06-28", language: "en" },
  "Fishermen of Tarnholm landed half as much herring this spring as in the year before. Warmer water has driven the shoals north, a marine biologist explained.",
);
export const old = page(
  { title: "The lighthouse of Akmen", published: "2024-02-01", language: "en" },
  "The lighthouse of Akmen was built of limestone by the monks of the island. Its lamp burned whale oil for two hundred years.",
);

/** Chooses digests with the embedded models, which are loaded before the first test of the file. */
export function prepareDigests() {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await createTransformersEmbedder(embeddedModel);
  });
  const choose = (library: Library, options: Partial<DigestOptions> = {}) =>
    chooseDigest({ library, embedder, quoteModel, seen: null, today, ...options });
  return {
    open: (files: Readonly<Record<string, string>>) => libraryOf(files, embedder),
    choose,
    /** Chooses one, where there must be something to tell. */
    async tell(library: Library, options?: Partial<DigestOptions>): Promise<Digest> {
      const digest = await choose(library, options);
      if (digest === "nothing") throw new Error("Expected a digest, got nothing.");
      return digest;
    },
  };
}
