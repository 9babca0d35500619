import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { VectorEngine } from "../../src/library/vectors/vectorEngine.ts";
import type { VectorIndex, VectorIndexWriter } from "../../src/library/vectors/vectorIndex.ts";

/** The oracle: every vector in a JSON file, every search a scan of them all. */
export const exactEngine: VectorEngine = {
  create: ({ dimensions }) => createExactWriter(dimensions, new Map()),
  change: (path, { dimensions }) => createExactWriter(dimensions, readVectors(path)),
  open: openExactIndex,
};

function readVectors(path: string): Map<number, number[]> {
  return new Map(JSON.parse(readFileSync(path, "utf8")) as [number, number[]][]);
}

function createExactWriter(dimensions: number, vectors: Map<number, number[]>): VectorIndexWriter {
  return {
    add(label, vector) {
      if (vector.length !== dimensions || !vector.every(Number.isFinite)) {
        throw new Error(`Expected ${dimensions} finite numbers, got ${vector.join(", ")}.`);
      }
      vectors.set(label, Array.from(vector));
    },
    remove(label) {
      if (!vectors.delete(label)) throw new Error(`Expected a known label, got ${label}.`);
    },
    save: (path) => writeFile(path, JSON.stringify([...vectors])),
  };
}

function openExactIndex(path: string): VectorIndex {
  const vectors = readVectors(path);
  return {
    size: vectors.size,
    search: (wanted, count) =>
      Array.from(vectors, ([label, vector]) => ({
        label,
        cosine: vector.reduce((sum, value, column) => sum + value * (wanted[column] ?? 0), 0),
      }))
        .toSorted((a, b) => b.cosine - a.cosine)
        .slice(0, count),
    vector(label) {
      const found = vectors.get(label);
      if (!found) throw new Error(`Expected a known label, got ${label}.`);
      return Float32Array.from(found);
    },
    labels: () => Array.from(vectors.keys()).toSorted((a, b) => a - b),
    close() {},
  };
}
