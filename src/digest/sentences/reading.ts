import type { Span } from "../../documents/document.ts";
import { meanVector } from "../../embedding/vectors.ts";
import { primaryTag, stopWordsOf } from "../../languages/index.ts";
import type { Library } from "../../library/library.ts";
import type { StoredDocument } from "../../library/rows/storedDocument.ts";
import { findWords } from "../../passages/words.ts";

/** A document with its sentences, as far as a digest needs them. */
export interface Reading {
  readonly document: StoredDocument;
  /** In order. */
  readonly sentences: readonly ReadSentence[];
  /** The mean of the first sentences' vectors, L2-normalised: what the document is about. */
  readonly centroid: Float32Array;
  /** The stems of its title and beginning, without small words. */
  readonly leadStems: ReadonlySet<string>;
}

export interface ReadSentence extends Span {
  readonly id: number;
  readonly passageId: number;
}

/** Reads documents of one library, each once and when it is first asked for. */
export interface Reader {
  /** One for each document, in order, in two calls of the library. Costs about 0.5 ms a document. */
  read(documents: readonly StoredDocument[]): Promise<Reading[]>;
  /** The vectors of sentences, in order. */
  vectorsOf(sentences: readonly Pick<ReadSentence, "id">[]): Promise<Float32Array[]>;
}

export function createReader(library: Pick<Library, "getPassages" | "getSentenceVectors">): Reader {
  const readings = new Map<string, Reading>();
  const vectorsOf: Reader["vectorsOf"] = (sentences) =>
    library.getSentenceVectors(sentences.map(({ id }) => id));

  async function readAll(documents: readonly StoredDocument[]): Promise<void> {
    const passages = await library.getPassages(documents.map(({ id }) => id));
    const read = documents.map((document) => ({
      document,
      sentences: (passages.get(document.id) ?? []).flatMap((passage) =>
        passage.sentences.map((sentence) => ({ ...sentence, passageId: passage.id })),
      ),
    }));
    const leads = read.map(({ sentences }) => sentences.slice(0, leadSentences));
    const vectors = await vectorsOf(leads.flat());
    let next = 0;
    for (const [index, { document, sentences }] of read.entries()) {
      const count = leads[index]?.length ?? 0;
      readings.set(document.id, {
        document,
        sentences,
        centroid: meanVector(vectors.slice(next, next + count)),
        leadStems: contentStems(
          `${document.title}\n${document.text.slice(0, leadLetters)}`,
          document.language,
        ),
      });
      next += count;
    }
  }

  return {
    vectorsOf,
    async read(documents) {
      const unread = documents.filter(({ id }) => !readings.has(id));
      if (unread.length > 0) await readAll(unread);
      return documents.flatMap(({ id }) => readings.get(id) ?? []);
    },
  };
}

// News says what it is about at its head; a book of 5,000 sentences is about many things.
const leadSentences = 30;
const leadLetters = 1_000;

/** The different stems of a text, without small words such as "of" and "та". */
export function contentStems(text: string, language: string | null): Set<string> {
  const small = stopWordsOf(primaryTag(language));
  const words = findWords(text, language);
  return new Set(
    words
      .filter(({ start, end }) => !small.has(text.slice(start, end).toLowerCase()))
      .map((word) => word.stem),
  );
}

/** The share of the smaller set that is in the other; 0 if one is empty. */
export function sharedShare(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  let shared = 0;
  for (const stem of small) if (large.has(stem)) shared += 1;
  return shared / Math.max(1, small.size);
}
