import { expect, test } from "vitest";
import { dot, normalise } from "../../src/embedding/vectors.ts";

test("The dot product adds up what stands in the same place.", () => {
  expect(dot(Float32Array.of(1, 2, 3), Float32Array.of(4, 5, 6))).toBe(32);
  expect(dot(Float32Array.of(), Float32Array.of())).toBe(0);
});

test("A vector is brought to length one, its direction kept, the given one left alone.", () => {
  const given = Float32Array.of(3, -4);
  expect(normalise(given)).toEqual(Float32Array.of(0.6, -0.8));
  expect(given).toEqual(Float32Array.of(3, -4));
});

test("A vector of zeros stays one of zeros.", () => {
  expect(normalise(new Float32Array(3))).toEqual(new Float32Array(3));
});
