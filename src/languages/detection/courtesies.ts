import { alternatives } from "../patterns.ts";
import { languages } from "../registry.ts";

/** What a message says that asks nothing; "signs" has neither letters nor digits, such as 👍. */
export type Courtesy = "thanks" | "greeting" | "agreement" | "signs";

/**
 * What a message says if it says nothing but thanks, a greeting or agreement, in any language of the lists,
 * with or without what goes with them: "Thank you very much!", "Привіт 👋". `null` for any other text.
 */
export function readCourtesy(text: string): Courtesy | null {
  const words = text.replace(/[^\p{L}\p{M}\p{N}'’ʼ]+/gu, " ").trim();
  if (!/[\p{L}\p{N}]/u.test(words)) return "signs";
  if (words.length > longest || !patterns.whole.test(words)) return null;
  if (patterns.thanks.test(words)) return "thanks";
  if (patterns.greeting.test(words)) return "greeting";
  return patterns.agreement.test(words) ? "agreement" : null;
}

/** In UTF-16 units; who writes more says more. */
const longest = 60;

const lists = {
  thanks: languages.flatMap(({ courtesies }) => courtesies.thanks),
  greeting: languages.flatMap(({ courtesies }) => courtesies.greetings),
  agreement: languages.flatMap(({ courtesies }) => courtesies.agreement),
  company: languages.flatMap(({ courtesies }) => courtesies.company),
};

const oneOf = (entries: readonly string[]) =>
  new RegExp(`(?:^|\\s)(?:${alternatives(entries)})(?:\\s|$)`, "iu");

const patterns = {
  whole: new RegExp(`^(?:(?:${alternatives(Object.values(lists).flat())})(?:\\s+|$))+$`, "iu"),
  thanks: oneOf(lists.thanks),
  greeting: oneOf(lists.greeting),
  agreement: oneOf(lists.agreement),
};
