import type { Library } from "../../library/index.ts";
import { type Ask, quoteText } from "../answer.ts";
import { detectAnswerTypes } from "../question/answerTypes.ts";

/**
 * Asks a library for sentences of its own documents, word for word: the cheapest proof that texts, words
 * and vectors belong together. Costs an answer for each.
 *
 * @param count how many sentences to ask, evenly over the documents.
 * @returns a message for each sentence that was not found again; empty if all were.
 */
export async function askCanaries(library: Library, ask: Ask, count: number): Promise<string[]> {
  const { passages } = library.manifest.counts;
  const places = Array.from({ length: Math.min(count, passages) }, (_, index) =>
    Math.floor((index * passages) / Math.min(count, passages)),
  );
  const documents = await library.listDocuments();
  const passagesByDocument = await library.getPassages(documents.map(({ id }) => id));
  const problems: string[] = [];
  for (const place of places) {
    const sentence = longestSentenceAt(place, documents, passagesByDocument);
    if (sentence === null) continue;
    const answer = await ask({ question: sentence });
    const isFound = answer.quotes.some((quote) => quoteText(answer, quote).includes(sentence));
    if (!isFound) problems.push(`Expected to find ${JSON.stringify(sentence)} again, did not.`);
  }
  return problems;
}

/**
 * The longest statement of a passage, counted in the order of documents and places in them; `null` if
 * it has none.
 */
function longestSentenceAt(
  place: number,
  documents: Awaited<ReturnType<Library["listDocuments"]>>,
  passagesByDocument: Awaited<ReturnType<Library["getPassages"]>>,
): string | null {
  let before = 0;
  for (const document of documents) {
    const passages = passagesByDocument.get(document.id) ?? [];
    const passage = passages[place - before];
    before += passages.length;
    if (!passage) continue;
    const sentences = passage.sentences
      .filter(({ kind }) => kind === "text")
      .map(({ start, end }) => document.text.slice(start, end));
    const [longest] = sentences.filter(isStatement).toSorted((a, b) => b.length - a.length);
    return longest ?? null;
  }
  return null;
}

/** A sentence that asks for a figure is not answered by itself: there is no figure in it. */
function isStatement(sentence: string): boolean {
  return !sentence.includes("?") && detectAnswerTypes(sentence).answerTypes.length === 0;
}
