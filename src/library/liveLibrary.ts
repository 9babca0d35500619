import { readCurrentName } from "./generations/generations.ts";

/** What is opened anew with each generation: a library, or whatever is made around one. */
interface Closable {
  close(): void;
}

export interface LiveLibraryOptions<Opened extends Closable> {
  readonly indexFolder: string;
  /** Opens the generation in use. */
  readonly open: () => Promise<Opened>;
  /**
   * How often to look for a new generation. A look reads a file of some thirty bytes. It is asked for
   * again and again since not every file system, and none over a network, tells of changes.
   *
   * @default 1
   */
  readonly pollSeconds?: number;
  /** Called when a new generation serves. */
  readonly onReload?: (opened: Opened, generation: string) => void;
  /** Called once for each new generation that does not open; the one before goes on serving. */
  readonly onError?: (error: unknown) => void;
}

/** An open library that follows the index: what is published serves a moment later. */
export interface LiveLibrary<Opened> {
  /** Works with the library of this moment, which stays open until the work ends. */
  use<Result>(work: (opened: Opened) => Promise<Result> | Result): Promise<Result>;
  /** Looks for a new generation now. Fulfilled once it serves, or is known not to open. */
  checkNow(): Promise<void>;
  /** Fulfilled when the last work has ended and all is closed. */
  close(): Promise<void>;
}

/**
 * Opens a library, and another one each time that `current` names another generation:
 *
 *     current   A ────────────┐ B ──────────────────────────
 *     serving   A ─────────────────┐ B ─────────────────────
 *     work      ├─ on A ────────────────┤ ├─ on B ─┤
 *                                       └ A is closed
 *
 * While the new one opens, both are in memory. SQLite gives its memory back on closing, hnswlib only
 * when its object is collected as garbage, and V8 does not know how large that is. It is collected in
 * time all the same: opening reads each file for its checksum, and the buffers of that, which V8 does
 * count, make it collect every now and then. Measured on an index of 2.5 MB: with garbage collected
 * each time, 179 MB after 20 reloads and after 100; without, in five runs, 244 to 251 MB after 20, 238
 * to 265 after 100, and 264 after 300. On one of 15 MB, without: 247 MB after 5 and 250 after 40.
 *
 * @throws whatever `open` throws the first time.
 */
export async function createLiveLibrary<Opened extends Closable>(
  options: LiveLibraryOptions<Opened>,
): Promise<LiveLibrary<Opened>> {
  const { indexFolder, open, pollSeconds = 1, onReload, onError } = options;
  // Read before opening: if another one is published in between, the next check opens it again.
  let seen = await readName(indexFolder);
  let serving = createLease(await open(), onError);
  const retired = new Set<Promise<void>>();
  let isClosed = false;

  const retire = () => {
    const closed = serving.retire();
    retired.add(closed);
    void closed.then(() => retired.delete(closed));
  };
  const check = async () => {
    const name = await readName(indexFolder);
    if (isClosed || name === seen) return;
    // Seen, whether it opens or not: a fault is told once.
    seen = name;
    const opened = await open();
    if (isClosed) return opened.close();
    retire();
    serving = createLease(opened, onError);
    onReload?.(opened, name);
  };
  let lastCheck = Promise.resolve();
  const checkNow = () =>
    (lastCheck = lastCheck.then(check).catch((error: unknown) => onError?.(error)));

  let isChecking = false;
  const timer = setInterval(() => {
    if (isChecking) return;
    isChecking = true;
    void checkNow().finally(() => (isChecking = false));
  }, pollSeconds * 1000);
  // A library that is only waiting keeps no process alive.
  timer.unref();

  return {
    async use(work) {
      if (isClosed) throw new Error("Expected an open library, but it has been closed.");
      return serving.use(work);
    },
    checkNow,
    async close() {
      if (!isClosed) {
        isClosed = true;
        clearInterval(timer);
        retire();
      }
      await lastCheck;
      await Promise.all(retired);
    },
  };
}

/** The name in `current`, whatever is wrong with it: `open` is who has to say so. */
function readName(indexFolder: string): Promise<string> {
  return readCurrentName(indexFolder).catch((error: unknown) => String(error));
}

interface Lease<Opened> {
  use<Result>(work: (opened: Opened) => Promise<Result> | Result): Promise<Result>;
  /** Gives no more to anybody. Fulfilled when the last work has ended and it is closed. */
  retire(): Promise<void>;
}

function createLease<Opened extends Closable>(
  opened: Opened,
  onError: LiveLibraryOptions<Opened>["onError"],
): Lease<Opened> {
  let works = 0;
  let close: (() => void) | null = null;
  return {
    async use(work) {
      works += 1;
      try {
        return await work(opened);
      } finally {
        works -= 1;
        if (works === 0) close?.();
      }
    },
    retire: () =>
      new Promise((resolve) => {
        close = () => {
          try {
            opened.close();
          } catch (error) {
            onError?.(error);
          }
          resolve();
        };
        if (works === 0) close();
      }),
  };
}
