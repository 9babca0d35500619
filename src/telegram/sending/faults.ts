import { HttpError } from "grammy";
import type { ApiError } from "grammy/types";

/** What a request came to that did not succeed: an error, or Telegram's refusal. */
export type Fault =
  /** It could not be sent: no connection, no such host, no TLS. Certainly not carried out. */
  | { readonly kind: "unreachable" }
  /** The Bot API server says that it failed (500). Certainly not carried out. */
  | { readonly kind: "failed" }
  /** Not now (429), or not with this token (401); `null` if Telegram names no time. */
  | { readonly kind: "wait"; readonly seconds: number | null }
  /**
   * It may have been carried out: a connection that broke later, no answer in time, an answer that is
   * not the Bot API's, 502 to 504, or "restart".
   */
  | { readonly kind: "unclear" }
  /** The group has become a supergroup, which has another id. */
  | { readonly kind: "migrated"; readonly chatId: number }
  /** The chat cannot be reached any more. */
  | { readonly kind: "gone"; readonly reason: "blocked" | "removed" | "not found" }
  /** The bot may not write there: it is muted, or may not begin the chat. */
  | { readonly kind: "may not write" }
  | { readonly kind: "topic not found" }
  | { readonly kind: "topic closed" }
  /** The message to reply to is gone. */
  | { readonly kind: "reply not found" }
  /** There is no message of the bot's to edit, whatever it is to say. */
  | { readonly kind: "nothing to edit" }
  /** An edit that changes nothing. */
  | { readonly kind: "unchanged" }
  /** The message is deleted already, or the press too old to be answered. */
  | { readonly kind: "too late" }
  /** An address in it is none that Telegram links to. */
  | { readonly kind: "link refused" }
  /** What is marked in the text is none that this Bot API server knows. */
  | { readonly kind: "entities refused" }
  /** The file is larger than a bot may have. */
  | { readonly kind: "file too large" }
  /** It will never be taken as it is. */
  | { readonly kind: "refused" };

/**
 * Reads what a failed request means. Answers and digests go by this alone; what they do about it
 * differs.
 *
 * @param failure Telegram's refusal, grammY's error for one, or whatever the request threw.
 */
export function classify(failure: unknown): Fault {
  return isAnswer(failure) ? classifyRefusal(failure) : classifyError(failure);
}

/** Whether Telegram said no, and would say so again. */
export function isRefused({ kind }: Fault): boolean {
  return kind !== "unreachable" && kind !== "failed" && kind !== "wait" && kind !== "unclear";
}

/** Whether Telegram said no to this request, though not to all that goes to the chat. */
export function isRefusedAlone(fault: Fault): boolean {
  return isRefused(fault) && fault.kind !== "gone" && fault.kind !== "may not write";
}

/** Whether a request certainly had no effect, however it failed. */
export function hadNoEffect(fault: Fault): boolean {
  return fault.kind !== "unclear";
}

type Refusal = Pick<ApiError, "error_code" | "description" | "parameters">;

function isAnswer(failure: unknown): failure is Refusal {
  return (
    typeof failure === "object" &&
    failure !== null &&
    "error_code" in failure &&
    "description" in failure
  );
}

function classifyRefusal({ error_code: code, description, parameters }: Refusal): Fault {
  const chatId = parameters?.migrate_to_chat_id;
  if (chatId !== undefined) return { kind: "migrated", chatId };
  if (code === 429 || code === 401) {
    const [, told] = /retry after (\d+)/i.exec(description) ?? [];
    const seconds = parameters?.retry_after ?? (told === undefined ? null : Number(told));
    return { kind: "wait", seconds };
  }
  if (code >= 500) {
    const isFailure = code === 500 && !/restart|abort/i.test(description);
    return { kind: isFailure ? "failed" : "unclear" };
  }
  const says = (pattern: RegExp) => pattern.test(description);
  if (code === 403) return classifyForbidden(description);
  if (says(/chat not found/)) return { kind: "gone", reason: "not found" };
  if (says(/message thread not found/i)) return { kind: "topic not found" };
  if (says(/TOPIC_(?:CLOSED|DELETED)/i)) return { kind: "topic closed" };
  if (says(/message to be replied not found|repl\w+ message not found/i)) {
    return { kind: "reply not found" };
  }
  if (says(/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/)) {
    return { kind: "nothing to edit" };
  }
  if (says(/message is not modified/)) return { kind: "unchanged" };
  if (says(/message to delete not found|query is too old/)) return { kind: "too late" };
  if (says(/rights to send|CHAT_(?:WRITE_FORBIDDEN|RESTRICTED)/)) return { kind: "may not write" };
  if (says(/\bURL\b.*invalid|(?:BUTTON|ENTITY|WEBPAGE)\w*_URL_INVALID|wrong HTTP URL/i)) {
    return { kind: "link refused" };
  }
  if (says(/entit/i)) return { kind: "entities refused" };
  if (says(/file is too big/i)) return { kind: "file too large" };
  return { kind: "refused" };
}

function classifyForbidden(description: string): Fault {
  if (description.includes("blocked")) return { kind: "gone", reason: "blocked" };
  if (/deactivated|was deleted/.test(description)) return { kind: "gone", reason: "not found" };
  if (/kicked|not a member/.test(description)) return { kind: "gone", reason: "removed" };
  return { kind: "may not write" };
}

function classifyError(error: unknown): Fault {
  return { kind: wasNeverSent(error) ? "unreachable" : "unclear" };
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
