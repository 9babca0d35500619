import { expect, onTestFinished, test } from "vitest";
import { createAsk } from "../../../src/answer/answer.ts";
import { answerData } from "../../../src/service/present/answerData.ts";
import type { DocumentParts } from "../../../src/documents/document.ts";
import { createTransformersEmbedder } from "../../../src/embedding/models/transformersEmbedder.ts";
import { openLibrary } from "../../../src/library/library.ts";
import { documentOf } from "../../support/documents.ts";
import { buildHarbour } from "../../support/harbour.ts";
import { embeddedModel, quoteModel } from "../../support/models.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** Where the answer stands in a document that says it on page 75. */
async function whereOf(parts: Partial<DocumentParts>) {
  const embedder = await createTransformersEmbedder(embeddedModel);
  const indexFolder = await temporaryFolder();
  const text = "Good evening. The harbour opens at six in the morning.";
  const block = { kind: "text", text, page: 70, pageTurns: [{ start: 14, page: 75 }] } as const;
  const documents = [documentOf({ ...parts, blocks: [block] })];
  await buildHarbour(indexFolder, { documents, embedder });
  const library = await openLibrary(indexFolder, embedder);
  onTestFinished(() => library.close());
  const ask = createAsk(library, embedder, { quoteModel });
  const [quote] = answerData(await ask({ question: "When does the harbour open?" })).quotes;
  expect(quote?.text).toBe("The harbour opens at six in the morning.");
  return [quote?.page, quote?.time];
}

test("A quote says on which page it stands, or at what time it is said.", async () => {
  expect(await whereOf({})).toEqual([75, undefined]);
  expect(await whereOf({ pageKind: "slide" })).toEqual([75, undefined]);
  expect(await whereOf({ pageKind: "second" })).toEqual([undefined, "00:01:15"]);
});
