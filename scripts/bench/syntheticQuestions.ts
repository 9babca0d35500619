import type { Library } from "../../src/library/index.ts";
import { sampleEvenly } from "../evaluate/metrics.ts";
import { createRandom, type Random } from "./syntheticFolder.ts";

/**
 * Makes questions of a library's own sentences, as people ask: most hold some words of a sentence; of
 * five one has a typing error, one a word that stands nowhere, and one goes on for sentences.
 *
 * @param options the same options give the same questions of the same library.
 */
export async function makeQuestions(
  library: Pick<Library, "listDocuments" | "getPassages">,
  options: { readonly count: number; readonly seed: number },
): Promise<string[]> {
  const random = createRandom(options.seed);
  const documents = await library.listDocuments();
  const passagesByDocument = await library.getPassages(documents.map(({ id }) => id));
  return Array.from({ length: options.count }, (_, index) => {
    const document = documents[random.between(0, documents.length - 1)];
    const passages = (document && passagesByDocument.get(document.id)) ?? [];
    const passage = passages[random.between(0, passages.length - 1)];
    if (!document || !passage) throw new Error("Expected a library with passages, got none.");
    const sentences = passage.sentences.map(({ start, end }) => document.text.slice(start, end));
    return makeQuestion(sentences, kinds[index % kinds.length] ?? "plain", random);
  });
}

const kinds = ["plain", "mistyped", "plain", "unknown", "long"] as const;

function makeQuestion(
  sentences: readonly string[],
  kind: (typeof kinds)[number],
  random: Random,
): string {
  const words = (sentences[random.between(0, sentences.length - 1)] ?? "").match(/[\p{L}\p{N}]+/gu);
  const start = random.between(0, Math.max(0, (words?.length ?? 0) - 8));
  const some = (words ?? []).slice(start, start + random.between(4, 8));
  const opening = openings[random.between(0, openings.length - 1)];
  switch (kind) {
    case "plain":
      return `${opening} ${some.join(" ")}?`;
    case "mistyped": {
      const longest = some.toSorted((a, b) => b.length - a.length)[0] ?? "";
      return `${opening} ${some.join(" ").replace(longest, swapLetters(longest))}?`;
    }
    case "unknown":
      return `${opening} ${some.join(" ")} zyxwvutsrq?`;
    case "long":
      return `${sampleEvenly(sentences, 3).join(" ")} ${opening} that?`;
  }
}

const openings = ["What about", "When did", "How many", "Who said that", "Where was", "Tell me of"];

/** Swaps the two letters in the middle. */
function swapLetters(word: string): string {
  const middle = Math.floor(word.length / 2);
  return `${word.slice(0, middle - 1)}${word.slice(middle, middle + 1)}${word.slice(middle - 1, middle)}${word.slice(middle + 1)}`;
}
