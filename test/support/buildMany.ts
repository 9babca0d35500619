import { createTransformersEmbedder } from "../../src/embedding/models/transformersEmbedder.ts";
import { buildUnderLock } from "./lockedBuild.ts";
import { embeddedModel } from "./models.ts";

// Builds an index as a maintainer's script does, of a few hundred passages: the index folder is the
// first argument, what the passages are about the second. Says when it begins.
const [indexFolder = "", subject = ""] = process.argv.slice(2);
const embedder = await createTransformersEmbedder(embeddedModel);
console.log("building");
await buildUnderLock({ indexFolder, subject, embedder, passages: 300 });
console.log("built");
