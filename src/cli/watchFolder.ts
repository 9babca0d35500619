import { watch } from "chokidar";

/**
 * Runs `rebuild` whenever files of a folder change, once they have been quiet for a moment; changes
 * that come during a rebuild cause one more after it. An error of `rebuild` is given to `onError`,
 * and watching goes on.
 *
 * @returns a function that ends it, after the rebuild under way.
 */
export async function watchFolder(
  folder: string,
  rebuild: () => Promise<void>,
  onError: (error: unknown) => void,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined;
  let underway = Promise.resolve();
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path) => path !== folder && /[/\\]\./.test(path.slice(folder.length)),
  });
  watcher.on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      underway = underway.then(rebuild).catch(onError);
    }, quietMilliseconds);
  });
  watcher.on("error", onError);
  await new Promise<void>((resolve) => {
    watcher.on("ready", resolve);
  });
  return async () => {
    clearTimeout(timer);
    await watcher.close();
    await underway;
  };
}

// A file that is being saved or copied changes several times in a row.
const quietMilliseconds = 300;
