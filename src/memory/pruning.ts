import type { Chats } from "./chats.ts";

/**
 * Prunes once a day. Opening has already pruned for today.
 *
 * @param options.onError called when a day's pruning fails; it is tried again the next day.
 * @returns a function that stops it. The timer does not keep the process alive.
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
