import { join } from "node:path";
import { expect, test } from "vitest";
import { openHnswFile } from "../../../src/library/vectors/hnswFile.ts";
import { createHnswWriter } from "../../../src/library/vectors/hnswIndex.ts";
import { randomUnitVectors } from "../../support/randomVectors.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

const vectors = randomUnitVectors({ count: 200, dimensions: 12, seed: 3 });

async function write(labels: readonly number[], removed: readonly number[] = []): Promise<string> {
  const path = join(await temporaryFolder(), "vectors");
  const writer = createHnswWriter({ dimensions: 12, capacity: labels.length });
  labels.forEach((label, index) => writer.add(label, vectors[index] ?? new Float32Array(12)));
  for (const label of removed) writer.remove(label);
  await writer.save(path);
  return path;
}

test.each([
  ["without gaps", vectors.map((_, index) => index + 1)],
  ["with gaps", vectors.map((_, index) => 3 * index + 5)],
  ["from 0 on", vectors.map((_, index) => index)],
])("A vector is read in the file, its label in ascending order %s.", async (_case, labels) => {
  const file = openHnswFile(await write(labels), 12);
  expect(labels.map((label) => file.vector(label))).toEqual(vectors);
  expect([labels.at(-1) ?? 0, 4_000_000].map((label) => file.vector(label + 1))).toEqual([
    null,
    null,
  ]);
  file.close();
});

test("What is removed, or belongs to another label, is not given.", async () => {
  const file = openHnswFile(await write([1, 2, 3], [2]), 12);
  expect([0, 1, 2, 3, 4].map((label) => file.vector(label))).toEqual([
    null,
    vectors[0],
    null,
    vectors[2],
    null,
  ]);
  file.close();
  const shuffled = openHnswFile(await write([30, 10, 20]), 12);
  for (const [label, index] of [
    [30, 0],
    [10, 1],
    [20, 2],
  ] as const) {
    expect([null, vectors[index]]).toContainEqual(shuffled.vector(label));
  }
  shuffled.close();
});

test("A file of other dimensions, or of nothing, gives no vector.", async () => {
  for (const [path, dimensions] of [
    [await write([1, 2, 3]), 11],
    [await write([]), 12],
  ] as const) {
    const file = openHnswFile(path, dimensions);
    expect(file.vector(1)).toBeNull();
    file.close();
  }
});
