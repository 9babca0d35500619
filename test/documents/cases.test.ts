import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDocuments } from "../../src/documents/folder.ts";

// A new case is a new folder. Its expected.json tells of the one page beside it, source.md or source.txt
// or another, or under "documents" of several by their names.
const cases = join(import.meta.dirname, "cases");

interface Expected {
  readonly documents?: Readonly<Record<string, object>>;
  /** How each text that could not be read was refused. */
  readonly failures?: Readonly<Record<string, string>>;
}

test.each(readdirSync(cases))("The page %s is read as its expected.json says.", async (name) => {
  const folder = join(cases, name);
  const read = await readDocuments(folder);
  const documents = read.documents.map((document) => ({
    ...document,
    blocks: document.blocks.map(({ kind, start, end }) => [kind, document.text.slice(start, end)]),
  }));
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Expected;

  const failures = read.failures.filter(({ path }) => path !== "expected.json");
  expect(Object.fromEntries(failures.map(({ path, reason }) => [path, reason]))).toEqual(
    expected.failures ?? {},
  );
  if (expected.documents === undefined) {
    expect(documents.find(({ path }) => path.startsWith("source."))).toMatchObject(expected);
    return;
  }
  expect(documents.map(({ path }) => path)).toEqual(Object.keys(expected.documents).toSorted());
  for (const document of documents) {
    expect(document).toMatchObject(expected.documents[document.path] ?? {});
  }
});
