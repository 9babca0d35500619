import type { QuotedSentences } from "../sentences/keySentences.ts";
import { isStatement } from "../sentences/statements.ts";
import { disagree, readFigures } from "./figures.ts";
import type { StoryMember } from "./groupStories.ts";
import { fingerprintSentence } from "./snapshot.ts";

/** A figure or date of a known document that is another one now. */
export interface ChangedFact {
  /** The sentence as the document had it, word for word. */
  readonly before: string;
  /** The sentence that it has now. */
  readonly now: QuotedSentences;
}

/**
 * Finds the first sentence of a document that says the same as one it replaced, but with another figure or
 * date. Costs some 10 ms for a document that replaces another.
 *
 * @returns `null` if no figure has changed.
 */
export function findChange({
  document,
  profile,
  knownSentences,
  formerly = [],
}: StoryMember): ChangedFact | null {
  if (formerly.length === 0) return null;
  const { language, text, id: documentId } = document;
  const before = formerly.map((sentence) => ({
    sentence,
    figures: readFigures(sentence, language),
  }));
  let compared = 0;
  for (const { start, end } of profile.sentences) {
    const words = text.slice(start, end);
    if (knownSentences.has(fingerprintSentence(words)) || !/\p{N}/u.test(words)) continue;
    if (!isStatement(words, language)) continue;
    if (compared === mostCompared) return null;
    compared += 1;
    const figures = readFigures(words, language);
    const changed = before.find((former) => disagree(former.figures, figures));
    if (changed) return { before: changed.sentence, now: { documentId, start, end } };
  }
  return null;
}

const mostCompared = 15;
