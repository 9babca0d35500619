import Database from "better-sqlite3";
import type { Span } from "../../documents/index.ts";
import type { Sentence } from "../../passages/index.ts";
import type { IndexedDocument } from "../building/changes.ts";
import { chooseSimilar, forgivenErrors } from "./similarTerms.ts";
import { type DocumentRow, type StoredDocument, toDocument } from "./storedDocument.ts";

/** A sentence's `id` is its label in the vector index; ids of one passage follow each other. */
export interface StoredSentence extends Sentence {
  readonly id: number;
}

export interface StoredPassage extends Span {
  readonly id: number;
  readonly documentId: string;
  readonly heading: string | null;
  readonly page: number | null;
  readonly sentences: readonly StoredSentence[];
}

/** A passage that keyword search found. */
interface TermMatch {
  readonly passageId: number;
  /** Okapi BM25 as SQLite's FTS5 reckons it, its sign turned: above 0, larger is better. */
  readonly score: number;
}

export interface DatabaseReader {
  /** The best `count` passages that hold any of the stems, best first; none for no stems. */
  searchTerms(stems: readonly string[], count: number): TermMatch[];
  /** In how many passages each stem stands. */
  documentFrequencies(stems: readonly string[]): Map<string, number>;
  /**
   * The stems of the documents that differ from one that is not there by a typing error: one letter added,
   * missing, changed or swapped in 4 to 7, two in longer ones. The first letter has to be right, and numbers
   * are never mistyped. The nearest only, at most 5.
   */
  similarTerms(stem: string): string[];
  /** In the order of their ids; unknown ids are left out. */
  passages(ids: readonly number[]): StoredPassage[];
  /** A document's passages, in the order of their ids; none for an unknown document. */
  passagesOf(documentId: string): StoredPassage[];
  /** The passages of documents, by document id, in the text's order; unknown ids are left out. */
  passagesByDocument(documentIds: Iterable<string>): Map<string, StoredPassage[]>;
  /** How many passages each document has, by its id; one without any is left out. */
  passageCounts(): Map<string, number>;
  /** The passage of each sentence, by the sentence's id. */
  passagesOfSentences(sentenceIds: readonly number[]): Map<number, number>;
  document(id: string): StoredDocument | undefined;
  /** By id; unknown ids are left out. */
  documentsById(ids: Iterable<string>): Map<string, StoredDocument>;
  /** In the order of their paths. */
  documents(): StoredDocument[];
  /**
   * When the newest document was published that is not dated after a day; `null` if there is none.
   *
   * @param notAfter ISO 8601.
   */
  newestPublished(notAfter: string): string | null;
  /** What tells whether a document has changed, in the order of their paths. */
  indexedDocuments(): IndexedDocument[];
  /** Each language that a document names, once; `null` for those that name none. */
  languages(): (string | null)[];
  counts(): { documents: number; passages: number; sentences: number };
  close(): void;
}

const passagesByDocument =
  "SELECT key, count(*) FROM passages JOIN documents ON documents.id = document GROUP BY key";

/** Opens a published database, for reading only. */
export function openDatabase(path: string): DatabaseReader {
  return createReader(new Database(path, { readonly: true, fileMustExist: true }));
}

