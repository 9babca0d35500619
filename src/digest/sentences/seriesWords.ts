import { posix } from "node:path";
import { monthOf } from "../../languages/index.ts";
import type { Library, StoredDocument } from "../../library/index.ts";

/** What earlier documents of the same series or site said. */
export interface SeriesWords {
  /**
   * Whether a sentence stood there before, word for word or nearly, and so is no news.
   *
   * @param title whose figures make no sentence new: "We announce a new version, 1.84." says no more than
   *   "Version 1.84" above it. Default: none.
   */
  has(sentence: string, title?: string): boolean;
}

/**
 * Reads what stood in a document's series before it.
 *
 * @param apart ids of documents that do not count, since they are told together with it.
 */
export type ReadSeries = (
  document: StoredDocument,
  apart: ReadonlySet<string>,
) => Promise<SeriesWords>;

/**
 * Creates a function that reads the 20 documents before a document in its folder, and then of its
 * publisher. A sentence is known if it differs from one of theirs only in its date, or if three quarters
 * of its triples of words stand there and every figure does: "Welcome to the May update of the project."
 * One call costs the passages of 20 documents, some 5 ms.
 *
 * @param isSeen whether a document without a date was there before. Default: it was not.
 */
export function createSeriesReader(
  library: Pick<Library, "getPassages">,
  documents: readonly StoredDocument[],
  isSeen: (documentId: string) => boolean = () => false,
): ReadSeries {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const read = remember(async (id: string): Promise<string[]> => {
    const document = byId.get(id);
    const passages = (await library.getPassages([id])).get(id) ?? [];
    return passages.flatMap(({ sentences }) =>
      sentences.map(({ start, end }) => document?.text.slice(start, end) ?? ""),
    );
  });
  return async (document, apart) => {
    const earlier = documents
      .filter(
        (other) =>
          !apart.has(other.id) && isBefore(other, document, isSeen) && isOfSeries(other, document),
      )
      .toSorted(
        (a, b) =>
          Number(isNeighbour(b, document)) - Number(isNeighbour(a, document)) ||
          (b.published ?? "").localeCompare(a.published ?? ""),
      )
      .slice(0, mostRead);
    const sentences = (await Promise.all(earlier.map(({ id }) => read(id)))).flat();
    return toSeriesWords(sentences, document.language);
  };
}

const mostRead = 20;
const minShareKnown = 0.75;

function isBefore(
  other: StoredDocument,
  document: StoredDocument,
  isSeen: (documentId: string) => boolean,
): boolean {
  if (other.id === document.id) return false;
  if (other.published === null || document.published === null) return isSeen(other.id);
  return other.published < document.published;
}

function isOfSeries(other: StoredDocument, document: StoredDocument): boolean {
  return (
    isNeighbour(other, document) ||
    (document.publisher !== null && other.publisher === document.publisher)
  );
}

function isNeighbour(other: StoredDocument, document: StoredDocument): boolean {
  return posix.dirname(other.path) === posix.dirname(document.path);
}

function toSeriesWords(sentences: readonly string[], language: string | null): SeriesWords {
  const isMonth = remember((word: string) => monthOf(word, language) !== null);
  const known = sentences.map((sentence) => wordsOf(sentence, isMonth));
  const whole = new Set(known.map((words) => words.join(" ")));
  const figures = new Set(known.flat().filter(isFigure));
  const triples = new Set(known.flatMap(triplesOf));
  return {
    has(sentence, title = "") {
      const said = new Set(wordsOf(title, isMonth));
      const words = wordsOf(sentence, isMonth);
      if (whole.has(words.join(" "))) return true;
      const isNewFigure = (word: string) => isFigure(word) && !figures.has(word) && !said.has(word);
      if (words.some(isNewFigure)) return false;
      const own = triplesOf(words);
      const shared = own.filter((triple) => triples.has(triple)).length;
      return own.length > 0 && shared >= minShareKnown * own.length;
    },
  };
}

/** Its words in small letters, without what tells a date. */
function wordsOf(sentence: string, isMonth: (word: string) => boolean): string[] {
  const words =
    sentence
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const isDated = words.some((word) => isMonth(word) || isYear(word));
  const tellsDate = (word: string) =>
    isMonth(word) || isYear(word) || (isDated && /^\d{1,2}(?:st|nd|rd|th)?$/.test(word));
  return words.filter((word) => !tellsDate(word));
}

function isYear(word: string): boolean {
  return /^(?:19|20)\d\d$/.test(word);
}

function isFigure(word: string): boolean {
  return /\p{N}/u.test(word);
}

function triplesOf(words: readonly string[]): string[] {
  return words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`);
}

function remember<Value>(compute: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
