import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { VectorIndex, VectorIndexWriter } from "../../src/library/vectors/vectorIndex.ts";

/** The oracle: every vector in a JSON file, every search a scan of them all. */
export function createExactWriter({ dimensions }: { dimensions: number }): VectorIndexWriter {
  const vectors = new Map<number, number[]>();
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

export function openExactIndex(path: string): VectorIndex {
  const vectors = new Map(JSON.parse(readFileSync(path, "utf8")) as [number, number[]][]);
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
