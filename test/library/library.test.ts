import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Document } from "../../src/documents/document.ts";
import { createTransformersEmbedder } from "../../src/embedding/models/transformersEmbedder.ts";
import { dot, meanVector } from "../../src/embedding/vectors.ts";
import { type Library, openLibrary } from "../../src/library/library.ts";
import { splitPassages } from "../../src/passages/index.ts";
import { documentOf, markdownDocument } from "../support/documents.ts";
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

async function passagesOf(library: Library) {
  const documents = await library.listDocuments();
  const passages = await library.getPassages(documents.map(({ id }) => id));
  return [...passages.values()].flat();
}

describe("A library's documents", () => {
  test("come back as they went in, in their order.", async () => {
    const library = await libraryOf(harbourDocuments);
    expect(await library.listDocuments()).toEqual(harbourDocuments.map(stored));
    const ids = harbourDocuments.map(({ id }) => id).toReversed();
    const found = await library.getDocuments([...ids, "nobody", ...ids]);
    expect([...found]).toEqual(
      harbourDocuments.toReversed().map((document) => [document.id, stored(document)]),
    );
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
        expect(await library.listDocuments()).toEqual([stored(document)]);
      }),
      { numRuns: 12 },
    );
  });
});

describe("A library's passages", () => {
  test("are those of the splitter, document by document, with their sentences.", async () => {
    const library = await libraryOf(harbourDocuments);
    const expected = harbourDocuments.flatMap((document) =>
      splitPassages(document).map((passage) => ({ documentId: document.id, ...passage })),
    );
    const found = (await passagesOf(library)).map(({ id: _id, sentences, ...passage }) => ({
      ...passage,
      sentences: sentences.map(({ id: _sentence, ...sentence }) => sentence),
    }));
    expect(found).toEqual(expected);
  });

  test("are given by document, in the text's order, unknown documents left out.", async () => {
    const library = await libraryOf(harbourDocuments);
    const [first, second] = harbourDocuments.map(({ id }) => id);
    const passages = await library.getPassages([second ?? "", "nobody", first ?? ""]);
    expect([...passages.keys()]).toEqual([second, first]);
    for (const [id, own] of passages) {
      expect(own.every(({ documentId }) => documentId === id)).toBe(true);
      expect(own).toEqual(own.toSorted((a, b) => a.start - b.start));
    }
    expect([...(await library.getPassages([]))]).toEqual([]);
    const counts = [...passages].map(([id, own]) => [id, own.length] as const);
    const counted = await library.countPassagesByDocument();
    for (const [id, count] of counts) expect(counted.get(id)).toBe(count);
  });

  test("have sentences whose ids follow each other, each with its vector.", async () => {
    const library = await libraryOf(harbourDocuments);
    const ids = (await passagesOf(library)).flatMap(({ sentences }) =>
      sentences.map(({ id }) => id),
    );
    expect(ids).toEqual([1, 2, 3, 4, 5, 6]);
    const texts = await sentenceTexts(library);
    expect(await library.getSentenceVectors(ids)).toEqual(await letters.embed(texts));
    await expect(library.getSentenceVectors([1, 99])).rejects.toThrow(Error);
  });
});

async function sentenceTexts(library: Library): Promise<string[]> {
  const documents = await library.listDocuments();
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return (await passagesOf(library)).flatMap(({ documentId, sentences }) =>
    sentences.map(({ start, end }) => texts.get(documentId)?.slice(start, end) ?? ""),
  );
}

