import { realpath } from "node:fs/promises";
import { type FSWatcher, watch } from "chokidar";

/**
 * Runs `rebuild` whenever files of a folder change, once they have been quiet for a moment; changes
 * that come during a rebuild cause one more after it. An error of `rebuild` is given to `onError`,
 * and watching goes on. Links in the folder are not followed, as they are not when it is read.
 *
 * If the folder is a link itself, or reached by one, it is looked at every `linkPollMilliseconds`
 * whether it leads elsewhere now; that is a change too.
 *
 * @returns a function that ends it, after the rebuild under way.
 */
export async function watchFolder(
  folder: string,
  rebuild: () => Promise<void>,
  onError: (error: unknown) => void,
  { linkPollMilliseconds = 1_000 } = {},
): Promise<() => Promise<void>> {
  let quiet: NodeJS.Timeout | undefined;
  let underway = Promise.resolve();
  const noteChange = () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      underway = underway.then(rebuild).catch(onError);
    }, quietMilliseconds);
  };
  const open = async (path: string) => ({
    path,
    watcher: await startWatching(path, noteChange, onError),
  });
  let watched = await open(await realpath(folder));
  const followLink = async () => {
    // Between the old link and the new one there may be none.
    const path = await realpath(folder).catch(() => watched.path);
    if (path === watched.path) return;
    await watched.watcher.close();
    watched = await open(path);
    noteChange();
  };
  let looking = Promise.resolve();
  let isLooking = false;
  const poll = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    looking = followLink()
      .catch(onError)
      .finally(() => (isLooking = false));
  }, linkPollMilliseconds);
  return async () => {
    clearInterval(poll);
    await looking;
    clearTimeout(quiet);
    await watched.watcher.close();
    await underway;
  };
}

// A file that is being saved or copied changes several times in a row.
const quietMilliseconds = 300;

async function startWatching(
  folder: string,
  onChange: () => void,
  onError: (error: unknown) => void,
): Promise<FSWatcher> {
  const watcher = watch(folder, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) =>
      stats?.isSymbolicLink() === true ||
      (path !== folder && /[/\\]\./.test(path.slice(folder.length))),
  });
  watcher.on("all", onChange);
  watcher.on("error", onError);
  await new Promise<void>((resolve) => {
    watcher.on("ready", resolve);
  });
  return watcher;
}
