import { setTimeout } from "node:timers/promises";
import { type ApiCallFn, HttpError, type RawApi, type Transformer } from "grammy";
import { describeError, type Log } from "../serving/log.ts";
import { classify, type Fault } from "./faults.ts";
import { mendRefused } from "./mending.ts";

export interface SendingOptions {
  readonly log: Log;
  /** Whether a chat is known to be unreachable; requests to it then fail without being sent. */
  readonly isGone?: ((chatId: number) => Promise<boolean>) | undefined;
  /** Called when a chat becomes unreachable: the bot was blocked or removed, or the chat deleted. */
  readonly onGone?: ((chatId: number) => Promise<void>) | undefined;
  /** Called when a group has become a supergroup, the same chat under a new id. */
  readonly onMigrated?: ((oldChatId: number, newChatId: number) => Promise<void>) | undefined;
  /** Jitter for delays, from 0 to below 1. Default: `Math.random`. */
  readonly random?: () => number;
  readonly wait?: (seconds: number, signal: CancelSignal) => Promise<void>;
  /**
   * How long to retry a request that cannot be sent at all.
   *
   * @default 3600
   */
  readonly longestUnreachableSeconds?: number;
  /** How long to retry a request that Telegram fails to carry out. Default: 60. */
  readonly longestFailingSeconds?: number;
}

type CancelSignal = Parameters<Transformer>[3];
type Payload = Record<string, unknown>;
type Call = () => ReturnType<ApiCallFn>;
type Outcome = Awaited<ReturnType<Call>>;

/**
 * Retries a failed request if it certainly was not carried out, or if carrying it out twice is the same
 * as once. Certainly not carried out:
 *
 * - One that could not be sent: no connection, no such host, no TLS.
 * - One that the Bot API server says it failed to carry out: 500.
 * - One that Telegram tells to wait: 429. It is sent again after the wait, however long and however
 *   often, but for what nobody would be waiting for by then.
 *
 * Everything else may have been carried out: a connection that broke later, no answer in time, an
 * answer that is not the Bot API's, 502 to 504, with which the gateway before it gives up waiting, and
 * "restart", with which it drops what it had begun. A message is not sent again then.
 *
 * Also: a group that has become a supergroup gets the message there, a reply to a deleted message
 * becomes a plain one, one to a deleted topic goes to the chat, what has an address or a style that
 * Telegram does not take goes without, and an edit that changes nothing counts as done.
 */
export function createSending(options: SendingOptions): Transformer {
  return async (previous, method, payload, signal) => {
    // The runner repeats getUpdates by itself.
    if (method === "getUpdates") return previous(method, payload, signal);
    const send = (changed: Payload) =>
      repeat(() => previous(method, changed as typeof payload, signal) as ReturnType<Call>, {
        options,
        method,
        signal,
      });
    const chatId = (payload as Payload)["chat_id"];
    const isToChat = typeof chatId === "number" && !method.startsWith("get");
    if (isToChat && (await options.isGone?.(chatId))) {
      return { ok: false, error_code: 403, description: "Forbidden: bot is not a member any more" };
    }
    const answer = await sendSomehow(payload, send, { ...options, method });
    const isGone = !answer.ok && classify(answer).kind === "gone";
    if (isGone && isToChat) await options.onGone?.(chatId);
    return answer as Awaited<ReturnType<typeof previous<typeof method>>>;
  };
}

/** Sends again, changed, what Telegram refuses for a reason that can be helped. Once for each. */
async function sendSomehow(
  payload: Payload,
  send: (payload: Payload) => Promise<Outcome>,
  { onMigrated, log, method }: SendingOptions & { readonly method: string },
): Promise<Outcome> {
  let changed = payload;
  for (;;) {
    const answer = await send(changed);
    if (answer.ok) return answer;
    const fault = classify(answer);
    const chatId = changed["chat_id"];
    if (fault.kind === "migrated" && chatId !== fault.chatId) {
      if (typeof chatId === "number") await onMigrated?.(chatId, fault.chatId);
      // Messages have other numbers there.
      changed = { ...without(changed, "reply_parameters"), chat_id: fault.chatId };
      continue;
    }
    const mended = mendRefused(changed, fault);
    if (mended) {
      // A document has the address; what style a Bot API server knows is nobody's fault.
      const level = fault.kind === "link refused" ? "error" : "info";
      log[level]({ method, description: answer.description }, "refused; sending without it");
      changed = mended;
      continue;
    }
    if (fault.kind === "refused") {
      log.info({ method, description: answer.description }, "request refused");
    }
    const unneeded = findUnneeded(fault);
    if (unneeded === null || changed[unneeded] === undefined) return answer;
    changed = without(changed, unneeded);
  }
}

/** What of a message Telegram does not find, though it can be sent without. */
function findUnneeded({ kind }: Fault): "reply_parameters" | "message_thread_id" | null {
  if (kind === "reply not found") return "reply_parameters";
  return kind === "topic not found" ? "message_thread_id" : null;
}

