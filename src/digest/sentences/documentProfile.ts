import type { Span } from "../../documents/index.ts";
import { meanVector } from "../../embedding/index.ts";
import { primaryTag, stopWordsOf } from "../../languages/index.ts";
import type { Library, StoredDocument } from "../../library/index.ts";
import { findTerms } from "../../passages/index.ts";

/** What a digest needs to know of a document. */
export interface DocumentProfile {
  readonly document: StoredDocument;
  /** All sentences, in order; code is none. */
  readonly sentences: readonly ProfileSentence[];
  /** What the document is about: the mean of its first 30 sentences' vectors, L2-normalised. */
  readonly centroid: Float32Array;
  /** The content stems of its title and its first 1,000 characters. */
  readonly leadStems: ReadonlySet<string>;
}

export interface ProfileSentence extends Span {
  readonly id: number;
  /** Of the section it stands in; `null` for none. */
  readonly heading: string | null;
  readonly passageId: number;
}

/** Profiles the documents of one library, each once. */
export interface DocumentProfiler {
  /** One profile for each document, in order. Costs two calls to the library and 0.5 ms a document. */
  profile(documents: readonly StoredDocument[]): Promise<DocumentProfile[]>;
  /** The vectors of sentences, in order. */
  vectorsOf(sentences: readonly Pick<ProfileSentence, "id">[]): Promise<Float32Array[]>;
}

export function createDocumentProfiler(
  library: Pick<Library, "getPassages" | "getSentenceVectors">,
): DocumentProfiler {
  const profiles = new Map<string, DocumentProfile>();
  const vectorsOf: DocumentProfiler["vectorsOf"] = (sentences) =>
    library.getSentenceVectors(sentences.map(({ id }) => id));

  async function profileAll(documents: readonly StoredDocument[]): Promise<void> {
    const passages = await library.getPassages(documents.map(({ id }) => id));
    const contents = documents.map((document) => ({
      document,
      sentences: (passages.get(document.id) ?? []).flatMap((passage) =>
        passage.sentences
          .filter(({ kind }) => kind === "text")
          .map((sentence) => ({
            ...sentence,
            heading: passage.heading,
            passageId: passage.id,
          })),
      ),
    }));
    const leads = contents.map(({ sentences }) => sentences.slice(0, leadSentences));
    const vectors = await vectorsOf(leads.flat());
    let next = 0;
    for (const [index, { document, sentences }] of contents.entries()) {
      const count = leads[index]?.length ?? 0;
      profiles.set(document.id, {
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
    async profile(documents) {
      const unknown = documents.filter(({ id }) => !profiles.has(id));
      if (unknown.length > 0) await profileAll(unknown);
      return documents.flatMap(({ id }) => profiles.get(id) ?? []);
    },
  };
}

// News says at its head what it is about; a book of 5,000 sentences is about many things.
const leadSentences = 30;
const leadLetters = 1_000;

/** The distinct stems of a text, without stop words such as "of" and "та". */
export function contentStems(text: string, language: string | null): Set<string> {
  const stopWords = stopWordsOf(primaryTag(language));
  const words = findTerms(text, language);
  return new Set(
    words
      .filter(({ start, end }) => !stopWords.has(text.slice(start, end).toLowerCase()))
      .map((word) => word.stem),
  );
}
