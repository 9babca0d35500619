import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UnreadableDocumentError } from "../../../src/documents/document.ts";
import { readableEndings } from "../../../src/documents/formats/formats.ts";
import { createParser, type Parser } from "../../../src/documents/parsing/parser.ts";
import { fuzzSamples } from "./fuzzSamples.ts";

// Ten thousand inputs in all: real files of each format, mutated, and files named like another format.
const inputs = 10_000;
const secondsPerFile = 20;

let parser: Parser;
beforeAll(() => {
  parser = createParser({ maxSecondsPerFile: secondsPerFile, textRecognition: [] });
});
afterAll(() => parser.close());

/** One change to a file, at a place and over a length that are shares of its size. */
type Mutation = readonly [kind: number, place: number, length: number, byte: number];

const share = fc.double({ min: 0, max: 1, noNaN: true });
const mutation: fc.Arbitrary<Mutation> = fc.tuple(fc.nat(5), share, share, fc.nat(255));

function mutate(bytes: Uint8Array, [kind, place, length, byte]: Mutation): Uint8Array {
  const at = Math.floor(place * bytes.length);
  const end = Math.min(bytes.length, at + 1 + Math.floor(length * length * bytes.length));
  const [before, piece, after] = [bytes.slice(0, at), bytes.slice(at, end), bytes.slice(end)];
  if (kind === 0) return Buffer.concat([before, Buffer.from([byte]), bytes.slice(at + 1)]);
  if (kind === 1) return before;
  if (kind === 2) return Buffer.concat([before, after]);
  if (kind === 3) return Buffer.concat([before, piece, piece, after]);
  if (kind === 4)
    return Buffer.concat([before, Buffer.from(marks[byte % marks.length] ?? ""), after]);
  const times = Math.min(2 + byte, Math.floor(longestRepeat / Math.max(1, piece.length)));
  return Buffer.concat([before, ...Array.from({ length: times }, () => piece), after]);
}

const longestRepeat = 20_000;
const marks = [
  "<table>",
  "</div>",
  "<!--",
  "{{",
  "{%",
  ":::",
  "> ",
  "- ",
  "```",
  "[",
  "](",
  "|",
  "\0",
  "\uFEFF",
  "---\n",
  "endobj",
  "stream",
  "PK",
  "<w:p>",
  '"',
  ",",
];

test.each(readableEndings)(
  "Mutated files named %s are read or refused; none hangs, crashes or fills the memory.",
  async (ending) => {
    const own = fuzzSamples.filter((sample) => sample.ending === ending);
    const others = fuzzSamples.filter((sample) => sample.ending !== ending);
    const sample = fc.oneof(
      ...(own.length > 0 ? [{ weight: 9, arbitrary: fc.constantFrom(...own) }] : []),
      { weight: 1, arbitrary: fc.constantFrom(...others) },
    );
    await fc.assert(
      fc.asyncProperty(sample, fc.array(mutation, { maxLength: 4 }), async ({ bytes }, changes) => {
        const mutated = changes.reduce<Uint8Array>(
          (before, change) => mutate(before, change),
          bytes,
        );
        expect(await outcomeOf(`a${ending}`, mutated)).toBe("told");
      }),
      { numRuns: Math.ceil(inputs / readableEndings.length), endOnFailure: true },
    );
  },
  1_800_000,
);

/** "told" for a file that was read, or refused by its own reader for what stands in it. */
async function outcomeOf(path: string, bytes: Uint8Array): Promise<string> {
  try {
    await parser.parse({ path, bytes, contentHash: "" });
    return "told";
  } catch (error) {
    if (!(error instanceof UnreadableDocumentError)) return String(error);
    return /whose reader (?:takes|fails|stops)/.test(error.message) ? error.message : "told";
  }
}