function without(payload: Payload, field: string): Payload {
  return Object.fromEntries(Object.entries(payload).filter(([name]) => name !== field));
}

/** Repeats a call until it is clear how it went, or time is over. */
async function repeat(
  call: Call,
  context: {
    readonly options: SendingOptions;
    readonly method: string;
    readonly signal: CancelSignal;
  },
): Promise<Outcome> {
  const { options, method, signal } = context;
  const { random = Math.random, wait = waitForTimeout, log } = options;
  const { longestUnreachableSeconds = 3600, longestFailingSeconds = 60 } = options;
  const isHarmless = isHarmlessTwice(method);
  let waitedSeconds = 0;
  for (let repetition = 0; ; repetition += 1) {
    const result = await attempt(call, method);
    const fault = faultOf(result);
    if (fault && isDone(fault, repetition > 0)) return done;
    if (fault?.kind === "wait" && fault.seconds !== null && signal?.aborted !== true) {
      if (fault.seconds > (passing.get(method) ?? Infinity)) return done;
      log.info({ method, seconds: fault.seconds }, "request waits, as Telegram says");
      await wait(fault.seconds, signal);
      continue;
    }
    const mayBeRepeated = fault !== null && repeated.has(fault.kind);
    if (!mayBeRepeated || signal?.aborted === true) return settle(result);
    if (fault.kind === "unclear" && !isHarmless) {
      log.error(
        { method, ...reasonOf(result) },
        "request failed; Telegram may have carried it out",
      );
      return settle(result);
    }
    const seconds = Math.min(60, 0.5 * 2 ** repetition) * (0.5 + random() / 2);
    const longest =
      fault.kind === "unreachable" ? longestUnreachableSeconds : longestFailingSeconds;
    if (waitedSeconds + seconds > longest) return settle(result);
    if (repetition === 0) log.error({ method, ...reasonOf(result) }, "request failed; retrying");
    await wait(seconds, signal);
    waitedSeconds += seconds;
  }
}

const done = { ok: true, result: true } as Outcome;

/** Requests that nobody waits for any more after so many seconds: done with, if it is longer. */
const passing: ReadonlyMap<string, number> = new Map([
  ["answerCallbackQuery", 15],
  ["answerInlineQuery", 15],
  ["sendChatAction", 0],
] satisfies [keyof RawApi, number][]);

const repeated: ReadonlySet<Fault["kind"]> = new Set(["unreachable", "failed", "unclear"]);

/** The answer to a request, or the error instead of one. */
export type Attempt = { readonly answer: Outcome } | { readonly error: unknown };

export async function attempt(call: Call, method: string): Promise<Attempt> {
  try {
    const answer = await call();
    if (typeof answer.ok === "boolean") return { answer };
    const message = `Expected the Bot API's answer to ${method}, got other JSON.`;
    return { error: new HttpError(message, new TypeError(message)) };
  } catch (error) {
    return { error };
  }
}

/** The answer, or the error thrown. */
export function settle(result: Attempt): Outcome {
  if ("answer" in result) return result.answer;
  throw result.error;
}

/** What became of a request; `null` if it was carried out. */
export function faultOf(result: Attempt): Fault | null {
  if ("error" in result) return classify(result.error);
  return result.answer.ok ? null : classify(result.answer);
}

/** Whether a method may be carried out twice: it asks, or says how something shall be. */
export function isHarmlessTwice(method: string): boolean {
  return method.startsWith("get") || harmlessTwice.has(method);
}

const harmlessTwice: ReadonlySet<string> = new Set([
  "answerCallbackQuery",
  "answerInlineQuery",
  "deleteMessage",
  "deleteMyCommands",
  "deleteWebhook",
  "editMessageReplyMarkup",
  "editMessageText",
  "leaveChat",
  "sendChatAction",
  "setMessageReaction",
  "setMyCommands",
  "setMyDescription",
  "setMyShortDescription",
  "setWebhook",
] satisfies (keyof RawApi)[]);

/** Whether a refusal says that nothing is left to do, the second time at the latest. */
function isDone({ kind }: Fault, isRepeated: boolean): boolean {
  return kind === "unchanged" || (isRepeated && kind === "too late");
}

/** What may be logged of a failed request: never a message of an error, which has the token in it. */
export function reasonOf(result: Attempt) {
  if ("error" in result) return describeError(result.error);
  return result.answer.ok ? {} : { description: result.answer.description };
}

async function waitForTimeout(seconds: number, signal: CancelSignal): Promise<void> {
  const ended = new AbortController();
  const end = () => ended.abort();
  signal?.addEventListener("abort", end);
  try {
    await setTimeout(Math.min(seconds * 1000, longestTimeout), undefined, {
      signal: ended.signal,
      ref: false,
    });
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

/** A timer for longer ends at once. */
const longestTimeout = 2 ** 31 - 1;
