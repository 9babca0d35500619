import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";

/** An update as Telegram sent it. */
export interface StoredUpdate {
  readonly id: number;
  /** The whole update, unread. */
  readonly json: string;
}

export interface WaitingUpdate extends StoredUpdate {
  /** Its place in the queue, from 1; later updates have higher ones. */
  readonly place: number;
}

/** Updates accepted from Telegram and not handled yet. They survive a crash. */
export interface UpdateInbox {
  /** Stores an update; it is on disk when this returns. @returns false if it has come before. */
  accept(update: StoredUpdate): boolean;
  /**
   * Marks an update as started.
   *
   * @returns false if it was started `mostStarts` times and never finished. Give it up: it may be what
   *   crashes the process.
   */
  begin(updateId: number): boolean;
  /** Takes the mark back of an update that an orderly stop leaves for the next start. */
  putBack(updateId: number): void;
  /**
   * Deletes an update's content, soon also from the log. Its id is kept for two days, to recognise it
   * if it comes again.
   */
  done(updateId: number): void;
  /** The next unfinished updates after a place, oldest first. */
  unfinished(options: { readonly after: number; readonly most: number }): WaitingUpdate[];
  /** The content of the unfinished update at a place; `null` if there is none. */
  read(place: number): string | null;
  /** How many updates are unfinished. */
  size(): number;
  close(): void;
}

/** How often an update may be started before it is given up. */
export const mostStarts = 3;

/**
 * Opens the inbox of one bot in an SQLite file, and locks it: two processes would answer the same
 * questions. Each update costs a flush to disk, a few milliseconds; finished updates cost two more
 * flushes a second.
 *
 * @param options.path the file, created if it is missing; ":memory:" keeps nothing.
 * @param options.botId the bot's id: every bot has its own numbering of updates.
 * @param options.waitMilliseconds how long to wait, blocking, until another process releases the
 *   file. Default: 5000, enough for a process that is ending.
 * @param options.shredMilliseconds how long deleted content may still be read in the log. Default: 1000.
 * @throws UpdateInboxError if the file is in use, or is no inbox.
 */
export function openUpdateInbox(options: {
  readonly path: string;
  readonly botId: number;
  readonly now?: () => Date;
  readonly waitMilliseconds?: number;
  readonly shredMilliseconds?: number;
}): UpdateInbox {
  const { path, botId, now = () => new Date(), waitMilliseconds = 5000 } = options;
  const database = openExclusively(path, waitMilliseconds);
  const longestKeptMilliseconds = 2 * 24 * 60 * 60 * 1000;
  database
    .prepare("DELETE FROM updates WHERE done_at < ?")
    .run(now().getTime() - longestKeptMilliseconds);
  // A process that was killed has left its log.
  emptyLog(database);
  const shredding = createShredding(database, options.shredMilliseconds ?? 1000);
  const insert = database.prepare(
    "INSERT INTO updates (bot_id, update_id, json) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const countStart = database.prepare(
    "UPDATE updates SET starts = starts + 1 WHERE bot_id = ? AND update_id = ? AND starts < ?",
  );
  const uncountStart = database.prepare(
    "UPDATE updates SET starts = starts - 1 WHERE bot_id = ? AND update_id = ? AND starts > 0",
  );
  const finish = database.prepare(
    "UPDATE updates SET json = NULL, done_at = ? WHERE bot_id = ? AND update_id = ?",
  );
  const select = database.prepare<[number, number, number], WaitingUpdate>(
    `SELECT place, update_id AS id, json FROM updates
     WHERE bot_id = ? AND json IS NOT NULL AND place > ? ORDER BY place LIMIT ?`,
  );
  const selectJson = database
    .prepare<[number, number], string | null>(
      "SELECT json FROM updates WHERE bot_id = ? AND place = ?",
    )
    .pluck();
  const count = database
    .prepare<[number], number>("SELECT count(*) FROM updates WHERE bot_id = ? AND json IS NOT NULL")
    .pluck();
  return {
    accept: ({ id, json }) => insert.run(botId, id, json).changes === 1,
    begin: (updateId) => countStart.run(botId, updateId, mostStarts).changes === 1,
    putBack: (updateId) => void uncountStart.run(botId, updateId),
    done(updateId) {
      finish.run(now().getTime(), botId, updateId);
      shredding.plan();
    },
    unfinished: ({ after, most }) => select.all(botId, after, most),
    read: (place) => selectJson.get(botId, place) ?? null,
    size: () => count.get(botId) ?? 0,
    close() {
      shredding.end();
      database.close();
    },
  };
}

/** The inbox cannot be opened. The message says what to do. */
export class UpdateInboxError extends Error {
  override readonly name = "UpdateInboxError";
}

const schema = `
  CREATE TABLE IF NOT EXISTS updates (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    bot_id INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    json TEXT,
    starts INTEGER NOT NULL DEFAULT 0,
    done_at INTEGER,
    UNIQUE (bot_id, update_id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS unfinished ON updates (bot_id, place) WHERE json IS NOT NULL;`;

/** Writes the log into the database, where deleted content is overwritten, and empties it. */
function emptyLog(database: Database.Database): void {
  database.pragma("wal_checkpoint(TRUNCATE)");
}

/** Empties the log a while after something was deleted: once, however much it was. */
function createShredding(database: Database.Database, afterMilliseconds: number) {
  let timer: NodeJS.Timeout | null = null;
  const shred = () => {
    timer = null;
    try {
      emptyLog(database);
    } catch {
      // The disk is full. Nothing is lost, and the next finished update tries again.
    }
  };
  return {
    plan() {
      timer ??= setTimeout(shred, afterMilliseconds).unref();
    },
    end() {
      if (timer) clearTimeout(timer);
    },
  };
}

function openExclusively(path: string, waitMilliseconds: number): Database.Database {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = new Database(path, { timeout: waitMilliseconds });
  try {
    // The lock ends with the process, however that ends.
    database.pragma("locking_mode = EXCLUSIVE");
    database.pragma("journal_mode = WAL");
    database.pragma("synchronous = FULL");
    database.pragma("secure_delete = ON");
    database.exec(schema);
    database.exec("BEGIN EXCLUSIVE; COMMIT;");
    return database;
  } catch (error) {
    database.close();
    const isBusy = error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
    throw new UpdateInboxError(
      isBusy
        ? `Expected ${path} for this process alone, but another one is running the bot. Stop it first, or set another DATA_DIR.`
        : `Expected the updates that wait for an answer in ${path}, got a file that cannot be read as such. Move it away and start again.`,
      { cause: error },
    );
  }
}
