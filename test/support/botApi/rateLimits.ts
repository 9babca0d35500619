import { readInteger, BotApiRefusal, type Payload } from "./rules.ts";

/** How many messages a chat takes in how long; Telegram's own are in its FAQ for bots. */
interface RateLimit {
  readonly messages: number;
  readonly seconds: number;
}

/** Of one chat of each kind. Without a limit it takes everything. */
export interface RateLimitOptions {
  readonly privateChat?: RateLimit;
  readonly group?: RateLimit;
}

export interface RateLimits {
  /** Refuses what is too much, with the time to wait. What comes within a wait begins it anew. */
  check(method: string, payload: Payload): void;
}

export function createRateLimits(limits: RateLimitOptions): RateLimits {
  const takenAt = new Map<number, number[]>();
  const waitsUntil = new Map<number, number>();
  return {
    check(method, payload) {
      const chatId = readInteger(payload["chat_id"]);
      const limit = (chatId ?? 0) > 0 ? limits.privateChat : limits.group;
      if (chatId === undefined || limit === undefined || !counted.has(method)) return;
      const now = performance.now();
      const window = limit.seconds * 1000;
      const recent = (takenAt.get(chatId) ?? []).filter((at) => at > now - window);
      if (recent.length >= limit.messages || now < (waitsUntil.get(chatId) ?? 0)) {
        waitsUntil.set(chatId, now + window);
        throw new BotApiRefusal(429, `Too Many Requests: retry after ${limit.seconds}`, {
          retry_after: limit.seconds,
        });
      }
      takenAt.set(chatId, [...recent, now]);
    },
  };
}

const counted = new Set(["sendmessage", "sendrichmessage", "editmessagetext"]);
