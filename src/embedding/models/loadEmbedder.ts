import type { Embedder } from "../embedder.ts";
import type { ModelLocation } from "./modelLocation.ts";

/**
 * Loads a sentence embedding model, and only now the library that runs it. Costs 0.2 s and 60 MB with
 * the embedded model.
 *
 * @throws ModelError if files are missing or broken, or the hub cannot be reached.
 */
export async function loadEmbedder(location: ModelLocation): Promise<Embedder> {
  const { createTransformersEmbedder } = await import("./transformersEmbedder.ts");
  return createTransformersEmbedder(location);
}
