import Database from "better-sqlite3";
import type { Document } from "../../documents/index.ts";
import type { Passage } from "../../passages/index.ts";
import { fingerprintDocument, type IndexedDocument } from "../building/changes.ts";
import { createReader, type StoredPassage } from "./database.ts";
import { type PassageWords, wordIndexSchema } from "./passageWords.ts";
import { pageStarts, type StoredDocument } from "./storedDocument.ts";

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
    `INSERT INTO documents (key, path, title, publisher, published, url, language, text, questions, paths, story, pages, page_kind, fingerprint)
     VALUES (@id, @path, @title, @publisher, @published, @url, @language, @text, @questions, @paths, @story, @pages, @pageKind, @fingerprint)`,
  );
  const insertPassage = database.prepare(
    `INSERT INTO passages (document, heading, page, start, "end") VALUES (?, ?, ?, ?, ?)`,
  );
  const insertSentence = database.prepare(
    `INSERT INTO sentences (passage, kind, start, "end") VALUES (?, ?, ?, ?)`,
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
          Number(
            insertSentence.run(passageRow, sentence.kind, sentence.start, sentence.end)
              .lastInsertRowid,
          ),
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

const schema = `
  CREATE TABLE documents (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, path TEXT NOT NULL, title TEXT NOT NULL,
    publisher TEXT, published TEXT, url TEXT, language TEXT, text TEXT NOT NULL,
    questions TEXT NOT NULL, paths TEXT NOT NULL, story TEXT NOT NULL, pages TEXT NOT NULL,
    page_kind TEXT NOT NULL CHECK (page_kind IN ('page', 'slide', 'second')), fingerprint TEXT NOT NULL
  );
  CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id), heading TEXT,
    page INTEGER, start INTEGER NOT NULL, "end" INTEGER NOT NULL
  );
  -- Vectors are labelled by these ids, so one that was used is never given again.
  CREATE TABLE sentences (
    id INTEGER PRIMARY KEY AUTOINCREMENT, passage INTEGER NOT NULL REFERENCES passages(id),
    kind TEXT NOT NULL CHECK (kind IN ('text', 'code')), start INTEGER NOT NULL, "end" INTEGER NOT NULL
  );
  CREATE INDEX passages_by_document ON passages(document);
  CREATE INDEX sentences_by_passage ON sentences(passage);
  ${wordIndexSchema}
  CREATE VIRTUAL TABLE word_counts USING fts5vocab(passage_words, row);
`;
