import { setTimeout } from "node:timers/promises";
import type { Transformer } from "grammy";
import type { Route } from "./webServer.ts";

/** Tells whether Telegram can be reached. */
export interface Contact {
  /** Install it on the bot's requests: each that Telegram grants shows that it can be reached. */
  readonly observe: Transformer;
  /** True if Telegram granted a request within the last minute; otherwise asks it now. */
  isReached(): Promise<boolean>;
}

/**
 * @param options.probe asks Telegram for something small. It is called only if no other request was
 *   granted lately (long polling sees one every 30 seconds): at most once a minute while Telegram
 *   answers, and every ten seconds while it does not, however often `isReached` is called.
 * @param options.now in milliseconds.
 */
export function createContact(options: {
  readonly probe: () => Promise<unknown>;
  readonly now: () => number;
}): Contact {
  const { probe, now } = options;
  let lastReached = -Infinity;
  let lastProbe = -Infinity;
  let probing: Promise<void> = Promise.resolve();
  const isFresh = () => now() - lastReached < freshMilliseconds;
  return {
    async observe(previous, method, payload, signal) {
      const answer = await previous(method, payload, signal);
      if (answer.ok) lastReached = now();
      return answer;
    },
    async isReached() {
      if (isFresh()) return true;
      if (now() - lastProbe >= probeMilliseconds) {
        lastProbe = now();
        probing = probe().then(
          () => void (lastReached = now()),
          // Telegram does not answer: that is what is asked.
          () => {},
        );
      }
      await Promise.race([
        probing,
        setTimeout(longestProbeMilliseconds, undefined, { ref: false }),
      ]);
      return isFresh();
    },
  };
}

/** `/healthz` says that the process is alive; `/readyz` that it can answer, or why it cannot. */
export function createProbeRoutes(
  checks: Readonly<Record<string, () => Promise<boolean>>>,
): Route[] {
  return [
    { method: "GET", path: "/healthz", answer: () => ({ status: 200, text: "ok" }) },
    {
      method: "GET",
      path: "/readyz",
      async answer() {
        const results = await Promise.all(
          Object.entries(checks).map(async ([name, check]) => [
            name,
            await check().catch(() => false),
          ]),
        );
        const status = results.every(([, isFine]) => isFine === true) ? 200 : 503;
        const text = JSON.stringify(Object.fromEntries(results));
        return { status, text, contentType: "application/json" };
      },
    },
  ];
}

const freshMilliseconds = 60_000;
const probeMilliseconds = 10_000;
// Probes usually come from a machine that gives up after some seconds.
const longestProbeMilliseconds = 3_000;
