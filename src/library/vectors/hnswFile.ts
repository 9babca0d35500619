import { closeSync, openSync, readSync } from "node:fs";

/** Vectors in a file that hnswlib wrote, read where they stand. */
export interface HnswFile {
  /** `null` if it is not where it should be: it may be in the file all the same. */
  vector(label: number): Float32Array | null;
  close(): void;
}

/**
 * Asking hnswlib for a vector takes ten times as long as reading it, since it comes as an array of
 * JavaScript numbers. What hnswlib 0.8 writes on a 64-bit machine, all of it little-endian:
 *
 *     header, 96 bytes: … 16: elements · 24: bytes of each · 32: offset of its label · 40: of its vector …
 *     each element:     links (third byte, lowest bit: removed) · vector, float32 · label, uint64
 *
 * Elements stand in the order they were added. If that is the order of their labels, a label is found
 * by halving. Nothing is believed but an element that has the label and is not removed.
 *
 * @param path a file that has been checked.
 */
export function openHnswFile(path: string, dimensions: number): HnswFile {
  const file = openSync(path, "r");
  const header = Buffer.alloc(headerBytes);
  readSync(file, header, 0, headerBytes, 0);
  const field = (offset: number) => Number(header.readBigUInt64LE(offset));
  const [elements, elementBytes, labelOffset, vectorOffset] = [16, 24, 32, 40].map(field) as [
    number,
    number,
    number,
    number,
  ];
  const vectorBytes = dimensions * Float32Array.BYTES_PER_ELEMENT;
  const isAsExpected =
    labelOffset - vectorOffset === vectorBytes && elementBytes === labelOffset + labelBytes;
  const element = Buffer.alloc(isAsExpected ? elementBytes : 0);
  /** Reads the element at a place. @returns its label. */
  const read = (place: number): number => {
    readSync(file, element, 0, elementBytes, headerBytes + place * elementBytes);
    return Number(element.readBigUInt64LE(labelOffset));
  };
  const find = (label: number): boolean => {
    let [low, high] = [0, Math.min(label, elements - 1)];
    // Labels count from 1 on, and have no gaps until vectors are taken out.
    let place = Math.min(label - 1, high);
    while (low <= high) {
      const found = read(Math.max(low, place));
      if (found === label) return true;
      if (found < label) low = Math.max(low, place) + 1;
      else high = Math.max(low, place) - 1;
      place = Math.floor((low + high) / 2);
    }
    return false;
  };
  return {
    vector(label) {
      if (!isAsExpected || !find(label) || (element.readUInt8(2) & removedBit) !== 0) return null;
      const start = element.byteOffset + vectorOffset;
      return new Float32Array(element.buffer.slice(start, start + vectorBytes));
    },
    close: () => closeSync(file),
  };
}

const headerBytes = 96;
const labelBytes = 8;
const removedBit = 1;
