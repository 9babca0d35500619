import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  finishGeneration,
  type Generation,
  useGeneration,
  startGeneration,
} from "../../src/library/generations/generations.ts";
import {
  databaseFile,
  type Manifest,
  vectorsFile,
} from "../../src/library/generations/manifest.ts";

/** What a manifest says of a generation made at noon of a day in June 2026. */
export function factsOfDay(day: number, milliseconds = 0): Omit<Manifest, "format" | "files"> {
  return {
    createdAt: new Date(Date.UTC(2026, 5, day, 12, 0, 0, milliseconds)).toISOString(),
    embedder: { id: "letters", dimensions: 27 },
    splitter: { targetWords: 120 },
    sources: "fingerprint",
    counts: { documents: 1, passages: 1, sentences: 1, removedVectors: 0 },
  };
}

/** Finishes a generation whose files are a few words: enough for whoever looks at checksums only. */
export async function finishDay(
  indexFolder: string,
  day: number,
  milliseconds = 0,
): Promise<Generation> {
  const folder = await startGeneration(indexFolder);
  await writeFile(join(folder, databaseFile), `database of day ${day}`);
  await writeFile(join(folder, vectorsFile), `vectors of day ${day}`);
  return finishGeneration(indexFolder, folder, factsOfDay(day, milliseconds));
}

/** Publishes such a generation for each of `days` days; the last is in use. */
export async function publishDays(
  indexFolder: string,
  days: number,
  firstDay = 1,
): Promise<Generation[]> {
  const generations: Generation[] = [];
  for (let day = firstDay; day < firstDay + days; day += 1) {
    const generation = await finishDay(indexFolder, day);
    await useGeneration(indexFolder, generation.name);
    generations.push(generation);
  }
  return generations;
}
