import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createHnswWriter } from "../../../src/library/vectors/hnswIndex.ts";
import { vectorEngine } from "../../../src/library/vectors/vectorEngine.ts";
import { exactEngine } from "../../support/exactIndex.ts";
import { randomUnitVectors } from "../../support/randomVectors.ts";
import { temporaryFolder } from "../../support/temporaryFolder.ts";
import { indexOf } from "./vectorIndexContract.ts";

const hnsw = vectorEngine;
const exact = exactEngine;

describe("HNSW", () => {
  // Random vectors are the hardest: nothing is near to anything, as sentences are to each other.
  test.each([
    [2_000, 32],
    [1_000, 256],
  ])(
    "finds 98 of 100 true neighbours among %d random vectors of %d dimensions.",
    async (count, dimensions) => {
      const vectors = randomUnitVectors({ count, dimensions, seed: 7 });
      const entries = vectors.map((vector, label) => [label, vector] as const);
      const approximate = await indexOf(hnsw, dimensions, entries);
      const oracle = await indexOf(exact, dimensions, entries);
      const queries = randomUnitVectors({ count: 50, dimensions, seed: 8 });
      const hits = queries.flatMap((query) => {
        const found = new Set(approximate.search(query, 10).map(({ label }) => label));
        return oracle.search(query, 10).filter(({ label }) => found.has(label));
      });
      expect(hits.length / (queries.length * 10)).toBeGreaterThanOrEqual(0.98);
    },
  );

  test("finds every vector it holds as its own nearest.", async () => {
    const vectors = randomUnitVectors({ count: 500, dimensions: 16, seed: 9 });
    const index = await indexOf(
      hnsw,
      16,
      vectors.map((vector, label) => [label, vector] as const),
    );
    const own = vectors.filter((vector, label) => index.search(vector, 1)[0]?.label === label);
    expect(own).toHaveLength(500);
  });

  test("finds what is there among many zeros.", async () => {
    const vectors = randomUnitVectors({ count: 50, dimensions: 16, seed: 10 });
    const zeros = Array.from({ length: 500 }, () => new Float32Array(16));
    const entries = [...zeros, ...vectors].map((vector, label) => [label, vector] as const);
    const index = await indexOf(hnsw, 16, entries);
    const own = vectors.filter(
      (vector, place) => index.search(vector, 1)[0]?.label === 500 + place,
    );
    expect(own).toHaveLength(50);
  });

  test("writes the same file for the same vectors.", async () => {
    const folder = await temporaryFolder();
    const write = async (name: string) => {
      const writer = createHnswWriter({ dimensions: 8, capacity: 100 });
      randomUnitVectors({ count: 100, dimensions: 8, seed: 11 }).forEach((vector, label) => {
        writer.add(label, vector);
      });
      await writer.save(join(folder, name));
      return readFile(join(folder, name));
    };
    expect((await write("one")).equals(await write("two"))).toBe(true);
  });

  test("takes no more vectors than it has room for.", () => {
    const writer = createHnswWriter({ dimensions: 2, capacity: 1 });
    writer.add(0, Float32Array.of(1, 0));
    expect(() => writer.add(1, Float32Array.of(0, 1))).toThrow(Error);
  });
});
