import { describe, expect, test } from "vitest";
import { findQuotesAgain } from "../../src/memory/answerRecords/findQuoteAgain.ts";
import type { ShownQuote } from "../../src/memory/answerRecords/shownQuotes.ts";
import type { Document } from "../../src/documents/document.ts";
import { type Library, openLibrary } from "../../src/library/library.ts";
import { markdownDocument } from "../support/documents.ts";
import { buildHarbour } from "../support/harbour.ts";
import { createLetterEmbedder } from "../support/letterEmbedder.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const words = "Boats bring herring. 🚢 Порт відкрито.";

function quoteOf(document: Document, quoted = words): ShownQuote {
  const start = document.text.indexOf(quoted);
  return {
    documentId: document.id,
    path: document.path,
    start,
    end: start + quoted.length,
    words: quoted,
  };
}

describe("A quote is found again", () => {
  const old = markdownDocument(`# A\n\n${words} The end.`);
  const quote = quoteOf(old);

  test.each<[string, readonly Document[], number]>([
    ["where it was", [markdownDocument(words, "a.md"), old], 1],
    [
      "further down in the changed document",
      [markdownDocument(words, "a.md"), markdownDocument(`# A\n\nNew. ${words}`)],
      1,
    ],
    [
      "in another document, if its own has lost it",
      [markdownDocument(`# A\n\nChanged.`), markdownDocument(words, "z.md")],
      1,
    ],
    ["in the same document under a new name", [markdownDocument(old.text, "renamed.md")], 0],
  ])("%s.", async (_case, documents, index) => {
    const [found] = await findQuotesAgain([quote], await libraryOf(documents));
    const document = documents[index];
    expect(found?.document.id).toBe(document?.id);
    expect(found?.place.documentId).toBe(document?.id);
    expect(document?.text.slice(found?.place.start, found?.place.end)).toBe(words);
  });

  test("under any path of a document that has several.", async () => {
    const heir: Document = {
      ...markdownDocument(`Other. ${words}`, "b.md"),
      paths: ["b.md", "page.md"],
    };
    const library = await libraryOf([markdownDocument(words, "a.md"), heir]);
    const [found] = await findQuotesAgain([quote], library);
    expect(found?.place.documentId).toBe(heir.id);
  });

  test("at the place nearest to the former one, where its words stand several times.", async () => {
    const document = markdownDocument(`Quay. ${"Ice. ".repeat(20)}Quay. Ice. Quay.`);
    const library = await libraryOf([document]);
    const places = Array.from(document.text.matchAll(/Quay/g), ({ index }) => index);
    for (const [former, nearest] of [
      [places[1] ?? 0, places[1]],
      [(places[1] ?? 0) - 7, places[1]],
      [7, places[0]],
      [100_000, places[2]],
    ] as const) {
      const shown = { ...quoteOf(old), documentId: "gone", words: "Quay", start: former, end: 0 };
      const [found] = await findQuotesAgain([shown], library);
      expect(found?.place.start).toBe(nearest);
    }
  });

  test("not at all, once its words have left the documents.", async () => {
    const library = await libraryOf([markdownDocument("Boats bring herring. Порт відкрито.")]);
    expect(await findQuotesAgain([quote], library)).toEqual([null]);
  });

  test("several at once, each in its own order, whether they moved or not.", async () => {
    const moved = quoteOf(markdownDocument("Cranes lift crates.", "z.md"), "Cranes lift crates.");
    const library = await libraryOf([old, markdownDocument("New. Cranes lift crates.", "z.md")]);
    const gone = { ...moved, words: "Nothing of the kind." };
    const found = await findQuotesAgain([moved, gone, quote], library);
    expect(found.map((each) => each?.place.start)).toEqual([5, undefined, quote.start]);
    expect(await findQuotesAgain([], library)).toEqual([]);
  });
});

async function libraryOf(documents: readonly Document[]): Promise<Library> {
  const folder = await temporaryFolder();
  await buildHarbour(folder, { documents });
  return openLibrary(folder, createLetterEmbedder());
}
