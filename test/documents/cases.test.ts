import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFolderHere } from "../support/documents.ts";

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
  const read = await readFolderHere(folder);
  const documents = read.documents.map((document) => ({
    ...document,
    blocks: document.blocks.map(({ kind, start, end }) => [kind, document.text.slice(start, end)]),
  }));
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Expected;

  const failures = read.failures.filter(({ path }) => path !== "expected.json");
  expect(Object.fromEntries(failures.map(({ path, reason }) => [path, reason]))).toEqual(
    expected.failures ?? {},
  );
  // Of one page, only that page is told of.
  const source = documents.find(({ path }) => path.startsWith("source."))?.path ?? "source";
  const wanted = expected.documents ?? { [source]: expected };
  const found = documents.filter(({ path }) => expected.documents !== undefined || path === source);
  expect(found.map(({ path }) => path)).toEqual(Object.keys(wanted).toSorted());
  for (const document of found) expect(document).toMatchObject(wanted[document.path] ?? {});
});
