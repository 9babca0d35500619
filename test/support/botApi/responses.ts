import type { ServerResponse } from "node:http";
import type { ApiResponse } from "grammy/types";
import type { BotApiRefusal } from "./rules.ts";

/**
 * "body" is sent as it is, as from a gateway that is not Telegram's.
 *
 * "drop-before": the connection ends and nothing was done. "drop-after": it was done, but the bot
 * does not hear of it. "hang": nothing happens until the server closes.
 */
export type Fault =
  | { status: number; description: string; retryAfterSeconds?: number; newChatId?: number }
  | { status: number; body: string }
  | "drop-before"
  | "drop-after"
  | "hang";

export function refusalOf(
  status: number,
  description: string,
  parameters?: BotApiRefusal["parameters"],
): ApiResponse<never> {
  return { ok: false, error_code: status, description, ...(parameters && { parameters }) };
}

export function injectedRefusal(
  fault: Extract<Fault, { description: string }>,
): ApiResponse<never> {
  const { status, description, retryAfterSeconds, newChatId } = fault;
  return refusalOf(status, description, {
    ...(retryAfterSeconds !== undefined && { retry_after: retryAfterSeconds }),
    ...(newChatId !== undefined && { migrate_to_chat_id: newChatId }),
  });
}

/** A connection that drops does so when half of the file has come. */
export function sendFile(response: ServerResponse, bytes: Uint8Array, drops: boolean): void {
  response.writeHead(200, { "content-length": bytes.length });
  if (!drops) response.end(bytes);
  else {
    response.write(bytes.subarray(0, bytes.length / 2), () => response.socket?.destroy());
  }
}

export function reply(response: ServerResponse, answer: ApiResponse<unknown>): void {
  const retryAfter = answer.ok ? undefined : answer.parameters?.retry_after;
  response.writeHead(answer.ok ? 200 : answer.error_code, {
    "content-type": "application/json",
    ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
  });
  response.end(JSON.stringify(answer));
}
