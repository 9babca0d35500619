import hnswlib from "hnswlib-node";
import type { VectorIndex, VectorIndexWriter } from "./vectorIndex.ts";

/** An approximate index as a graph of neighbours (HNSW, Malkov and Yashunin 2016), by hnswlib. */
export function createHnswWriter(options: {
  readonly dimensions: number;
  /** How many vectors will be added at most. */
  readonly capacity: number;
}): VectorIndexWriter {
  const index = new hnswlib.HierarchicalNSW("ip", options.dimensions);
  index.initIndex({
    maxElements: Math.max(1, options.capacity),
    m: neighboursPerNode,
    efConstruction: candidatesWhileBuilding,
    randomSeed: 100,
  });
  return {
    add(label, vector) {
      // hnswlib takes NaN without a word, and then finds it for every question.
      if (vector.length !== options.dimensions || !vector.every(Number.isFinite)) {
        throw new Error(
          `Expected a vector of ${options.dimensions} finite numbers for label ${label}, got ${vector.length} with ${vector.find((value) => !Number.isFinite(value)) ?? "all finite"}. Check the embedding model.`,
        );
      }
      index.addPoint(Array.from(vector), label);
    },
    async save(path) {
      await index.writeIndex(path);
      // On a full disk hnswlib writes what it can and says nothing; read back, a short file throws.
      const saved = new hnswlib.HierarchicalNSW("ip", options.dimensions);
      saved.readIndexSync(path);
      if (saved.getCurrentCount() !== index.getCurrentCount()) {
        throw new Error(
          `Expected ${index.getCurrentCount()} vectors in ${path}, got ${saved.getCurrentCount()}. Check that the disk has room.`,
        );
      }
    },
  };
}

/**
 * Opens a file that `createHnswWriter` wrote. hnswlib believes whatever the file says: the caller
 * has to have checked the file's checksum and its dimensions first.
 */
export function openHnswIndex(path: string, dimensions: number): VectorIndex {
  const index = new hnswlib.HierarchicalNSW("ip", dimensions);
  index.readIndexSync(path);
  const size = index.getCurrentCount();
  return {
    size,
    search(vector, count) {
      const wanted = Math.min(count, size);
      if (wanted === 0) return [];
      // Fewer candidates than neighbours asked for would find fewer neighbours.
      index.setEf(Math.max(candidatesWhileSearching, 2 * wanted));
      const { neighbors, distances } = index.searchKnn(Array.from(vector), wanted);
      return neighbors.map((label, position) => ({
        label,
        cosine: 1 - (distances[position] ?? 1),
      }));
    },
    vector: (label) => Float32Array.from(index.getPoint(label)),
  };
}

// The values of hnswlib's own documentation for collections of up to some millions.
const neighboursPerNode = 16;
const candidatesWhileBuilding = 200;
const candidatesWhileSearching = 200;
