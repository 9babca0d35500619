import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Document } from "../../../src/documents/document.ts";
import { buildLibrary, type BuildResult } from "../../../src/library/building/build.ts";
import {
  type Generation,
  openCurrentGeneration,
} from "../../../src/library/generations/generations.ts";
import { type Library, openLibrary } from "../../../src/library/library.ts";
import { markdownDocument } from "../../support/documents.ts";
import { createLetterEmbedder } from "../../support/letterEmbedder.ts";

const embedder = createLetterEmbedder();
const splitter = { targetWords: 12 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "quoth-incremental-"));
});
afterEach(() => rm(folder, { recursive: true }));

function build(documents: readonly Document[], options: { from?: "nothing"; in?: string } = {}) {
  const indexFolder = join(folder, options.in ?? "index");
  return (async (): Promise<BuildResult> => {
    const previous = await openCurrentGeneration(indexFolder).catch(() => null);
    const start = options.from === "nothing" ? null : previous;
    const now = new Date("2026-06-29T14:32:00Z");
    return buildLibrary({
      documents,
      sources: "",
      embedder,
      splitter,
      indexFolder,
      now,
      previous: start,
    });
  })();
}

async function contentsOf(name: string) {
  const library = await openLibrary(join(folder, name), embedder);
  const documents = await library.listDocuments();
  const passages = await library.getPassages(documents.map(({ id }) => id));
  const sentenceIds = [...passages.values()]
    .flat()
    .flatMap(({ sentences }) => sentences.map(({ id }) => id));
  const vectors = await library.getSentenceVectors(sentenceIds);
  const vectorOf = new Map(sentenceIds.map((id, index) => [id, vectors[index]]));
  const contents = {
    documents,
    passages: documents.flatMap(({ id }) =>
      (passages.get(id) ?? []).map(({ heading, start, end, sentences }) => ({
        id,
        heading,
        start,
        end,
        sentences: sentences.map((sentence) => ({
          start: sentence.start,
          end: sentence.end,
          vector: vectorOf.get(sentence.id),
        })),
      })),
    ),
    words: await Promise.all(
      ["harbour", "ship", "fish", "gull"].map((stem) => foundBy(library, stem)),
    ),
    counts: await library.lookUpTerms([["harbour"], ["ship"], ["fish"], ["gull"]]),
  };
  library.close();
  return contents;
}

async function foundBy(library: Library, stem: string) {
  const found = await library.retrieve({
    terms: [stem, "the"],
    vector: new Float32Array(embedder.dimensions),
    lexicalDepth: 1_000,
    semanticDepth: 0,
  });
  return found
    .map(({ passage, lexicalScore }) => ({
      document: passage.documentId,
      start: passage.start,
      score: lexicalScore,
    }))
    .toSorted((a, b) => a.document.localeCompare(b.document) || a.start - b.start);
}

const pathsOf = (documents: readonly { path: string }[]) => documents.map(({ path }) => path);

