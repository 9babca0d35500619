import Database from "better-sqlite3";
import type { Document, Span } from "../../documents/document.ts";
import type { Passage } from "../../passages/passages.ts";
import { fingerprintDocument, type IndexedDocument } from "../changes.ts";
import { chooseSimilar, forgivenErrors } from "./similarStems.ts";
import { type DocumentRow, pageStarts, type StoredDocument, toDocument } from "./storedDocument.ts";

/** A sentence's `id` is its label in the vector index; ids of one passage follow each other. */
interface StoredSentence extends Span {
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
interface WordMatch {
  readonly passageId: number;
  /** Okapi BM25 as SQLite's FTS5 reckons it, its sign turned: above 0, larger is better. */
  readonly score: number;
}

export interface DatabaseWriter {
  /**
   * @param words one for each passage, in their order.
   * @returns the ids of the sentences, passage by passage.
   */
  addDocument(
    document: Document,
    passages: readonly Passage[],
    words: readonly PassageWords[],
  ): number[];
  indexedDocuments(): IndexedDocument[];
  /**
   * Takes a document out, with its passages and sentences.
   *
   * @param wordsOf finds the same words in its passages as were put in with it.
   * @returns the ids of its sentences.
   */
  removeDocument(
    id: string,
    wordsOf: (document: StoredDocument, passages: readonly StoredPassage[]) => PassageWords[],
  ): number[];
  /** Notes where a document that is there already now stands, and which story it belongs to. */
  place(document: Pick<Document, "id" | "path" | "paths" | "story">): void;
  counts(): { documents: number; passages: number; sentences: number };
  close(): void;
}

/** A passage's words as they are compared, apart by spaces. */
export interface PassageWords {
  readonly title: string;
  readonly text: string;
}

export interface DatabaseReader {
  /** The best `count` passages that hold any of the stems, best first; none for no stems. */
  searchWords(stems: readonly string[], count: number): WordMatch[];
  /** In how many passages each stem stands. */
  countPassages(stems: readonly string[]): Map<string, number>;
  /**
   * The stems of the documents that differ from one that is not there by a typing error: one letter added,
   * missing, changed or swapped in 4 to 7, two in longer ones. The first letter has to be right, and numbers
   * are never mistyped. The nearest only, at most 5.
   */
  similarStems(stem: string): string[];
  /** In the order of their ids; unknown ids are left out. */
  passages(ids: readonly number[]): StoredPassage[];
  /** A document's passages, in the order of their ids; none for an unknown document. */
  passagesOf(documentId: string): StoredPassage[];
  /** How many passages each document has, by its id; one without any is left out. */
  passageCounts(): Map<string, number>;
  /** The passage of each sentence, by the sentence's id. */
  passagesOfSentences(sentenceIds: readonly number[]): Map<number, number>;
  document(id: string): StoredDocument | undefined;
  /** In the order of their paths. */
  documents(): StoredDocument[];
  /** When the newest document was published; `null` if none says. */
  newestPublished(): string | null;
  /** What tells whether a document has changed, in the order of their paths. */
  indexedDocuments(): IndexedDocument[];
  /** Each language that a document names, once; `null` for those that name none. */
  languages(): (string | null)[];
  counts(): { documents: number; passages: number; sentences: number };
  close(): void;
}

const schema = `
  CREATE TABLE documents (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, path TEXT NOT NULL, title TEXT NOT NULL,
    publisher TEXT, published TEXT, url TEXT, language TEXT, text TEXT NOT NULL,
    questions TEXT NOT NULL, paths TEXT NOT NULL, story TEXT NOT NULL, pages TEXT NOT NULL,
    fingerprint TEXT NOT NULL
  );
  CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id), heading TEXT,
    page INTEGER, start INTEGER NOT NULL, "end" INTEGER NOT NULL
  );
  -- Vectors are labelled by these ids, so one that was used is never given again.
  CREATE TABLE sentences (
    id INTEGER PRIMARY KEY AUTOINCREMENT, passage INTEGER NOT NULL REFERENCES passages(id),
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
  );
  CREATE INDEX passages_by_document ON passages(document);
  CREATE INDEX sentences_by_passage ON sentences(passage);
  -- The words come in stemmed and folded, so SQLite only has to part them at the spaces.
  CREATE VIRTUAL TABLE passage_words USING fts5(
    title, text, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* Co'"
  );
  CREATE VIRTUAL TABLE word_counts USING fts5vocab(passage_words, row);
`;

const passagesByDocument =
  "SELECT key, count(*) FROM passages JOIN documents ON documents.id = document GROUP BY key";

/**
 * Opens a database file for writing, a new one or a copy of a published one. Not safe against a
 * crash: nobody reads the file before it is published.
 */
export function openDatabaseWriter(path: string): DatabaseWriter {
  const database = new Database(path);
  database.pragma("journal_mode = OFF");
  database.pragma("synchronous = OFF");
  if (database.pragma("user_version", { simple: true }) === 0) {
    database.exec(schema);
    database.pragma("user_version = 1");
  }
  database.exec("BEGIN");
  const insertDocument = database.prepare(
    `INSERT INTO documents (key, path, title, publisher, published, url, language, text, questions, paths, story, pages, fingerprint)
     VALUES (@id, @path, @title, @publisher, @published, @url, @language, @text, @questions, @paths, @story, @pages, @fingerprint)`,
  );
  const insertPassage = database.prepare(
    `INSERT INTO passages (document, heading, page, start, "end") VALUES (?, ?, ?, ?, ?)`,
  );
  const insertSentence = database.prepare(
    `INSERT INTO sentences (passage, start, "end") VALUES (?, ?, ?)`,
  );
  const insertWords = database.prepare(
    "INSERT INTO passage_words (rowid, title, text) VALUES (?, ?, ?)",
  );
  // A table without content cannot look up what a row said: it has to be told to forget it.
  const deleteWords = database.prepare(
    "INSERT INTO passage_words (passage_words, rowid, title, text) VALUES ('delete', ?, ?, ?)",
  );
  const deleteSentences = database.prepare("DELETE FROM sentences WHERE passage = ?");
  const deletePassage = database.prepare("DELETE FROM passages WHERE id = ?");
  const deleteDocument = database.prepare("DELETE FROM documents WHERE key = ?");
  const updatePlace = database.prepare(
    "UPDATE documents SET path = ?, paths = ?, story = ? WHERE key = ?",
  );
  const reader = createReader(database);
  return {
    addDocument(document, passages, words) {
      const row = insertDocument.run({
        ...document,
        questions: JSON.stringify(document.questions),
        paths: JSON.stringify(document.paths),
        pages: JSON.stringify(pageStarts(document.blocks)),
        fingerprint: fingerprintDocument(document),
      }).lastInsertRowid;
      return passages.flatMap((passage, index) => {
        const { heading, page, start, end } = passage;
        const passageRow = insertPassage.run(row, heading, page, start, end).lastInsertRowid;
        insertWords.run(passageRow, words[index]?.title, words[index]?.text);
        return passage.sentences.map((sentence) =>
          Number(insertSentence.run(passageRow, sentence.start, sentence.end).lastInsertRowid),
        );
      });
    },
    indexedDocuments: () => reader.indexedDocuments(),
    removeDocument(id, wordsOf) {
      const document = reader.document(id);
      if (!document) return [];
      const passages = reader.passagesOf(id);
      const words = wordsOf(document, passages);
      passages.forEach((passage, index) => {
        deleteWords.run(passage.id, words[index]?.title, words[index]?.text);
        deleteSentences.run(passage.id);
        deletePassage.run(passage.id);
      });
      deleteDocument.run(id);
      return passages.flatMap((passage) => passage.sentences.map((sentence) => sentence.id));
    },
    place: ({ id, path: where, paths, story }) =>
      void updatePlace.run(where, JSON.stringify(paths), story, id),
    counts: () => reader.counts(),
    close() {
      database.exec("COMMIT");
      database.exec("INSERT INTO passage_words(passage_words) VALUES ('optimize')");
      database.close();
    },
  };
}

/** Opens a published database, for reading only. */
export function openDatabase(path: string): DatabaseReader {
  return createReader(new Database(path, { readonly: true, fileMustExist: true }));
}

function createReader(database: Database.Database): DatabaseReader {
  const search = database.prepare<[string, number], WordMatch>(
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
    `SELECT id, passage, start, "end" FROM sentences
     WHERE passage IN (SELECT value FROM json_each(?)) ORDER BY id`,
  );
  const selectOwners = database.prepare<[string], { id: number; passage: number }>(
    "SELECT id, passage FROM sentences WHERE id IN (SELECT value FROM json_each(?))",
  );
  const documentColumns =
    "SELECT key AS id, path, title, publisher, published, url, language, text, questions, paths, story, pages FROM documents";
  const selectDocument = database.prepare<[string], DocumentRow>(
    `${documentColumns} WHERE key = ?`,
  );
  const selectDocuments = database.prepare<[], DocumentRow>(`${documentColumns} ORDER BY path`);
  const selectNewest = database
    .prepare<[], string | null>("SELECT max(published) FROM documents")
    .pluck();
  const countRows = (table: "documents" | "passages" | "sentences") =>
    database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  const reader: DatabaseReader = {
    searchWords(stems, count) {
      if (stems.length === 0) return [];
      // In double quotes a word is a word, whatever FTS5's query language makes of it elsewhere.
      return search.all(stems.map((stem) => `"${stem.replaceAll('"', "")}"`).join(" OR "), count);
    },
    countPassages: (stems) =>
      new Map(countStems.all(JSON.stringify(stems)).map(({ stem, count }) => [stem, count])),
    similarStems(stem) {
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
    passagesOf: (documentId) => reader.passages(selectPassageIds.all(documentId)),
    passageCounts: () => new Map(selectPassageCounts.all()),
    passagesOfSentences: (sentenceIds) =>
      new Map(selectOwners.all(JSON.stringify(sentenceIds)).map((row) => [row.id, row.passage])),
    document(id) {
      const row = selectDocument.get(id);
      return row && toDocument(row);
    },
    documents: () => selectDocuments.all().map(toDocument),
    newestPublished: () => selectNewest.get() ?? null,
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
