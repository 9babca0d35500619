import { normalise } from "../../src/embedding/vectors.ts";

/** Unit vectors in all directions alike, the same ones for the same seed. */
export function randomUnitVectors(options: {
  readonly count: number;
  readonly dimensions: number;
  readonly seed: number;
}): Float32Array[] {
  const random = createRandom(options.seed);
  // Twelve equal draws add up to a normal one nearly enough, and normal draws favour no direction.
  const draw = () => Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
  return Array.from({ length: options.count }, () =>
    normalise(Float32Array.from({ length: options.dimensions }, draw)),
  );
}

/** mulberry32, by Tommy Ettinger: from 0 up to 1. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
