import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCurrentManifest } from "../../../src/library/generations/generations.ts";
import { IndexDamagedError } from "../../../src/library/generations/indexErrors.ts";
import { openNewestWholeGeneration } from "../../../src/library/generations/keptGenerations.ts";
import { openLibrary } from "../../../src/library/library.ts";
import { buildHarbour } from "../../support/harbour.ts";
import { createLetterEmbedder } from "../../support/letterEmbedder.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const letters = createLetterEmbedder();
const anyFile = fc.constantFrom("library.db", "vectors.hnsw", "manifest.json");

/** Somewhere in a file, whatever its length: from its start up to its end. */
const anywhere = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

async function twoGenerations() {
  const indexFolder = await temporaryFolder();
  await buildHarbour(indexFolder, { day: 1 });
  const older = await readCurrentManifest(indexFolder);
  await buildHarbour(indexFolder, { day: 2 });
  const { folder } = await readCurrentManifest(indexFolder);
  expect((await readdir(folder)).toSorted()).toEqual([
    "library.db",
    "manifest.json",
    "vectors.hnsw",
  ]);
  return { indexFolder, older, folder };
}

/** The fault is found, and the older generation is the one to serve. */
async function expectFound(indexFolder: string, older: { readonly name: string }): Promise<void> {
  // A manifest whose format was changed is of another version, as far as anybody can tell.
  const error: unknown = await openLibrary(indexFolder, letters).catch((reason: unknown) => reason);
  expect(String(error)).toMatch(/^Index(Damaged|Mismatch)Error: Expected .* Run: npm run index$/s);
  if (!(error instanceof IndexDamagedError)) return;
  const opened = await openNewestWholeGeneration(indexFolder);
  expect(opened.name).toBe(older.name);
  expect(opened.warnings[0]).toBe(error.message);
}

/** How thoroughly damage is tried: how many flips and cuts, and each how many-th byte of a manifest. */
export interface Thoroughness {
  readonly flips: number;
  readonly cuts: number;
  readonly stride: number;
}

/** Whatever becomes of an index's files is found before they are read. */
export function describeDamage({ flips, cuts, stride }: Thoroughness): void {
  test("Any bits that flip in any byte of any file are found before it is read.", async () => {
    const { indexFolder, older, folder } = await twoGenerations();
    await fc.assert(
      fc.asyncProperty(
        anyFile,
        anywhere,
        fc.integer({ min: 1, max: 255 }),
        async (file, at, bits) => {
          const path = join(folder, file);
          const bytes = await readFile(path);
          const flipped = Buffer.from(bytes);
          const position = Math.floor(at * bytes.length);
          flipped.writeUInt8(flipped.readUInt8(position) ^ bits, position);
          await writeFile(path, flipped);
          await expectFound(indexFolder, older);
          await writeFile(path, bytes);
        },
      ),
      { numRuns: flips },
    );
    (await openLibrary(indexFolder, letters)).close();
  });

  test("Every byte of a manifest counts, whatever it becomes.", async () => {
    const { indexFolder, older, folder } = await twoGenerations();
    const path = join(folder, "manifest.json");
    const bytes = await readFile(path);
    for (let position = 0; position < bytes.length; position += stride) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(position) ^ 1, position);
      await writeFile(path, flipped);
      await expectFound(indexFolder, older);
    }
  });

  test("A file that was cut short anywhere, or has grown, is found before it is read.", async () => {
    const { indexFolder, older, folder } = await twoGenerations();
    await fc.assert(
      fc.asyncProperty(anyFile, anywhere, fc.boolean(), async (file, at, grows) => {
        const path = join(folder, file);
        const bytes = await readFile(path);
        await truncate(path, Math.floor(at * bytes.length) + (grows ? bytes.length + 1 : 0));
        await expectFound(indexFolder, older);
        await writeFile(path, bytes);
      }),
      { numRuns: cuts },
    );
  });
}
