import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { Bot } from "grammy";
import type { Log } from "../log.ts";
import { type Intake, wantedUpdates } from "../intake.ts";
import type { Route, WebAnswer } from "./webServer.ts";

export interface Webhook {
  /** Where Telegram sends updates. The web server answers at the address's path. */
  readonly url: string;
  /** Sent by Telegram with each update, so that nobody else can send any. */
  readonly secret: string;
}

/** A larger body is no update: a text has at most 4096 characters, and a reply carries one more. */
export const mostUpdateBytes = 1024 * 1024;

/** @param given if it has no secret, one is derived from the token: the same at every start. */
export function toWebhook(
  given: { readonly url: string; readonly secret: string | null },
  token: string,
): Webhook {
  const derive = () => createHmac("sha256", token).update("secret of the webhook").digest("hex");
  return { url: given.url, secret: given.secret ?? derive() };
}

/**
 * Answers Telegram as soon as an update is stored. If storing fails, Telegram gets 500 and sends the
 * update again.
 */
export function createWebhookRoute({ url, secret }: Webhook, intake: Pick<Intake, "accept">) {
  return {
    method: "POST",
    path: decodePath(new URL(url).pathname),
    letsIn: (header) => isSame(header("x-telegram-bot-api-secret-token") ?? "", secret),
    answer(body): WebAnswer {
      const id = readUpdateId(body);
      if (id === null) return { status: 400, text: "Expected an update as JSON" };
      intake.accept({ id, json: body });
      return { status: 200, text: "" };
    },
  } satisfies Route;
}

/** Tells Telegram to send updates to the webhook, starting with those that already wait. */
export async function registerWebhook(bot: Bot, { url, secret }: Webhook, log: Log): Promise<void> {
  await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: wantedUpdates });
  log.info({ username: bot.botInfo.username, host: new URL(url).host }, "webhook set");
}

/** Tells Telegram to keep updates for polling, including those that the webhook did not take. */
export async function removeWebhook(bot: Bot, log: Log): Promise<void> {
  const { url } = await bot.api.getWebhookInfo();
  if (url === undefined || url === "") return;
  await bot.api.deleteWebhook({ drop_pending_updates: false });
  log.info({}, "webhook removed");
}

/** Decodes a path as the web server does: percent codes, except those of slashes and the like. */
function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    // Not UTF-8; the server leaves it as it is, too.
    return path;
  }
}

/** Compares in constant time. Hashes have the same length and reveal nothing. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}

function readUpdateId(body: string): number | null {
  try {
    const { update_id: id } = JSON.parse(body) as { readonly update_id?: unknown };
    return typeof id === "number" && Number.isSafeInteger(id) && id > 0 ? id : null;
  } catch {
    // Not JSON, or not an object.
    return null;
  }
}
