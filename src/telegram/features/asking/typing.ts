import { setTimeout } from "node:timers/promises";
import type { BotContext } from "../../updates/context.ts";
import { placeInThread } from "../../sending/reply.ts";

/** Resolves after some milliseconds, or rejects when the signal says that nobody waits any more. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<unknown>;

/**
 * Shows that the bot is typing, if some work takes longer than 300 ms. What goes wrong with that does
 * nothing to the work, and the work does not wait for it.
 */
export async function whileTyping<Result>(
  context: BotContext,
  work: () => Promise<Result>,
  wait: Wait = waitForTimeout,
): Promise<Result> {
  const ended = new AbortController();
  void showTyping(context, ended.signal, wait).catch(() => {
    // The work ended before, or Telegram does not want to show it.
  });
  try {
    return await work();
  } finally {
    ended.abort();
  }
}

async function showTyping(context: BotContext, ended: AbortSignal, wait: Wait): Promise<void> {
  const { chat, msg } = context;
  if (!chat) return;
  await wait(patienceMilliseconds, ended);
  if (ended.aborted) return;
  // grammY describes signals by an older package than Node has.
  const signal = ended as Parameters<typeof context.api.sendChatAction>[3];
  await context.api.sendChatAction(chat.id, "typing", placeInThread(msg), signal);
}

const waitForTimeout: Wait = (milliseconds, signal) =>
  setTimeout(milliseconds, undefined, { signal, ref: false });

/** Most answers take a fraction of it; a flicker would only tell of haste. */
const patienceMilliseconds = 300;
