import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { z } from "zod";

/** Somebody else is writing the index. */
export class IndexLockedError extends Error {
  override readonly name = "IndexLockedError";
  readonly pid: number;
  readonly since: Date;
  readonly host: string;

  constructor(message: string, holder: { pid: number; since: Date; host: string }) {
    super(message);
    this.pid = holder.pid;
    this.since = holder.since;
    this.host = holder.host;
  }
}

/** The right to write an index, until it is released or the process ends. */
export interface WriterLock {
  release(): Promise<void>;
}

/**
 * Becomes the only writer of an index. The lock of a process that has ended is taken over at once;
 * one of another machine never, for nobody can tell from here whether that process lives.
 *
 * A lock is a file that is linked into place whole. Removing a dead one and making one's own would
 * let two do it at once, the second removing the first one's; so a dead lock is never removed, but
 * succeeded, and only one can link the name that says after whom it comes:
 *
 *     writer.lock              process 41, dead, token a7   ┐ the last in the chain holds the lock:
 *     writer.lock.after-a7     process 52, dead, token 0c   │ 63, who then renames its own
 *     writer.lock.after-0c     process 63, token e2         ┘ file to writer.lock
 *
 * Tokens are random and never come back. Whoever links late, after a chain that is gone, sees so by
 * following the chain from its start once more.
 *
 * (proper-lockfile tells a dead process only by a timeout, does not say who holds a lock, and
 * removes a stale one before it makes its own. So this is written here.)
 *
 * @param now when the lock was taken, to be told to others.
 * @throws IndexLockedError if another process, or this one, has the lock.
 */
export async function acquireWriterLock(indexFolder: string, now: Date): Promise<WriterLock> {
  await mkdir(indexFolder, { recursive: true });
  const path = join(indexFolder, lockFile);
  const token = crypto.randomUUID();
  const draft = `${path}.draft-${process.pid}-${token}`;
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    since: now.toISOString(),
    processStart: (await readProcess(process.pid))?.start ?? null,
    token,
  };
  try {
    await writeFile(draft, `${JSON.stringify(holder)}\n`);
    await climb(indexFolder, path, draft, token);
  } finally {
    await rm(draft, { force: true });
  }
  await removeRemains(indexFolder, token);
  return {
    async release() {
      // Somebody may have removed it by hand, and another one taken it.
      const held = await readLock(path);
      if (held?.token === token) await rm(path, { force: true });
    },
  };
}

const lockFile = "writer.lock";

const holderSchema = z.object({
  pid: z.number().int().positive(),
  host: z.string(),
  since: z.iso.datetime(),
  /** Tells a process from a later one of the same number; `null` where the system does not say. */
  processStart: z.string().nullable(),
  token: z.string().regex(/^[\w-]+$/),
});

type Holder = z.output<typeof holderSchema>;

/** A lock file; `holder` is `null` if it is garbled, and then nobody's. */
interface Lock {
  readonly token: string;
  readonly holder: Holder | null;
}

async function climb(
  indexFolder: string,
  path: string,
  draft: string,
  token: string,
): Promise<void> {
  for (;;) {
    const { last, next } = await followChain(path);
    if (last?.holder && (await isAlive(last.holder))) {
      throw new IndexLockedError(describeHolder(indexFolder, path, last.holder), {
        ...last.holder,
        since: new Date(last.holder.since),
      });
    }
    try {
      await link(draft, next);
    } catch (error) {
      if (!isErrorWith(error, "EEXIST")) throw error;
      // Another one was faster: look again who that is.
      continue;
    }
    if (next === path) return;
    if ((await followChain(path)).last?.token === token) return rename(draft, path);
    await rm(next, { force: true });
  }
}

/** @returns the last lock of the chain, and the name that the one after it would have. */
async function followChain(path: string): Promise<{ last: Lock | null; next: string }> {
  let last: Lock | null = null;
  let next = path;
  for (;;) {
    const lock = await readLock(next);
    if (lock === null) return { last, next };
    last = lock;
    next = `${path}.after-${lock.token}`;
  }
}

async function readLock(path: string): Promise<Lock | null> {
  try {
    const written = await readFile(path, "utf8");
    const holder = parseHolder(written);
    if (holder) return { token: holder.token, holder };
    // What no process has written whole, a crash of the machine has left. It has no token of its own.
    const { ino, mtimeMs } = await stat(path);
    return { token: `${ino}-${Math.round(mtimeMs)}`, holder: null };
  } catch (error) {
    if (isErrorWith(error, "ENOENT")) return null;
    throw error;
  }
}

function parseHolder(written: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(written));
  } catch {
    // No JSON, or no holder: the caller knows what to make of that.
    return null;
  }
}

async function isAlive({ pid, host, processStart }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  if (!isRunning(pid)) return false;
  const found = await readProcess(pid);
  if (found === null) return true;
  return !found.isZombie && (processStart === null || found.start === processStart);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return !isErrorWith(error, "ESRCH");
  }
}

/**
 * What Linux tells of a process; `null` elsewhere. The start counts from the machine's own, so it
 * comes with that one's identity.
 */
async function readProcess(pid: number): Promise<{ start: string; isZombie: boolean } | null> {
  try {
    const status = await readFile(`/proc/${pid}/stat`, "utf8");
    const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8");
    // The second field is the program's name in brackets, and may hold anything, brackets too.
    const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
    return { start: `${boot.trim()}:${fields[19]}`, isZombie: fields[0] === "Z" };
  } catch {
    // No /proc, or it hides the processes of others.
    return null;
  }
}

function describeHolder(indexFolder: string, path: string, holder: Holder): string {
  const { pid, host, since } = holder;
  const [where, otherwise] =
    host === hostname()
      ? ["", "or stop it"]
      : [` on ${host}`, `or, if it does not run any more, delete ${path}`];
  return `Expected to be the only one who writes the index in ${indexFolder}, got process ${pid}${where} writing since ${since}. Wait until it has finished, ${otherwise}.`;
}

/** Removes what processes that were killed have left beside the lock. Only for its holder. */
async function removeRemains(indexFolder: string, token: string): Promise<void> {
  for (const name of await readdir(indexFolder)) {
    const [, pid] = name.match(/^writer\.lock\.draft-(\d+)-/) ?? [];
    const isRemains =
      pid === undefined
        ? name.startsWith(`${lockFile}.after-`) && name !== `${lockFile}.after-${token}`
        : !isRunning(Number(pid));
    if (isRemains) await rm(join(indexFolder, name), { force: true });
  }
}

function isErrorWith(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
