/**
 * Turns texts into vectors whose dot product says how near two texts are in meaning, and reads a question
 * and a text together:
 *
 *     const location = locateModel({ setting: "EMBEDDING_MODEL", model: "quoth-en-v1", … });
 *     const embedder = await loadEmbedder(location);
 *     const [question, text] = await embedder.embed(["When do ships come?", "They come at dawn."]);
 *     dot(question, text);
 *
 *     const reader = await loadReader({ model: "quoth-reader-v1", limitMilliseconds: 1000, … });
 *     const readings = await reader.read("When do ships come?", [{ title: "", text: "At dawn." }]);
 *
 * `withPrefix` is for models that want words before each text. A reader gives `null` rather than hold up
 * an answer. Importing this loads no model and no library for models.
 */
export { type Embedder, withPrefix } from "./embedder.ts";
export { loadEmbedder } from "./models/loadEmbedder.ts";
export { locateModel, ModelError, type ModelLocation } from "./models/modelLocation.ts";
export { type LoadedReader, loadReader } from "./readers/loadReader.ts";
export type { LimitedReader, ReadableText, Reading } from "./readers/reader.ts";
export { dot, meanVector, normalise } from "./vectors.ts";
