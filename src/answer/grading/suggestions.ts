import type { Library } from "../../library/index.ts";
import type { Ask } from "../answer.ts";

/**
 * Suggests questions that the documents answer, for people who do not know what to ask. Each was written
 * by somebody: in the `questions` of a document, in the folder's own questions, or as a title or heading
 * that is a question. Newer documents come first, those without a date last, and each has its turn.
 *
 * Costs an answer for each suggestion that is tried; at most 20 are.
 *
 * @param own the folder's questions.
 * @returns at most `count`, each of which gets an answer with confidence.
 */
export async function suggestQuestions(
  library: Pick<Library, "listDocuments" | "getPassages">,
  ask: Ask,
  count: number,
  own: readonly string[] = [],
): Promise<string[]> {
  const documents = (await library.listDocuments()).toSorted((a, b) =>
    (b.published ?? "").localeCompare(a.published ?? ""),
  );
  const newest = documents.slice(0, mostRead);
  const passages = await library.getPassages(newest.map(({ id }) => id));
  const headings = newest.map(({ id, title }) =>
    [title, ...(passages.get(id) ?? []).map(({ heading }) => heading ?? "")].filter(isQuestion),
  );
  const candidates = [
    ...takeTurns(documents.map(({ questions }) => questions)),
    ...own,
    ...takeTurns(headings),
  ];
  const suggestions: string[] = [];
  for (const question of [...new Set(candidates)].slice(0, maxTried)) {
    if (suggestions.length === count) break;
    if ((await ask({ question })).verdict === "answered") suggestions.push(question);
  }
  return suggestions;
}

const maxTried = 20;
/** Of how many documents the headings are read. */
const mostRead = 50;

/** The first of each list, then the second of each, and so on. */
function takeTurns(lists: readonly (readonly string[])[]): string[] {
  const rounds = lists.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: rounds }, (_, round) =>
    lists.flatMap((list) => list[round] ?? []),
  ).flat();
}

/** A question of a few words, such as a FAQ's; "Why?" asks for what stands around it. */
function isQuestion(heading: string): boolean {
  return (
    heading.length <= longestHeading &&
    /[?？]["»”’)\s]*$/u.test(heading) &&
    (heading.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= 3
  );
}

const longestHeading = 120;