describe("Retrieval", () => {
  const nothing = new Float32Array(letters.dimensions);
  const query = { terms: [], vector: nothing, lexicalDepth: 100, semanticDepth: 100 };

  test("scores every candidate as a scan of all passages would.", async () => {
    const library = await libraryOf(harbourDocuments);
    const all = await passagesOf(library);
    const texts = await sentenceTexts(library);
    for (const text of texts) {
      const [vector = nothing] = await letters.embed([text]);
      const found = await library.retrieve({ ...query, terms: ["harbour"], vector });
      expect(found.map(({ passage }) => passage)).toEqual(all);
      let next = 0;
      for (const { passage, cosine, sentenceCosines } of found) {
        const own = await letters.embed(texts.slice(next, (next += passage.sentences.length)));
        sentenceCosines.forEach((each, index) =>
          expect(each).toBeCloseTo(dot(own[index] ?? nothing, vector), 5),
        );
        expect(cosine).toBeCloseTo(dot(meanVector(own), vector), 5);
      }
    }
  });

  test("finds by terms alone, by a vector alone, and by neither nothing.", async () => {
    const library = await libraryOf(harbourDocuments);
    const byTerms = await library.retrieve({ ...query, terms: ["harbour"] });
    expect(byTerms.map(({ lexicalScore }) => lexicalScore)).toContain(1);
    expect(byTerms.every(({ lexicalScore }) => lexicalScore > 0 && lexicalScore <= 1)).toBe(true);
    const [vector = nothing] = await letters.embed(["harbour"]);
    const byVector = await library.retrieve({ ...query, vector, semanticDepth: 1 });
    expect(byVector.map(({ lexicalScore }) => lexicalScore)).toEqual([0]);
    expect(await library.retrieve(query)).toEqual([]);
    const deaf = { ...query, terms: ["harbour"], vector, lexicalDepth: 0, semanticDepth: 0 };
    expect(await library.retrieve(deaf)).toEqual([]);
  });

  test("keeps the candidates that can score highest, by words and by meaning as they are weighed.", async () => {
    const library = await libraryOf(harbourDocuments);
    const [vector = nothing] = await letters.embed(["Boats bring herring, cod and crabs."]);
    const asked = { ...query, terms: ["harbour"], vector };
    const [byWords] = await library.retrieve({ ...asked, keep: { count: 1, semanticWeight: 0 } });
    const [byMeaning] = await library.retrieve({ ...asked, keep: { count: 1, semanticWeight: 9 } });
    expect(byWords?.lexicalScore).toBe(1);
    expect(Math.max(...(byMeaning?.sentenceCosines ?? []))).toBeCloseTo(1, 5);
  });

  test("adds the passages beside, and leaves out those of other documents.", async () => {
    const library = await libraryOf(harbourDocuments);
    for (const { id, text } of harbourDocuments) {
      const own = (await library.getPassages([id])).get(id) ?? [];
      const beside = await library.retrieve({
        ...query,
        beside: { documentId: id, start: 0, end: 0 },
      });
      expect(beside.map(({ passage }) => passage)).toEqual(own);
      const [vector = nothing] = await letters.embed([text]);
      const within = await library.retrieve({ ...query, vector, withinDocuments: new Set([id]) });
      expect(new Set(within.map(({ passage }) => passage.documentId))).toEqual(new Set([id]));
    }
  });

  test("finds a sentence by its meaning with the embedded model.", async () => {
    const model = await createTransformersEmbedder(embeddedModel);
    const library = await libraryOf(harbourDocuments, model);
    const [vector = nothing] = await model.embed(["Which fish do the ships carry?"]);
    const [found] = await library.retrieve({ ...query, vector, semanticDepth: 1 });
    const cosines = found?.sentenceCosines ?? [];
    const sentence = found?.passage.sentences[cosines.indexOf(Math.max(...cosines))];
    const documents = await library.getDocuments([found?.passage.documentId ?? ""]);
    const text = [...documents.values()][0]?.text;
    expect(text?.slice(sentence?.start, sentence?.end)).toBe("Boats bring herring, cod and crabs.");
  });
});

test("A question's words are looked up together: how many passages have each, and what a mistyped one may mean.", async () => {
  const library = await libraryOf([
    markdownDocument("# Harbour\n\nShips come at dawn.", "a.md"),
    markdownDocument("# Market\n\nThe Harbour sells fish. Dawn is near.", "b.md"),
  ]);
  const facts = await library.lookUpTerms([["dawn"], ["nowhere", "ship"], ["harbuor"], ["qqqq"]]);
  expect(facts).toEqual([
    { documentFrequency: 2, similar: [], spelling: null },
    { documentFrequency: 1, similar: [], spelling: null },
    { documentFrequency: 2, similar: ["harbour"], spelling: "Harbour" },
    { documentFrequency: 0, similar: [], spelling: null },
  ]);
  expect(await library.lookUpTerms([])).toEqual([]);
});

test("A library that was closed answers no more.", async () => {
  const indexFolder = await temporaryFolder();
  await buildHarbour(indexFolder);
  const library = await openLibrary(indexFolder, letters);
  library.close();
  await expect(library.listDocuments()).rejects.toThrow(Error);
  await expect(library.lookUpTerms([["harbour"]])).rejects.toThrow(Error);
});
