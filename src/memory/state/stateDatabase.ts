import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";

/**
 * A database for small writes. What a call writes is on disk when it returns, and stays there
 * whatever happens to the process or the machine.
 */
export interface StateDatabase {
  /** Changes rows. @returns how many. */
  run(sql: string, values?: Values): number;
  all<Row>(sql: string, values?: Values): Row[];
  /**
   * Writes all that `work` writes, or nothing if it throws, while nobody else writes. Inside another
   * call it is part of that one. `work` must not be asynchronous.
   */
  write<Result>(work: () => Result): Result;
  /** Empties the log, where deleted rows could still be read. Waits for other readers. */
  shred(): void;
  close(): void;
}

/** The values of a statement, by the names that stand in it as `@name`. */
export type Values = Readonly<Record<string, string | number | Uint8Array | null>>;

/** The database was written by a newer Quoth. It is left as it is. */
export class ChatsTooNewError extends Error {
  override readonly name = "ChatsTooNewError";
}

/** The database cannot be read or written, or is not Quoth's. It is left as it is. */
export class ChatsFileError extends Error {
  override readonly name = "ChatsFileError";
}

/**
 * Opens a database, creating it if it is missing, and applies the migrations that it lacks. Several
 * processes may do so at once. Reads the whole file once, to check that it is undamaged.
 *
 * A commit waits for the disk (1 to 10 ms), or a bot that a power cut makes forget what it has sent
 * would send it again.
 *
 * @param path `:memory:` for one that ends with the process.
 * @param migrations SQL, from the empty database on. Once published, one never changes.
 * @throws ChatsTooNewError, ChatsFileError
 */
export function openStateDatabase(path: string, migrations: readonly string[]): StateDatabase {
  let database: Database.Database | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    database = new Database(path, { timeout: longestWaitMilliseconds });
    // Before anything is written, to a file that may not be ours to write.
    refuseOthers(database, path, migrations.length);
    useWriteAheadLog(database);
    database.pragma("synchronous = FULL");
    database.pragma("secure_delete = ON");
    migrate(database, path, migrations);
    return createState(database);
  } catch (error) {
    database?.close();
    throw explain(error, path);
  }
}

// Another process writes for milliseconds, unless its disk stalls.
const longestWaitMilliseconds = 10_000;

// "Quot" in ASCII, in the place that SQLite's header has for it.
const applicationId = 0x51_75_6f_74;

function refuseOthers(database: Database.Database, path: string, newest: number): void {
  // In one transaction, or another process could create the tables between two looks.
  database.transaction(() => {
    const owner = pragma(database, "application_id");
    const isEmpty = database.prepare("SELECT 1 FROM sqlite_schema").get() === undefined;
    if (owner !== applicationId && !isEmpty) {
      throw new ChatsFileError(
        `Expected Quoth's own database, got another program's in ${path}. It was not changed. Move it away, or set DATA_DIR to another folder.`,
      );
    }
    refuseNewer(database, path, newest);
  })();
  const [problem] = database.prepare<[], string>("PRAGMA quick_check(1)").pluck().all();
  if (problem !== "ok") throw new ChatsFileError(damaged(path, problem ?? "nothing"));
}

function refuseNewer(database: Database.Database, path: string, newest: number): void {
  const version = pragma(database, "user_version");
  if (version <= newest) return;
  throw new ChatsTooNewError(
    `Expected a database of version ${newest} or less, got version ${version} in ${path}. It was not changed. Run the newer Quoth that wrote it, or set DATA_DIR to another folder.`,
  );
}

/** With a log, reading and writing do not wait for each other. */
function useWriteAheadLog(database: Database.Database): void {
  const giveUpAt = performance.now() + longestWaitMilliseconds;
  for (;;) {
    try {
      database.pragma("journal_mode = WAL");
      return;
    } catch (error) {
      // For this one statement SQLite does not wait for others by itself.
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
      if (!isBusy || performance.now() > giveUpAt) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function migrate(database: Database.Database, path: string, migrations: readonly string[]): void {
  for (const [index, sql] of migrations.entries()) {
    database
      .transaction(() => {
        refuseNewer(database, path, migrations.length);
        // Another process may have been faster.
        if (pragma(database, "user_version") > index) return;
        database.exec(sql);
        database.pragma(`application_id = ${applicationId}`);
        database.pragma(`user_version = ${index + 1}`);
      })
      .immediate();
  }
}

function pragma(database: Database.Database, name: "user_version" | "application_id"): number {
  return Number(database.pragma(name, { simple: true }));
}

function createState(database: Database.Database): StateDatabase {
  const prepared = new Map<string, Database.Statement>();
  const prepare = (sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    run: (sql, values = {}) => prepare(sql).run(values).changes,
    all: <Row>(sql: string, values: Values = {}) => prepare(sql).all(values) as Row[],
    write: (work) => database.transaction(work).immediate(),
    shred: () => void database.pragma("wal_checkpoint(TRUNCATE)"),
    close: () => void database.close(),
  };
}

function explain(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const { code, message } = error;
  if (/^SQLITE_(?:NOTADB|CORRUPT)/.test(String(code))) {
    return new ChatsFileError(damaged(path, message));
  }
  if (
    /^(?:SQLITE_(?:CANTOPEN|READONLY|PERM|IOERR)|EACCES|EPERM|EROFS|EEXIST|ENOTDIR)/.test(
      String(code),
    )
  ) {
    return new ChatsFileError(
      `Expected to read and write ${path}, got: ${message}. Let the bot's user write there, or set DATA_DIR to another folder.`,
    );
  }
  return error;
}

function damaged(path: string, problem: string): string {
  return `Expected Quoth's database in ${path}, got a file that is damaged or something else (${problem}). It was not changed. Put a copy of yours in its place, or move it away: Quoth then begins an empty one.`;
}
