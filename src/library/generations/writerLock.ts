import Database from "better-sqlite3";
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { z } from "zod";

/** Another process, or another build of this one, is writing the index. */
export class IndexLockedError extends Error {
  override readonly name = "IndexLockedError";
  /** Who writes; `null` in the moment before the writer has said so. */
  readonly holder: LockHolder | null;

  constructor(message: string, holder: LockHolder | null) {
    super(message);
    this.holder = holder;
  }
}

export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly since: Date;
}

/** The right to write an index, until it is released or the process ends. */
export interface WriterLock {
  release(): void;
}

/**
 * Becomes the only writer of an index.
 *
 *     writer-lock.db     an empty SQLite database with an exclusive transaction open
 *     writer.json        who opened it and when, for the message to whoever comes second
 *
 * The operating system drops SQLite's lock when the process ends, however it ends, so there is no lock
 * to take over; and it knows of every process on the machine, in whatever container. The database
 * stays: a file removed while another process opens it could be locked twice.
 *
 * Nothing else may open `writer-lock.db` in this process: closing it would drop the lock.
 *
 * @param now when the lock was taken, to be told to others.
 * @throws IndexLockedError at once if another has the lock; it does not wait.
 */
export async function acquireWriterLock(indexFolder: string, now: Date): Promise<WriterLock> {
  await mkdir(indexFolder, { recursive: true });
  const database = openLocked(join(indexFolder, lockFile));
  if (!database) throw lockedError(indexFolder);
  const holderPath = join(indexFolder, holderFile);
  try {
    const holder = { pid: process.pid, host: hostname(), since: now.toISOString() };
    // At once, for a second writer in this process; renamed into place, so that nobody reads half.
    const draft = `${holderPath}.draft`;
    writeFileSync(draft, `${JSON.stringify(holder)}\n`);
    renameSync(draft, holderPath);
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    release() {
      if (!database.open) return;
      // While the lock is held: the next holder's file must not go.
      rmSync(holderPath, { force: true });
      database.close();
    },
  };
}

/**
 * Waits until nobody writes an index, looking twice a second.
 *
 * @param signal ends the waiting; it is fulfilled then too.
 */
export async function waitForWriter(indexFolder: string, signal?: AbortSignal): Promise<void> {
  for (;;) {
    try {
      const lock = await acquireWriterLock(indexFolder, new Date());
      lock.release();
      return;
    } catch (error) {
      if (!(error instanceof IndexLockedError)) throw error;
    }
    const isTimeOver = await setTimeout(pollMilliseconds, true, { signal }).catch(() => false);
    if (!isTimeOver) return;
  }
}

const pollMilliseconds = 500;
const lockFile = "writer-lock.db";
const holderFile = "writer.json";

/** @returns `null` if it is locked already. */
function openLocked(path: string): Database.Database | null {
  // Whoever waits for a writer holds the lock for less than this.
  const database = new Database(path, { timeout: 5 });
  try {
    database.exec("BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
}

function lockedError(indexFolder: string): IndexLockedError {
  const holder = readHolder(join(indexFolder, holderFile));
  const where = holder && holder.host !== hostname() ? ` on ${holder.host}` : "";
  const who = holder
    ? `process ${holder.pid}${where} writing since ${holder.since.toISOString()}`
    : "another process writing";
  return new IndexLockedError(
    `Expected to be the only one who writes the index in ${indexFolder}, got ${who}. Wait until it has finished, or stop it.`,
    holder,
  );
}

const holderSchema = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  since: z.iso.datetime().transform((written) => new Date(written)),
});

function readHolder(path: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Not written yet, or garbled by a crash of the machine: the lock is what counts.
    return null;
  }
}
