import type { Chats } from "./chats.ts";

/**
 * Prunes once a day from now on; opening did it for today.
 *
 * @param options.onError told of a day on which it failed; the next one is tried all the same.
 * @returns what ends it. The process does not wait for the next day either.
 */
export function pruneDaily(options: {
  readonly chats: Pick<Chats, "prune">;
  readonly onError: (error: unknown) => void;
}): () => void {
  const { chats, onError } = options;
  const timer = setInterval(() => {
    chats.prune().catch(onError);
  }, dayMilliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

const dayMilliseconds = 86_400_000;
