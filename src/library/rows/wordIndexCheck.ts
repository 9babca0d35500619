import Database from "better-sqlite3";
import { type PassageWords, wordIndexSchema } from "./passageWords.ts";

/** Compares the index for keyword search with the words that it should hold. */
export interface WordIndexCheck {
  /** Notes which words some passages should be found by. */
  expect(passages: readonly { readonly id: number; readonly words: PassageWords }[]): void;
  /**
   * @returns the ids of passages that keyword search finds by other words, or not at all, and of rows
   *   that belong to no passage, ascending.
   */
  wrongPassages(): number[];
  close(): void;
}

/**
 * Opens a database to look at its index for keyword search, which tells for each word in which passages
 * it stands and where. That is compared with an index made of the expected words, so that SQLite parts
 * them just as it did then. Costs about twice what making the index did.
 */
export function checkWordIndex(path: string): WordIndexCheck {
  const found = new Database(path, { readonly: true, fileMustExist: true });
  const made = new Database(":memory:");
  made.exec(wordIndexSchema);
  for (const database of [found, made]) {
    database.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, passage_words, instance)");
  }
  const insert = made.prepare("INSERT INTO passage_words (rowid, title, text) VALUES (?, ?, ?)");
  const expected = new Map<number, number>();
  return {
    expect(passages) {
      for (const { id, words } of passages) insert.run(id, words.title, words.text);
      sumWords(made, expected);
      // Only one document's words are in memory.
      made.exec("INSERT INTO passage_words (passage_words) VALUES ('delete-all')");
    },
    wrongPassages() {
      const sums = sumWords(found, new Map());
      const ids = new Set([...sums.keys(), ...expected.keys()]);
      return [...ids].filter((id) => sums.get(id) !== expected.get(id)).toSorted((a, b) => a - b);
    },
    close() {
      found.close();
      made.close();
    },
  };
}

/** Adds up a hash of each word with its place, by passage: in whatever order, the sum is the same. */
function sumWords(database: Database.Database, sums: Map<number, number>): Map<number, number> {
  const words = database.prepare<[], [string, number, string, number]>(
    "SELECT term, doc, col, offset FROM temp.words",
  );
  for (const [term, passage, column, place] of words.raw().iterate()) {
    const sum = (sums.get(passage) ?? 0) + hash(`${term}\0${column}\0${place}`);
    sums.set(passage, sum % Number.MAX_SAFE_INTEGER);
  }
  return sums;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
