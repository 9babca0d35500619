import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { VectorEngine } from "../../../src/library/vectors/vectorEngine.ts";
import type { VectorIndex } from "../../../src/library/vectors/vectorIndex.ts";
import { exactEngine } from "../../support/exactIndex.ts";
import { randomUnitVectors } from "../../support/randomVectors.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";

/** Writes vectors under labels with one engine, and opens the file. */
export async function indexOf(
  engine: Pick<VectorEngine, "create" | "open">,
  dimensions: number,
  entries: readonly (readonly [label: number, vector: Float32Array])[],
): Promise<VectorIndex> {
  const path = join(await temporaryFolder(), "vectors");
  const writer = engine.create({ dimensions, capacity: Math.max(1, entries.length) });
  for (const [label, vector] of entries) writer.add(label, vector);
  await writer.save(path);
  return engine.open(path, dimensions, 0);
}

/** What `VectorEngine`, `VectorIndexWriter` and `VectorIndex` promise, for every engine there is. */
export function describeVectorIndex(name: string, engine: VectorEngine): void {
  const east = Float32Array.of(1, 0);
  const sixtyDegrees = Float32Array.of(0.5, Math.sqrt(3) / 2);
  const north = Float32Array.of(0, 1);
  const west = Float32Array.of(-1, 0);
  const compass = [
    [40, west],
    [10, sixtyDegrees],
    [7, east],
    [0, north],
  ] as const;

  describe(`The vector index ${name}`, () => {
    test("finds what is nearest first, with its cosine.", async () => {
      const found = (await indexOf(engine, 2, compass)).search(east, 4);
      expect(found.map(({ label }) => label)).toEqual([7, 10, 0, 40]);
      [1, 0.5, 0, -1].forEach((cosine, place) =>
        expect(found[place]?.cosine).toBeCloseTo(cosine, 6),
      );
    });

    test("never finds what was removed, and knows its label no more.", async () => {
      const path = join(await temporaryFolder(), "vectors");
      const writer = engine.create({ dimensions: 2, capacity: 4 });
      for (const [label, vector] of compass) writer.add(label, vector);
      writer.remove(7);
      expect(() => writer.remove(5)).toThrow(/label/i);
      await writer.save(path);
      const index = engine.open(path, 2, 1);
      expect(index.size).toBe(3);
      expect(index.labels()).toEqual([0, 10, 40]);
      expect(index.search(east, 4).map(({ label }) => label)).toEqual([10, 0, 40]);
      expect(() => index.vector(7)).toThrow(/label/i);
    });

    test("grows out of a file that is left as it was.", async () => {
      const folder = await temporaryFolder();
      const [before, after] = [join(folder, "before"), join(folder, "after")];
      const writer = engine.create({ dimensions: 2, capacity: 2 });
      writer.add(7, east);
      writer.add(40, west);
      await writer.save(before);
      const changed = engine.change(before, { dimensions: 2, capacity: 1 });
      changed.remove(40);
      changed.add(41, north);
      expect(() => changed.remove(5)).toThrow(/label/i);
      await changed.save(after);
      const index = engine.open(after, 2, 1);
      expect([index.size, index.labels()]).toEqual([2, [7, 41]]);
      expect(index.search(east, 3).map(({ label }) => label)).toEqual([7, 41]);
      expect(index.vector(41)).toEqual(north);
      expect(engine.open(before, 2, 0).labels()).toEqual([7, 40]);
    });

    test("finds as many as asked for, or all that there are.", async () => {
      const index = await indexOf(engine, 2, compass);
      expect(index.size).toBe(4);
      for (const [count, found] of [
        [0, 0],
        [1, 1],
        [3, 3],
        [4, 4],
        [5, 4],
        [1000, 4],
      ] as const) {
        expect(index.search(north, count)).toHaveLength(found);
      }
    });

    test("gives back the vector under each label.", async () => {
      const index = await indexOf(engine, 2, compass);
      for (const [label, vector] of compass) expect(index.vector(label)).toEqual(vector);
    });

    test("has no vector under a label that nothing was added under.", async () => {
      const index = await indexOf(engine, 2, compass);
      expect(() => index.vector(1)).toThrow(Error);
    });

    test("may be empty, and then finds nothing.", async () => {
      const index = await indexOf(engine, 2, []);
      expect([index.size, index.search(east, 3)]).toEqual([0, []]);
    });

    test("may hold zeros, which are as far from all as a right angle.", async () => {
      const zeros = new Float32Array(2);
      const index = await indexOf(engine, 2, [
        [1, zeros],
        [2, east],
        [3, west],
      ]);
      const found = index.search(east, 3);
      expect(found.map(({ label }) => label)).toEqual([2, 1, 3]);
      expect(found[1]?.cosine).toBe(0);
      expect(index.search(zeros, 3).map(({ cosine }) => Math.abs(cosine))).toEqual([0, 0, 0]);
    });

    test("may hold the same vector under several labels.", async () => {
      const index = await indexOf(engine, 2, [
        [1, east],
        [2, east],
        [3, north],
      ]);
      const labels = index.search(east, 2).map(({ label }) => label);
      expect(new Set(labels)).toEqual(new Set([1, 2]));
    });

    test.each([
      ["NaN", [0, Number.NaN]],
      ["infinity", [Infinity, 0]],
      ["minus infinity", [0, -Infinity]],
      ["too few dimensions", [1]],
      ["too many dimensions", [1, 0, 0]],
      ["no dimensions", []],
    ])("refuses a vector with %s, and takes the next.", async (_case, values) => {
      const path = join(await temporaryFolder(), "vectors");
      const writer = engine.create({ dimensions: 2, capacity: 2 });
      expect(() => writer.add(1, Float32Array.from(values))).toThrow(
        /Expected .*2.* finite numbers/,
      );
      writer.add(1, east);
      await writer.save(path);
      const index = engine.open(path, 2, 0);
      expect([index.size, index.vector(1)]).toEqual([1, east]);
    });

    test("does not change with the caller's arrays, nor changes them.", async () => {
      const path = join(await temporaryFolder(), "vectors");
      const writer = engine.create({ dimensions: 2, capacity: 1 });
      const vector = east.slice();
      writer.add(1, vector);
      expect(vector).toEqual(east);
      vector.fill(9);
      await writer.save(path);
      const index = engine.open(path, 2, 0);
      index.vector(1).fill(9);
      const query = north.slice();
      index.search(query, 1);
      expect([index.vector(1), query]).toEqual([east, north]);
    });

    test("is written to its file, or else there is an error.", async () => {
      const writer = engine.create({ dimensions: 2, capacity: 1 });
      writer.add(1, east);
      const path = join(await temporaryFolder(), "no such folder", "vectors");
      await expect(writer.save(path)).rejects.toThrow(Error);
    });

    test("finds in a small library just what a scan finds.", async () => {
      const sizes = fc.record({
        count: fc.integer({ min: 1, max: 60 }),
        dimensions: fc.integer({ min: 2, max: 16 }),
        seed: fc.integer(),
        wanted: fc.integer({ min: 1, max: 10 }),
      });
      await fc.assert(
        fc.asyncProperty(sizes, async ({ wanted, ...options }) => {
          const [query = east, ...vectors] = randomUnitVectors({
            ...options,
            count: options.count + 1,
          });
          const entries = vectors.map((vector, label) => [label, vector] as const);
          const expected = (await indexOf(exactEngine, options.dimensions, entries)).search(
            query,
            wanted,
          );
          const found = (await indexOf(engine, options.dimensions, entries)).search(query, wanted);
          expect(found).toHaveLength(expected.length);
          expected.forEach(({ cosine }, place) =>
            expect(found[place]?.cosine).toBeCloseTo(cosine, 5),
          );
        }),
        { numRuns: 30 },
      );
    });
  });
}
