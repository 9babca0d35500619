import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildLibrary } from "../../src/library/building/build.ts";
import { useGeneration, readCurrentManifest } from "../../src/library/generations/generations.ts";
import { openLibrary } from "../../src/library/library.ts";
import { createLiveLibrary } from "../../src/library/liveLibrary.ts";
import { documentOf } from "./documents.ts";
import { randomUnitVectors } from "./randomVectors.ts";

// Reloads a library of 2,000 sentences as often as the first argument says, and prints the resident
// megabytes after each: garbage collected, if started with --expose-gc.
const dimensions = 256;
const indexFolder = await mkdtemp(join(tmpdir(), "quoth-reload-"));
const vectors = randomUnitVectors({ count: 2000, dimensions, seed: 1 });
const embedder = {
  id: "random",
  dimensions,
  embed: async (texts: readonly string[]) =>
    texts.map((_, index) => vectors[index % vectors.length] ?? new Float32Array(dimensions)),
};
const generations: string[] = [];
for (const day of [1, 2]) {
  const text = Array.from({ length: 2000 }, (_, index) => `Boat ${index} sank on day ${day}.`);
  await buildLibrary({
    documents: [documentOf({ blocks: [{ kind: "text", text: text.join(" ") }] })],
    sources: "fingerprint",
    embedder,
    splitter: { targetWords: 120 },
    indexFolder,
    now: new Date(Date.UTC(2026, 5, day)),
  });
  generations.push((await readCurrentManifest(indexFolder)).name);
}
let reloads = 0;
const live = await createLiveLibrary({
  indexFolder,
  open: () => openLibrary(indexFolder, embedder),
  onReload: () => (reloads += 1),
});
for (let round = 1; round <= Number(process.argv[2]); round += 1) {
  await useGeneration(indexFolder, generations[round % 2 === 0 ? 1 : 0] ?? "");
  await live.checkNow();
  const vector = vectors[round] ?? new Float32Array();
  await live.use((library) =>
    library.retrieve({ terms: [], vector, lexicalDepth: 0, semanticDepth: 10 }),
  );
  // The native parts are given back a turn after their objects.
  globalThis.gc?.();
  await new Promise((resolve) => setImmediate(resolve));
  console.log(Math.round(process.memoryUsage().rss / 2 ** 20));
}
await live.close();
await rm(indexFolder, { recursive: true });
if (reloads !== Number(process.argv[2])) throw new Error(`Expected to reload, got ${reloads}.`);