/** What can be read, by whoever has the file open. */
export function createReader(database: Database.Database): DatabaseReader {
  const search = database.prepare<[string, number], TermMatch>(
    `SELECT rowid AS passageId, -bm25(passage_words) AS score FROM passage_words
     WHERE passage_words MATCH ? ORDER BY score DESC, rowid LIMIT ?`,
  );
  const countStems = database.prepare<[string], { stem: string; count: number }>(
    "SELECT term AS stem, doc AS count FROM word_counts WHERE term IN (SELECT value FROM json_each(?))",
  );
  const selectTerms = database
    .prepare<[string, string, number, number], string>(
      "SELECT term FROM word_counts WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ?",
    )
    .pluck();
  const selectPassages = database.prepare<[string], Omit<StoredPassage, "sentences">>(
    `SELECT passages.id, documents.key AS documentId, heading, page, start, "end"
     FROM passages JOIN documents ON documents.id = passages.document
     WHERE passages.id IN (SELECT value FROM json_each(?)) ORDER BY passages.id`,
  );
  const selectPassageCounts = database.prepare<[], [string, number]>(passagesByDocument).raw();
  const selectPassageIds = database
    .prepare<[string], number>(
      "SELECT id FROM passages WHERE document = (SELECT id FROM documents WHERE key = ?) ORDER BY start",
    )
    .pluck();
  const selectSentences = database.prepare<[string], StoredSentence & { passage: number }>(
    `SELECT id, passage, kind, start, "end" FROM sentences
     WHERE passage IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );
  const selectOwners = database.prepare<[string], { id: number; passage: number }>(
    "SELECT id, passage FROM sentences WHERE id IN (SELECT value FROM json_each(?))",
  );
  const documentColumns =
    "SELECT key AS id, path, title, publisher, published, url, language, text, questions, paths, story, pages, page_kind AS pageKind FROM documents";
  const selectDocument = database.prepare<[string], DocumentRow>(
    `${documentColumns} WHERE key = ?`,
  );
  const selectDocuments = database.prepare<[], DocumentRow>(`${documentColumns} ORDER BY path`);
  const newest = database.prepare<[string], string | null>(
    "SELECT max(published) FROM documents WHERE published <= ?",
  );
  const countRows = (table: "documents" | "passages" | "sentences") =>
    database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const reader: DatabaseReader = {
    searchTerms(stems, count) {
      if (stems.length === 0) return [];
      // In double quotes a word is a word, whatever FTS5's query language makes of it elsewhere.
      return search.all(stems.map((stem) => `"${stem.replaceAll('"', "")}"`).join(" OR "), count);
    },
    documentFrequencies: (stems) =>
      new Map(countStems.all(JSON.stringify(stems)).map(({ stem, count }) => [stem, count])),
    similarTerms(stem) {
      const errors = forgivenErrors(stem);
      if (errors === 0) return [];
      const first = stem.codePointAt(0) ?? 0;
      const candidates = selectTerms.all(
        String.fromCodePoint(first),
        String.fromCodePoint(first + 1),
        stem.length - errors,
        stem.length + errors,
      );
      return chooseSimilar(stem, candidates);
    },
    passages(ids) {
      const key = JSON.stringify(ids);
      const passages = selectPassages.all(key).map((row) => ({
        ...row,
        sentences: [] as StoredSentence[],
      }));
      const byId = new Map(passages.map((passage) => [passage.id, passage]));
      for (const { passage, ...sentence } of selectSentences.all(key)) {
        byId.get(passage)?.sentences.push(sentence);
      }
      return passages;
    },
    passagesByDocument(documentIds) {
      const byDocument = new Map<string, StoredPassage[]>();
      for (const id of documentIds) {
        const passages = reader.passagesOf(id);
        if (passages.length > 0) byDocument.set(id, passages);
      }
      return byDocument;
    },
    passagesOf: (documentId) => reader.passages(selectPassageIds.all(documentId)),
    passageCounts: () => new Map(selectPassageCounts.all()),
    passagesOfSentences: (sentenceIds) =>
      new Map(selectOwners.all(JSON.stringify(sentenceIds)).map((row) => [row.id, row.passage])),
    document(id) {
      const row = selectDocument.get(id);
      return row && toDocument(row);
    },
    documentsById(ids) {
      const documents = new Map<string, StoredDocument>();
      for (const id of ids) {
        const row = documents.has(id) ? undefined : selectDocument.get(id);
        if (row) documents.set(id, toDocument(row));
      }
      return documents;
    },
    documents: () => selectDocuments.all().map(toDocument),
    newestPublished: (notAfter) => newest.pluck().get(notAfter) ?? null,
    indexedDocuments: () =>
      database
        .prepare<[], IndexedDocument>(
          "SELECT key AS id, path, fingerprint FROM documents ORDER BY path",
        )
        .all(),
    languages: () =>
      database.prepare<[], string | null>("SELECT DISTINCT language FROM documents").pluck().all(),
    counts: () => ({
      documents: countRows("documents"),
      passages: countRows("passages"),
      sentences: countRows("sentences"),
    }),
    close: () => database.close(),
  };
  return reader;
}
