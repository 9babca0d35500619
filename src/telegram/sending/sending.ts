import { setTimeout } from "node:timers/promises";
import { type ApiCallFn, GrammyError, HttpError, type RawApi, type Transformer } from "grammy";
import { describeError, type Log } from "../log.ts";

export interface SendingOptions {
  readonly log: Log;
  /** Whether a chat is known not to be reachable: what is to be sent there is refused right here. */
  readonly isGone?: ((chatId: number) => Promise<boolean>) | undefined;
  /** Told when a chat cannot be reached any more: the bot was blocked or put out, or it is deleted. */
  readonly onGone?: ((chatId: number) => Promise<void>) | undefined;
  /** Told when a group has become a supergroup, which is the same chat under a new id. */
  readonly onMigrated?: ((oldChatId: number, newChatId: number) => Promise<void>) | undefined;
  /** From 0 to below 1, for delays that differ from each other. */
  readonly random?: () => number;
  readonly wait?: (seconds: number, signal: CancelSignal) => Promise<void>;
  /**
   * For how long a request is repeated that cannot even be sent. Nothing else can be done meanwhile.
   *
   * @default 3600
   */
  readonly longestUnreachableSeconds?: number;
  /** For how long a request is repeated that Telegram fails to carry out. Default: 60. */
  readonly longestFailingSeconds?: number;
}

type CancelSignal = Parameters<Transformer>[3];
type Payload = Record<string, unknown>;
type Call = () => ReturnType<ApiCallFn>;
type Outcome = Awaited<ReturnType<Call>>;

/**
 * Repeats a request that went wrong, if it certainly was not carried out, or if carrying it out twice
 * is the same as once. What certainly was not:
 *
 * - One that could not be sent: no connection, no such host, no TLS.
 * - One that the Bot API server says it failed to carry out: 500. (429 is left to `autoRetry`.)
 *
 * Everything else may have been carried out: a connection that broke later, no answer in time, an
 * answer that is not the Bot API's, 502 to 504, with which the gateway before it gives up waiting, and
 * "restart", with which it drops what it had begun. A message is not sent again then.
 *
 * Also: a group that has become a supergroup gets the message there, a reply to a deleted message
 * becomes a plain one, one to a deleted topic goes to the chat, and an edit that changes nothing
 * counts as done.
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
    const answer = await sendSomehow(payload, send, options);
    if (!answer.ok && isGone(answer) && typeof chatId === "number") await options.onGone?.(chatId);
    return answer as Awaited<ReturnType<typeof previous<typeof method>>>;
  };
}

/** Whether an error says that the chat cannot be reached any more. */
export function saysGone(error: unknown): boolean {
  return error instanceof GrammyError && isGone(error);
}

/** Whether an error leaves it open that what was sent has arrived. */
export function saysUnclear(error: unknown): boolean {
  if (error instanceof HttpError) return faultOf({ error }) === "unclear";
  return error instanceof GrammyError && faultOf({ answer: error }) === "unclear";
}

/** Sends again, changed, what Telegram refuses for a reason that can be helped. Once for each. */
async function sendSomehow(
  payload: Payload,
  send: (payload: Payload) => Promise<Outcome>,
  { onMigrated }: SendingOptions,
): Promise<Outcome> {
  let changed = payload;
  for (;;) {
    const answer = await send(changed);
    if (answer.ok) return answer;
    const newChatId = answer.parameters?.migrate_to_chat_id;
    const chatId = changed["chat_id"];
    if (newChatId !== undefined && chatId !== newChatId) {
      if (typeof chatId === "number") await onMigrated?.(chatId, newChatId);
      // Messages have other numbers there.
      changed = { ...without(changed, "reply_parameters"), chat_id: newChatId };
      continue;
    }
    const unneeded = findUnneeded(answer.description);
    if (unneeded === null || changed[unneeded] === undefined) return answer;
    changed = without(changed, unneeded);
  }
}

/** What of a message Telegram does not find, though it can be sent without. */
function findUnneeded(description: string): "reply_parameters" | "message_thread_id" | null {
  if (/message to be replied not found|repl\w+ message not found/i.test(description)) {
    return "reply_parameters";
  }
  return description.includes("message thread not found") ? "message_thread_id" : null;
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
    if ("answer" in result && isDone(result.answer, repetition > 0)) {
      return { ok: true, result: true } as Outcome;
    }
    const fault = faultOf(result);
    if (fault === "none" || signal?.aborted === true) return settle(result);
    if (fault === "unclear" && !isHarmless) {
      log.error({ method, ...reasonOf(result) }, "it is unclear whether Telegram has this");
      return settle(result);
    }
    const seconds = Math.min(60, 0.5 * 2 ** repetition) * (0.5 + random() / 2);
    const longest = fault === "unreachable" ? longestUnreachableSeconds : longestFailingSeconds;
    if (waitedSeconds + seconds > longest) return settle(result);
    if (repetition === 0) log.error({ method, ...reasonOf(result) }, "Telegram is asked again");
    await wait(seconds, signal);
    waitedSeconds += seconds;
  }
}

/** The answer to a request, or the error instead of one. */
export type Attempt = { readonly answer: Outcome } | { readonly error: unknown };

/** "failed" and "unreachable" are certain: nothing was carried out. */
type Fault = "none" | "failed" | "unreachable" | "unclear";

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

/** Whether a request certainly had no effect: it never left, or Telegram says so. */
export function wasNotCarriedOut(result: Attempt): boolean {
  return !("answer" in result && result.answer.ok) && faultOf(result) !== "unclear";
}

function faultOf(result: Attempt): Fault {
  if ("error" in result) return wasNeverSent(result.error) ? "unreachable" : "unclear";
  const { answer } = result;
  if (answer.ok || answer.error_code < 500) return "none";
  return answer.error_code === 500 && !/restart|abort/i.test(answer.description)
    ? "failed"
    : "unclear";
}

function wasNeverSent(error: unknown): boolean {
  const cause: unknown = error instanceof HttpError ? error.error : error;
  if (!(cause instanceof Error) || !("code" in cause) || typeof cause.code !== "string") {
    return false;
  }
  // These also end a connection that stands; node-fetch keeps only in the text which it was.
  const isConnecting = /reason: connect /.test(cause.message);
  return unsentCodes.has(cause.code) || (isConnecting && connectCodes.has(cause.code));
}

const unsentCodes = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);
const connectCodes = new Set(["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"]);

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
function isDone(answer: Outcome, isRepeated: boolean): boolean {
  if (answer.ok) return false;
  const { description } = answer;
  if (description.includes("message is not modified")) return true;
  return isRepeated && /message to delete not found|query is too old/.test(description);
}

function isGone({
  error_code: code,
  description,
}: Pick<GrammyError, "error_code" | "description">) {
  if (code === 400) return description.includes("chat not found");
  return code === 403 && /blocked|kicked|deactivated|not a member|was deleted/.test(description);
}

/** Never a message of an error: it has the token in an address. */
function reasonOf(result: Attempt) {
  if ("error" in result) return describeError(result.error);
  return result.answer.ok ? {} : { description: result.answer.description };
}

async function waitForTimeout(seconds: number, signal: CancelSignal): Promise<void> {
  const ended = new AbortController();
  const end = () => ended.abort();
  signal?.addEventListener("abort", end);
  try {
    await setTimeout(seconds * 1000, undefined, { signal: ended.signal, ref: false });
  } finally {
    signal?.removeEventListener("abort", end);
  }
}
