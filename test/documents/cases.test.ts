import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDocuments } from "../../src/documents/folder.ts";

// A new case is a new folder: source.md or source.txt, and expected.json beside it.
const cases = join(import.meta.dirname, "cases");

test.each(readdirSync(cases))("The page %s is read as its expected.json says.", async (name) => {
  const folder = join(cases, name);
  const { documents, failures } = await readDocuments(folder);
  const page = documents.find((document) => document.path.startsWith("source."));
  const blocks = page?.blocks.map(({ kind, start, end }) => [kind, page.text.slice(start, end)]);

  expect(failures.map((failure) => failure.path)).toEqual(["expected.json"]);
  expect({ ...page, blocks }).toMatchObject(
    JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as object,
  );
});
