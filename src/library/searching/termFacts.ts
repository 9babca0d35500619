import { findTerms } from "../../passages/index.ts";
import type { DatabaseReader } from "../rows/database.ts";
import { nearestTo } from "../rows/similarTerms.ts";

/** What the documents hold of one word of a question. */
export interface TermFacts {
  /**
   * In how many passages the word stands, by the most frequent of its stems; if in none, in how many
   * those of `similar` stand.
   */
  readonly documentFrequency: number;
  /**
   * If the word stands nowhere: stems of the documents that differ from it by a typing error, at most
   * five for each of its stems. Empty for a word that stands somewhere, or has none like it.
   */
  readonly similar: readonly string[];
  /** Of `similar`, the one nearest to the word, as a passage writes it; `null` if there is none. */
  readonly spelling: string | null;
}

/**
 * Looks up the words of a question.
 *
 * @param words for each word its stems, one or more: one for each of the documents' languages.
 * @returns one for each word, in order. Costs about 0.1 ms, and 1 ms for a word that is not there.
 */
export function readTermFacts(
  database: DatabaseReader,
  words: readonly (readonly string[])[],
): TermFacts[] {
  const known = database.documentFrequencies(words.flat());
  return words.map((stems) => {
    const frequency = most(stems, known);
    if (frequency > 0) return { documentFrequency: frequency, similar: [], spelling: null };
    const similar = [...new Set(stems.flatMap((stem) => database.similarTerms(stem)))];
    const nearest = nearestTo(stems, similar);
    return {
      documentFrequency: most(similar, database.documentFrequencies(similar)),
      similar,
      spelling: nearest === null ? null : findSpelling(database, nearest),
    };
  });
}

function most(stems: readonly string[], counts: ReadonlyMap<string, number>): number {
  return Math.max(0, ...stems.map((stem) => counts.get(stem) ?? 0));
}

/** A word with this stem, as the passage that has most of it writes it. */
function findSpelling(database: DatabaseReader, stem: string): string | null {
  const best = database.searchTerms([stem], 1).map(({ passageId }) => passageId);
  const [passage] = database.passages(best);
  const document = passage && database.document(passage.documentId);
  if (!document) return null;
  const text = `${document.text.slice(passage.start, passage.end)}\n${passage.heading ?? ""}\n${document.title}`;
  const word = findTerms(text, document.language).find((candidate) => candidate.stem === stem);
  return word ? text.slice(word.start, word.end) : null;
}
