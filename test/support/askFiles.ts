import { type Answer, type Asked, createAsk, quoteText } from "../../src/answer/answer.ts";
import type { PassageReader } from "../../src/answer/index.ts";
import { createTransformersEmbedder } from "../../src/embedding/models/transformersEmbedder.ts";
import { libraryOf } from "./digests.ts";
import { embeddedModel, quoteModel } from "./models.ts";

/** Asks documents, given as files, with the models that Quoth ships; without a reader unless given one. */
export async function askFiles(
  files: Readonly<Record<string, string>>,
  passageReader: PassageReader | null = null,
): Promise<(asked: Asked | string) => Promise<Answer>> {
  const embedder = await createTransformersEmbedder(embeddedModel);
  const ask = createAsk(await libraryOf(files, embedder), embedder, {
    quoteModel,
    passageReader,
  });
  return (asked) => ask(typeof asked === "string" ? { question: asked } : asked);
}

/** The words of the first quote; undefined without one. */
export function firstWords(answer: Answer): string | undefined {
  const [first] = answer.quotes;
  return first && quoteText(answer, first);
}
