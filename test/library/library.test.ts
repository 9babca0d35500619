import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Document } from "../../src/documents/document.ts";
import { createTransformersEmbedder } from "../../src/embedding/models/transformersEmbedder.ts";
import { type Library, openLibrary } from "../../src/library/library.ts";
import { splitPassages } from "../../src/passages/passages.ts";
import { documentOf } from "../support/documents.ts";
import { buildHarbour, harbourDocuments } from "../support/harbour.ts";
import { createLetterEmbedder } from "../support/letterEmbedder.ts";
import { embeddedModel } from "../support/models.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const letters = createLetterEmbedder();

async function libraryOf(documents: readonly Document[], embedder = letters): Promise<Library> {
  const indexFolder = await temporaryFolder();
  await buildHarbour(indexFolder, { documents, embedder });
  const library = await openLibrary(indexFolder, embedder);
  onTestFinished(() => library.close());
  return library;
}

function stored({ contentHash: _hash, blocks: _blocks, ...document }: Document) {
  return { ...document, pages: [] };
}

/** Ids count from 1 in the order of the documents; a hundred are more than any test has. */
const allIds = Array.from({ length: 100 }, (_, index) => index + 1);

describe("A library's documents", () => {
  test("come back as they went in, in their order.", async () => {
    const library = await libraryOf(harbourDocuments);
    expect(library.documents()).toEqual(harbourDocuments.map(stored));
    for (const document of harbourDocuments) {
      expect(library.document(document.id)).toEqual(stored(document));
    }
    expect(library.document("nobody")).toBeUndefined();
  });

  test("come back whatever their characters.", async () => {
    const anyText = fc
      .string({ unit: "binary", minLength: 1 })
      .filter((text) => text.trim() !== "");
    const anyDocument = fc
      .record({
        title: anyText,
        publisher: fc.option(anyText),
        questions: fc.array(anyText, { maxLength: 3 }),
        blocks: fc.array(fc.record({ kind: fc.constant("text" as const), text: anyText }), {
          minLength: 1,
          maxLength: 5,
        }),
      })
      .map((parts) => documentOf(parts));
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const library = await libraryOf([document]);
        expect(library.documents()).toEqual([stored(document)]);
      }),
      { numRuns: 25 },
    );
  });
});

describe("A library's passages", () => {
  test("are those of the splitter, document by document, with their sentences.", async () => {
    const library = await libraryOf(harbourDocuments);
    const expected = harbourDocuments.flatMap((document) =>
      splitPassages(document).map((passage) => ({ documentId: document.id, ...passage })),
    );
    const found = library.passages(allIds).map(({ id: _id, sentences, ...passage }) => ({
      ...passage,
      sentences: sentences.map(({ start, end }) => ({ start, end })),
    }));
    expect(found).toEqual(expected);
  });

  test("are given in the order of their ids, once each, unknown ones left out.", async () => {
    const library = await libraryOf(harbourDocuments);
    expect(library.passages([3, 99, 1, 3]).map(({ id }) => id)).toEqual([1, 3]);
    expect(library.passages([])).toEqual([]);
  });

  test("have sentences whose ids follow each other.", async () => {
    const passages = (await libraryOf(harbourDocuments)).passages(allIds);
    const ids = passages.flatMap(({ sentences }) => sentences.map(({ id }) => id));
    expect(ids).toEqual(allIds.slice(0, 6));
  });
});

describe("A library's sentences", () => {
  test("are found by their vectors, nearest first, each with its passage.", async () => {
    const library = await libraryOf(harbourDocuments);
    const passages = library.passages(allIds);
    const sentences = passages.flatMap((passage) =>
      passage.sentences.map(({ id, start, end }) => {
        const text = library.document(passage.documentId)?.text.slice(start, end) ?? "";
        return { id, text, passageId: passage.id };
      }),
    );
    for (const { id, text, passageId } of sentences) {
      const [vector = new Float32Array()] = await letters.embed([text]);
      const found = library.searchSentences(vector, 6);
      expect(found.map(({ sentenceId }) => sentenceId)).toContain(id);
      expect(found.find(({ sentenceId }) => sentenceId === id)?.passageId).toBe(passageId);
      expect(found[0]?.cosine).toBeCloseTo(1, 5);
      const cosines = found.map(({ cosine }) => cosine);
      expect(cosines).toEqual(cosines.toSorted((a, b) => b - a));
      expect(library.sentenceVector(id)).toEqual(vector);
    }
  });

  test("are as many as asked for.", async () => {
    const library = await libraryOf(harbourDocuments);
    const [vector = new Float32Array()] = await letters.embed(["harbour"]);
    expect([0, 1, 5, 500].map((count) => library.searchSentences(vector, count).length)).toEqual([
      0, 1, 5, 6,
    ]);
  });

  test("are found by their meaning with the embedded model.", async () => {
    const model = await createTransformersEmbedder(embeddedModel);
    const library = await libraryOf(harbourDocuments, model);
    const [question = new Float32Array()] = await model.embed(["Which fish do the ships carry?"]);
    const [best] = library.searchSentences(question, 1);
    const passage = library.passages([best?.passageId ?? 0])[0];
    const sentence = passage?.sentences.find(({ id }) => id === best?.sentenceId);
    const text = library.document(passage?.documentId ?? "")?.text;
    expect(text?.slice(sentence?.start, sentence?.end)).toBe("Boats bring herring, cod and crabs.");
  });
});

test("A library that was closed answers no more.", async () => {
  const indexFolder = await temporaryFolder();
  await buildHarbour(indexFolder);
  const library = await openLibrary(indexFolder, letters);
  library.close();
  expect(() => library.documents()).toThrow(Error);
});
