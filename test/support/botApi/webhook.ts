import { setTimeout } from "node:timers/promises";
import type { UpdateQueue } from "./updates.ts";

/** How the bot took an update that was sent to its webhook. */
export interface Delivery {
  readonly updateId: number;
  /** Undefined where nobody answered. */
  readonly status: number | undefined;
}

/** Sends updates to the bot's webhook, each until it is taken. */
export interface WebhookSender {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
  /** An empty address ends it. */
  set(url: string, secret: string | undefined): void;
}

export function createWebhookSender(updates: UpdateQueue, announce: () => void): WebhookSender {
  const deliveries: Delivery[] = [];
  let url = "";
  let ended = new AbortController();

  async function deliver(secret: string | undefined, signal: AbortSignal): Promise<void> {
    let offset = 0;
    while (!signal.aborted) {
      const [update] = await updates.poll({ offset, limit: 1, timeoutSeconds: 50, signal });
      if (!update || signal.aborted) continue;
      const status = await post(url, JSON.stringify(update), secret, signal);
      deliveries.push({ updateId: update.update_id, status });
      announce();
      if (status !== undefined && status < 300) offset = update.update_id + 1;
      // Telegram waits longer each time; here somebody is waiting for the test.
      else await setTimeout(50);
    }
    await updates.poll({ offset, limit: 1, timeoutSeconds: 0, signal });
  }

  return {
    get url() {
      return url;
    },
    deliveries,
    set(newUrl, secret) {
      ended.abort();
      ended = new AbortController();
      url = newUrl;
      if (url !== "") void deliver(secret, ended.signal);
    },
  };
}

function post(
  url: string,
  body: string,
  secret: string | undefined,
  signal: AbortSignal,
): Promise<number | undefined> {
  const headers = {
    "content-type": "application/json",
    ...(secret !== undefined && { "x-telegram-bot-api-secret-token": secret }),
  };
  return fetch(url, { method: "POST", body, headers, signal }).then(
    (response) => response.status,
    () => undefined,
  );
}
