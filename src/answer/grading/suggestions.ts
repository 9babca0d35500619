import type { Library } from "../../library/index.ts";
import type { Ask } from "../answer.ts";

/**
 * Suggests questions that the documents answer, for people who do not know what to ask: first the
 * `questions` of the documents' front matter, one of each document in turn, then one about each
 * document's title.
 *
 * Costs an answer for each suggestion that is tried; at most 20 are.
 *
 * @returns at most `count`, each of which gets an answer with confidence.
 */
export async function suggestQuestions(
  library: Pick<Library, "listDocuments">,
  ask: Ask,
  count: number,
): Promise<string[]> {
  const documents = await library.listDocuments();
  const rounds = Math.max(0, ...documents.map((document) => document.questions.length));
  const named = Array.from({ length: rounds }, (_, round) =>
    documents.flatMap((document) => document.questions[round] ?? []),
  ).flat();
  const candidates = [...named, ...documents.map(({ title }) => `What is said about “${title}”?`)];
  const suggestions: string[] = [];
  for (const question of new Set(candidates.slice(0, maxTried))) {
    if (suggestions.length === count) break;
    if ((await ask({ question })).verdict === "answered") suggestions.push(question);
  }
  return suggestions;
}

const maxTried = 20;
