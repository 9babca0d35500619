import fc from "fast-check";
import { expect, test } from "vitest";
import { UnreadableDocumentError } from "../../../src/documents/document.ts";
import { parseFile } from "../../../src/documents/parsing/parse.ts";
import { makeDocx, makePdf, paragraph } from "../../support/madeFiles.ts";

const extensions = [".txt", ".md", ".html", ".htm", ".pdf", ".docx"];

async function outcomeOf(path: string, bytes: Uint8Array): Promise<string> {
  try {
    const parsed = await parseFile({ path, bytes, contentHash: "" });
    const isPlain = JSON.stringify(JSON.parse(JSON.stringify(parsed))) === JSON.stringify(parsed);
    return isPlain ? "read" : "no plain data";
  } catch (error) {
    return error instanceof UnreadableDocumentError ? "refused" : String(error);
  }
}

test.each(extensions)("any bytes named %s are read or refused", async (extension) => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: "binary", maxLength: 200 }).map((text) => Buffer.from(text)),
      ),
      async (bytes) => {
        expect(await outcomeOf(`a${extension}`, bytes)).toMatch(/^(read|refused)$/);
      },
    ),
    { numRuns: 60 },
  );
});

test.each([
  [".pdf", makePdf([[{ text: "The ferry leaves at nine in the evening." }]])],
  [".docx", makeDocx(paragraph("The ferry leaves at nine in the evening."))],
  [".html", Buffer.from("<html><body><table><tr><td>a<td>b</table><p>The ferry leaves.</p>")],
])("a %s with any byte changed is read or refused", async (extension, whole) => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length - 1),
      fc.nat(255),
      fc.nat(whole.length),
      async (at, byte, length) => {
        const bytes = Uint8Array.from(whole)
          .with(at, byte)
          .slice(0, Math.max(length, at + 1));
        expect(await outcomeOf(`a${extension}`, bytes)).toMatch(/^(read|refused)$/);
      },
    ),
    { numRuns: 60 },
  );
});

test("what a file says does not depend on its name beyond the extension", async () => {
  const bytes = Buffer.from("Ferries\n\nThe ferry leaves at nine.\n");
  const one = await parseFile({ path: "a/one.txt", bytes, contentHash: "1" });
  const two = await parseFile({ path: "two.txt", bytes, contentHash: "1" });
  expect(two.parts).toEqual(one.parts);
});
