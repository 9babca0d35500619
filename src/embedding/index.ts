/**
 * Turns texts into vectors whose dot product says how near two texts are in meaning:
 *
 *     const location = locateModel({ setting: "EMBEDDING_MODEL", model: "quoth-en-v1", … });
 *     const embedder = await loadEmbedder(location);
 *     const [question, text] = await embedder.embed(["When do ships come?", "They come at dawn."]);
 *     dot(question, text);
 *
 * `withPrefix` is for models that want words before each text. `loadBiggerModels` loads the models that
 * Quoth can do without, each with a time limit. Importing this loads no model and no library for models.
 */
export { type Embedder, withPrefix } from "./embedder.ts";
export { type BiggerModels, loadBiggerModels } from "./models/biggerModels.ts";
export { loadEmbedder } from "./models/loadEmbedder.ts";
export { locateModel, ModelError, type ModelLocation } from "./models/modelLocation.ts";
export type { AnswerSpan, LimitedReader } from "./reader.ts";
export type { LimitedReranker } from "./reranker.ts";
export { dot, meanVector, normalise } from "./vectors.ts";
