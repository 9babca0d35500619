import { expect, test } from "vitest";
import {
  addSection,
  syntheticFiles,
  writeSyntheticFolder,
} from "../../../scripts/bench/syntheticFolder.ts";
import { readDocuments } from "../../../src/documents/folders/folder.ts";
import { splitPassages } from "../../../src/passages/index.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

test("The same seed makes the same documents, another seed others.", () => {
  const files = (seed: number) => [...syntheticFiles({ passages: 40, seed })];
  expect(files(1)).toEqual(files(1));
  expect(files(1)[0]?.text).not.toBe(files(2)[0]?.text);
});

test.each([1, 15, 300])(
  "Made-up documents are read without a failure, and give %i passages of 3 to 6 sentences.",
  async (passages) => {
    const folder = await temporaryFolder();
    const paths = await writeSyntheticFolder(folder, { passages, seed: 7 });
    const { documents, failures } = await readDocuments(folder);
    expect(failures).toEqual([]);
    expect(documents.map(({ path }) => path)).toEqual(paths);
    const counts = documents.flatMap((document) =>
      splitPassages(document).map(({ sentences }) => sentences.length),
    );
    expect(counts).toHaveLength(passages);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...counts)).toBeLessThanOrEqual(6);
    expect(new Set(documents.map(({ title }) => title)).size).toBeGreaterThan(paths.length / 2);
    for (const { published, publisher, url, language } of documents) {
      expect([published, publisher, url, language]).not.toContain(null);
    }
  },
);

test("An edit changes one document and leaves the others.", async () => {
  const folder = await temporaryFolder();
  const [first = "", ...others] = await writeSyntheticFolder(folder, { passages: 40, seed: 1 });
  const before = (await readDocuments(folder)).documents;
  await addSection(folder, first);
  const after = (await readDocuments(folder)).documents;
  const known = new Set(before.map(({ id }) => id));
  expect(after.filter(({ id }) => known.has(id)).map(({ path }) => path)).toEqual(others);
});
