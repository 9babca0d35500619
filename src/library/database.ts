import Database from "better-sqlite3";
import { distance } from "fastest-levenshtein";
import type { Block, Document, Span } from "../documents/document.ts";
import type { Passage } from "../passages/passages.ts";

/** A document as the library keeps it: all but the file's own hash, and of its blocks the pages. */
export interface StoredDocument extends Omit<Document, "contentHash" | "blocks"> {
  /** Where each page's text begins, in order; empty in a format without pages. */
  readonly pages: readonly PageStart[];
}

export interface PageStart {
  readonly page: number;
  readonly start: number;
}

/** The page on which a position of a document is, or `null` in a format without pages. */
export function pageAt(document: Pick<StoredDocument, "pages">, position: number): number | null {
  return document.pages.findLast(({ start }) => start <= position)?.page ?? null;
}

/** A sentence's `id` is its label in the vector index; ids of one passage follow each other. */
export interface StoredSentence extends Span {
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
export interface WordMatch {
  readonly passageId: number;
  /** Okapi BM25 as SQLite's FTS5 reckons it, its sign turned: above 0, larger is better. */
  readonly score: number;
}

export interface DatabaseWriter {
  /**
   * @param stems the document's and each passage's words as they are compared, apart by spaces.
   * @returns the ids of the sentences, passage by passage.
   */
  addDocument(
    document: Document,
    passages: readonly Passage[],
    stems: { readonly title: readonly string[]; readonly text: readonly string[] },
  ): number[];
  close(): void;
}

export interface DatabaseReader {
  /** The best `count` passages that hold any of the stems, best first; none for no stems. */
  searchWords(stems: readonly string[], count: number): WordMatch[];
  /** In how many passages each stem stands. */
  countPassages(stems: readonly string[]): Map<string, number>;
  /**
   * The stems of the documents that differ from this one by a typing error: one letter added,
   * missing, changed or swapped in 4 to 7, two in longer ones. The first letter has to be right, and numbers
   * are never mistyped. The nearest only, at most 5.
   */
  similarStems(stem: string): string[];
  /** In the order of their ids; unknown ids are left out. */
  passages(ids: readonly number[]): StoredPassage[];
  /** The passage of each sentence, by the sentence's id. */
  passagesOfSentences(sentenceIds: readonly number[]): Map<number, number>;
  document(id: string): StoredDocument | undefined;
  documents(): StoredDocument[];
  /** Each language that a document names, once; `null` for those that name none. */
  languages(): (string | null)[];
  counts(): { documents: number; passages: number; sentences: number };
  close(): void;
}

const schema = `
  CREATE TABLE documents (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, path TEXT NOT NULL, title TEXT NOT NULL,
    publisher TEXT, published TEXT, url TEXT, language TEXT, text TEXT NOT NULL,
    content_hash TEXT NOT NULL, questions TEXT NOT NULL, paths TEXT NOT NULL, story TEXT NOT NULL,
    pages TEXT NOT NULL
  );
  CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents(id), heading TEXT,
    page INTEGER, start INTEGER NOT NULL, "end" INTEGER NOT NULL
  );
  CREATE TABLE sentences (
    id INTEGER PRIMARY KEY, passage INTEGER NOT NULL REFERENCES passages(id),
    start INTEGER NOT NULL, "end" INTEGER NOT NULL
  );
  CREATE INDEX sentences_by_passage ON sentences(passage);
  -- The words come in stemmed and folded, so SQLite only has to part them at the spaces.
  CREATE VIRTUAL TABLE passage_words USING fts5(
    title, text, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* P* S* Co'"
  );
  CREATE VIRTUAL TABLE word_counts USING fts5vocab(passage_words, row);
`;

/** Makes a new database file. Not safe against a crash: nobody reads it before it is published. */
export function createDatabase(path: string): DatabaseWriter {
  const database = new Database(path);
  database.pragma("journal_mode = OFF");
  database.pragma("synchronous = OFF");
  database.exec(schema);
  database.exec("BEGIN");
  const insertDocument = database.prepare(
    `INSERT INTO documents (key, path, title, publisher, published, url, language, text, content_hash, questions, paths, story, pages)
     VALUES (@id, @path, @title, @publisher, @published, @url, @language, @text, @contentHash, @questions, @paths, @story, @pages)`,
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
  return {
    addDocument({ blocks, ...document }, passages, stems) {
      const row = insertDocument.run({
        ...document,
        questions: JSON.stringify(document.questions),
        paths: JSON.stringify(document.paths),
        pages: JSON.stringify(pageStarts(blocks)),
      }).lastInsertRowid;
      return passages.flatMap((passage, index) => {
        const { heading, page, start, end } = passage;
        const passageRow = insertPassage.run(row, heading, page, start, end).lastInsertRowid;
        insertWords.run(passageRow, stems.title[index], stems.text[index]);
        return passage.sentences.map((sentence) =>
          Number(insertSentence.run(passageRow, sentence.start, sentence.end).lastInsertRowid),
        );
      });
    },
    close() {
      database.exec("COMMIT");
      database.exec("INSERT INTO passage_words(passage_words) VALUES ('optimize')");
      database.close();
    },
  };
}

/** Opens a database that `createDatabase` wrote, for reading only. */
export function openDatabase(path: string): DatabaseReader {
  const database = new Database(path, { readonly: true, fileMustExist: true });
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
  const selectDocuments = database.prepare<[], DocumentRow>(`${documentColumns} ORDER BY id`);
  const countRows = (table: "documents" | "passages" | "sentences") =>
    database.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
  return {
    searchWords(stems, count) {
      if (stems.length === 0) return [];
      // In double quotes a word is a word, whatever FTS5's query language makes of it elsewhere.
      return search.all(stems.map((stem) => `"${stem.replaceAll('"', "")}"`).join(" OR "), count);
    },
    countPassages: (stems) =>
      new Map(countStems.all(JSON.stringify(stems)).map(({ stem, count }) => [stem, count])),
    similarStems(stem) {
      const errors = stem.length < 4 || /\p{N}/u.test(stem) ? 0 : stem.length < 8 ? 1 : 2;
      if (errors === 0) return [];
      const first = String.fromCodePoint(stem.codePointAt(0) ?? 0);
      const next = String.fromCodePoint((stem.codePointAt(0) ?? 0) + 1);
      const near = selectTerms
        .all(first, next, stem.length - errors, stem.length + errors)
        .map((term) => ({ term, errors: countErrors(stem, term) }))
        .filter((candidate) => candidate.errors <= errors)
        .toSorted((a, b) => a.errors - b.errors);
      return near
        .filter((candidate) => candidate.errors === near[0]?.errors)
        .slice(0, mostSimilarStems)
        .map((candidate) => candidate.term);
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
    passagesOfSentences: (sentenceIds) =>
      new Map(selectOwners.all(JSON.stringify(sentenceIds)).map((row) => [row.id, row.passage])),
    document(id) {
      const row = selectDocument.get(id);
      return row && toDocument(row);
    },
    documents: () => selectDocuments.all().map(toDocument),
    languages: () =>
      database.prepare<[], string | null>("SELECT DISTINCT language FROM documents").pluck().all(),
    counts: () => ({
      documents: countRows("documents"),
      passages: countRows("passages"),
      sentences: countRows("sentences"),
    }),
    close: () => database.close(),
  };
}

const mostSimilarStems = 5;

/** Letters to add, remove or change; two that changed places are one error. */
function countErrors(typed: string, meant: string): number {
  const errors = distance(typed, meant);
  const swapped = errors === 2 && [...typed].toSorted().join() === [...meant].toSorted().join();
  return swapped ? 1 : errors;
}

type JsonColumn = "questions" | "paths" | "pages";
type DocumentRow = Omit<StoredDocument, JsonColumn> & Readonly<Record<JsonColumn, string>>;

function toDocument(row: DocumentRow): StoredDocument {
  return {
    ...row,
    questions: JSON.parse(row.questions) as string[],
    paths: JSON.parse(row.paths) as string[],
    pages: JSON.parse(row.pages) as PageStart[],
  };
}

function pageStarts(blocks: readonly Block[]): PageStart[] {
  const starts: PageStart[] = [];
  for (const { page, start } of blocks) {
    if (page !== null && page !== starts.at(-1)?.page) starts.push({ page, start });
  }
  return starts;
}
