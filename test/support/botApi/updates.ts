import type { Update } from "grammy/types";
import { BotApiRefusal } from "./rules.ts";

export type UpdateContent = Omit<Update, "update_id">;

/** The updates that the bot has not confirmed yet, and the one getUpdates call that may wait for more. */
export interface UpdateQueue {
  /** Returns the update's id, or undefined where the bot has not asked for updates of this kind. */
  push(content: UpdateContent): number | undefined;
  /**
   * Resolves at once if there are updates, and otherwise with the next ones or, after
   * `timeoutSeconds`, with none. `offset` confirms every earlier update; negative, it keeps only
   * that many of the last. A call that comes to wait throws out the one that waits already.
   */
  poll(options: {
    offset: number;
    limit: number;
    timeoutSeconds: number;
    signal: AbortSignal;
  }): Promise<Update[]>;
  /** Undefined keeps the kinds as they are; an empty list is Telegram's default. */
  allow(kinds: readonly string[] | undefined): void;
  allowed(): readonly string[];
  readonly pendingCount: number;
  clear(): void;
  /** Ends the waiting call with a refusal. */
  interrupt(description: string): void;
}

const SENT_ONLY_ON_REQUEST = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

export function createUpdateQueue(): UpdateQueue {
  let pending: Update[] = [];
  let lastId = 100_000;
  let allowedKinds: readonly string[] = [];
  let waiting: { answer: () => void; refuse: (description: string) => void } | undefined;

  function push(content: UpdateContent): number | undefined {
    const kind = Object.keys(content)[0] ?? "";
    const isAllowed =
      allowedKinds.length > 0 ? allowedKinds.includes(kind) : !SENT_ONLY_ON_REQUEST.has(kind);
    if (!isAllowed) return undefined;
    lastId += 1;
    pending.push(structuredClone({ update_id: lastId, ...content }));
    // Telegram too waits a moment, so that what comes together is delivered together.
    setImmediate(() => waiting?.answer());
    return lastId;
  }

  function confirm(offset: number): void {
    if (offset < 0) pending = pending.slice(offset);
    // An offset from the future is taken for a mistake and confirms nothing.
    if (offset > 0 && offset <= lastId + 1) {
      pending = pending.filter((update) => update.update_id >= offset);
    }
  }

  function poll({ offset, limit, timeoutSeconds, signal }: Parameters<UpdateQueue["poll"]>[0]) {
    confirm(offset);
    if (pending.length > 0 || timeoutSeconds === 0) return Promise.resolve(pending.slice(0, limit));
    waiting?.refuse(
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    );
    return new Promise<Update[]>((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", answer);
        if (waiting === call) waiting = undefined;
      };
      const answer = () => {
        end();
        resolve(pending.slice(0, limit));
      };
      const refuse = (description: string) => {
        end();
        reject(new BotApiRefusal(409, description));
      };
      const call = { answer, refuse };
      const timer = setTimeout(answer, timeoutSeconds * 1000);
      signal.addEventListener("abort", answer);
      waiting = call;
    });
  }

  return {
    push,
    poll,
    allow: (kinds) => void (allowedKinds = kinds ?? allowedKinds),
    allowed: () => allowedKinds,
    get pendingCount() {
      return pending.length;
    },
    clear: () => void (pending = []),
    interrupt: (description) => waiting?.refuse(description),
  };
}
