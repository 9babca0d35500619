import { alternatives } from "../patterns.ts";
import { languages } from "../registry.ts";

/** What somebody wants news of. */
interface NewsRequest {
  /** In the asker's words; `null` for news of everything. */
  readonly topic: string | null;
}

/**
 * Reads a question that asks for what is new, in any language of the lists: "What's new?", "Привіт, що
 * нового?", "latest news about the harbour". `null` for any other, such as "What's new in version 2?",
 * which a document may answer.
 */
export function readNewsRequest(question: string): NewsRequest | null {
  const words = question.replace(/[^\p{L}\p{M}\p{N}'’ʼ-]+/gu, " ").trim();
  const found = words.length > longest ? null : request.exec(words);
  return found && { topic: found.groups?.["topic"]?.trim() ?? null };
}

/** In UTF-16 units; who writes more asks more. */
const longest = 120;

const questions = languages.map((language) => language.questions);
const anyOf = (entries: readonly string[]) => `(?:${alternatives(entries)})`;
const courtesies = languages.flatMap(({ courtesies: { greetings, company } }) => [
  ...greetings,
  ...company,
]);
const request = new RegExp(
  `^(?:${anyOf(courtesies)}\\s+)*${anyOf(questions.flatMap(({ news }) => news))}` +
    `(?:\\s+${anyOf(questions.flatMap(({ newsTimes }) => newsTimes))})*` +
    `(?:\\s+${anyOf(questions.flatMap(({ newsTopics }) => newsTopics))}\\s+(?<topic>\\S.*))?$`,
  "iu",
);