describe("A build from the generation before", () => {
  const harbour = markdownDocument("# Harbour\n\nShips come at dawn. They leave at nine.", "a.md");
  const fish = markdownDocument("# Fish\n\nHerring is sold. Gulls steal it.", "b.md");

  test("says which documents were added, changed, renamed, removed and left as they were.", async () => {
    await build([harbour, fish]);
    const changed = markdownDocument("# Harbour\n\nShips come at noon.", "a.md");
    const renamed = { ...fish, path: "c.md" };
    const added = markdownDocument("Quays are long.", "d.md");
    const { changes } = await build([changed, renamed, added]);
    expect(pathsOf(changes.added)).toEqual(["d.md"]);
    expect(pathsOf(changes.changed)).toEqual(["a.md"]);
    expect(pathsOf(changes.renamed)).toEqual(["c.md"]);
    expect(pathsOf(changes.removed)).toEqual([]);
    expect(pathsOf((await build([renamed])).changes.removed)).toEqual(["a.md", "d.md"]);
    expect(pathsOf((await build([renamed])).changes.unchanged)).toEqual(["c.md"]);
  });

  test("embeds only the sentences of what is new.", async () => {
    await build([harbour, fish]);
    const embedded: string[] = [];
    const counting = {
      ...embedder,
      embed(texts: readonly string[]) {
        embedded.push(...texts);
        return embedder.embed(texts);
      },
    };
    await buildLibrary({
      documents: [harbour, markdownDocument("# Fish\n\nCod is sold.", "b.md")],
      sources: "",
      embedder: counting,
      splitter,
      indexFolder: join(folder, "index"),
      now: new Date(),
      previous: await openCurrentGeneration(join(folder, "index")),
    });
    expect(embedded).toEqual(["Cod is sold."]);
  });

  test("calibrates the thresholds as one from nothing does, in however small steps it grew.", async () => {
    const calibrateThresholds = async (library: Library) => {
      const sentences = await library.retrieve({
        terms: ["the"],
        vector: new Float32Array(embedder.dimensions),
        lexicalDepth: 1_000,
        semanticDepth: 0,
      });
      return { answered: sentences.length / 1_000, weak: library.manifest.counts.passages / 1_000 };
    };
    const documents = Array.from({ length: 30 }, (_, index) =>
      markdownDocument(`# Day ${index}\n\nThe ${index}th ship is in.`, `${index}.md`),
    );
    let previous: Generation | null = null;
    for (let count = 20; count <= documents.length; count += 1) {
      const built = async (name: string, start: Generation | null) =>
        buildLibrary({
          documents: documents.slice(0, count),
          sources: "",
          embedder,
          splitter,
          indexFolder: join(folder, name),
          now: new Date(),
          previous: start,
          calibrateThresholds,
        });
      const grown = await built("index", previous);
      const anew = await built(`anew ${count}`, null);
      expect(grown.manifest.verdictThresholds).toEqual(anew.manifest.verdictThresholds);
      expect(grown.manifest.contents).toBe(anew.manifest.contents);
      previous = await openCurrentGeneration(join(folder, "index"));
    }
  });

  test("takes a new title for a change, though the text is the same.", async () => {
    await build([harbour]);
    const { changes } = await build([{ ...harbour, title: "Port" }]);
    expect(pathsOf(changes.changed)).toEqual(["a.md"]);
    expect((await contentsOf("index")).documents.map(({ title }) => title)).toEqual(["Port"]);
  });

  test("keeps a text that moved to another path while its old path got another text.", async () => {
    await build([harbour, fish]);
    await build([
      { ...fish, path: "a.md" },
      { ...harbour, path: "b.md" },
    ]);
    await build([markdownDocument("New words.", "a.md"), { ...fish, path: "z.md" }]);
    expect(pathsOf((await contentsOf("index")).documents)).toEqual(["a.md", "z.md"]);
  });

  test("starts from nothing when passages are cut differently.", async () => {
    await build([harbour]);
    const { changes } = await buildLibrary({
      documents: [harbour],
      sources: "",
      embedder,
      splitter: { targetWords: 3 },
      indexFolder: join(folder, "index"),
      now: new Date(),
      previous: await openCurrentGeneration(join(folder, "index")),
    });
    expect(pathsOf(changes.added)).toEqual(["a.md"]);
  });
});

const words = fc.constantFrom(
  "the",
  "harbour",
  "ships",
  "fish",
  "gulls",
  "leave",
  "at",
  "dawn",
  "Rīga",
);
const sentence = fc
  .array(words, { minLength: 1, maxLength: 8 })
  .map((chosen) => `The ${chosen.join(" ")}.`);
const text = fc.array(fc.oneof(sentence, fc.constant("\n\n## Fish\n\n")), {
  minLength: 1,
  maxLength: 12,
});
const files = fc.dictionary(fc.constantFrom("a.md", "b.md", "c.md", "d.md", "e.md"), text, {
  minKeys: 1,
});

test("After any edits, an index answers and holds the same as one built from nothing.", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(files, { minLength: 2, maxLength: 5 }), async (edits) => {
      run += 1;
      let documents: Document[] = [];
      for (const edit of edits) {
        documents = readable(edit);
        if (documents.length > 0) await build(documents, { in: `grown-${run}` });
      }
      fc.pre(documents.length > 0);
      await build(documents, { in: `fresh-${run}`, from: "nothing" });
      expect(await contentsOf(`grown-${run}`)).toEqual(await contentsOf(`fresh-${run}`));
    }),
    { numRuns: 12 },
  );
});

/** The documents of a folder: one for each text, as `readDocuments` has it. */
function readable(edit: Readonly<Record<string, readonly string[]>>): Document[] {
  const documents = new Map<string, Document>();
  for (const [path, parts] of Object.entries(edit).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const source = parts.join(" ");
    if (!/The/.test(source)) continue;
    const document = markdownDocument(source, path);
    if (!documents.has(document.id)) documents.set(document.id, document);
  }
  return [...documents.values()];
}
