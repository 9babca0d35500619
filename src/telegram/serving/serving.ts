import type { Bot, Transformer } from "grammy";
import type { UpdateInbox } from "../../memory/index.ts";
import { describeError, type Log } from "./log.ts";
import { startPolling } from "./polling.ts";
import { createIntake, type Intake, longestStopSeconds } from "./intake.ts";
import { countRequests, type Metrics } from "./web/metrics.ts";
import { createContact, createProbeRoutes } from "./web/probes.ts";
import { createPrometheusMetrics, type PrometheusMetrics } from "./web/prometheus.ts";
import {
  createWebhookRoute,
  mostUpdateBytes,
  registerWebhook,
  type Webhook,
} from "./web/webhook.ts";
import { type Route, startWebServer } from "./web/webServer.ts";

export interface ServingOptions {
  readonly inbox: UpdateInbox;
  /** `null` for long polling. */
  readonly webhook: Webhook | null;
  /** `null` for none; a webhook needs one. */
  readonly webServer: { readonly host: string; readonly port: number } | null;
  /** What is in the index in use. Rejects if none is open. */
  readonly countIndex: () => Promise<{ readonly documents: number; readonly passages: number }>;
  readonly log: Log;
}

/** Brings the bot its updates, and shows an operator how it is doing. */
export interface Serving {
  /** For the bot; `undefined` without a web server, since nobody could read them. */
  readonly metrics: Metrics | undefined;
  /** For the bot: these see each request to Telegram. */
  readonly observers: readonly Transformer[];
  /**
   * Starts the web server, if there is one, and then the bot. Waits while there is no network.
   *
   * @throws WebServerError; GrammyError if Telegram refuses the token or the webhook.
   */
  start(bot: Bot): Promise<RunningBot>;
}

export interface RunningBot {
  /** Settles when the bot cannot go on; rejects if another program polls for the same bot. */
  readonly ended: Promise<void>;
  /** Takes no more updates, and finishes the answers under way. */
  stop(): Promise<void>;
}

export function createServing(options: ServingOptions): Serving {
  const { inbox, countIndex } = options;
  const metrics = options.webServer
    ? createPrometheusMetrics(async () => ({
        ...(await countIndex()),
        updatesWaiting: inbox.size(),
      }))
    : undefined;
  let getMe: () => Promise<unknown> = () => Promise.reject(new Error("There is no bot yet."));
  const contact = createContact({ probe: () => getMe(), now: () => performance.now() });
  return {
    metrics,
    observers: [contact.observe, ...(metrics ? [countRequests(metrics)] : [])],
    async start(bot) {
      getMe = () => bot.api.getMe();
      const intake = createIntake({ bot, inbox, log: options.log });
      const probes = createProbeRoutes({
        index: () => countIndex().then(() => true),
        telegram: () => contact.isReached(),
      });
      const closeWebServer = await openWebServer(options, intake, probes, metrics);
      const running = await startBot(bot, options, intake);
      return {
        ended: running.ended,
        async stop() {
          const closed = closeWebServer();
          await running.stop();
          await closed;
        },
      };
    },
  };
}

async function openWebServer(
  { webServer, webhook, log }: ServingOptions,
  intake: Intake,
  probes: readonly Route[],
  metrics: PrometheusMetrics | undefined,
): Promise<() => Promise<void>> {
  if (!webServer || !metrics) return () => Promise.resolve();
  const { contentType } = metrics;
  const server = await startWebServer({
    ...webServer,
    routes: [
      ...probes,
      {
        method: "GET",
        path: "/metrics",
        answer: async () => ({ status: 200, text: await metrics.read(), contentType }),
      },
      ...(webhook ? [createWebhookRoute(webhook, intake)] : []),
    ],
    mostBodyBytes: mostUpdateBytes,
    onError: (error) => log.error(describeError(error), "could not answer over HTTP"),
  });
  log.info({ host: webServer.host, port: server.port }, "web server listening");
  return () => server.close();
}

async function startBot(
  bot: Bot,
  { webhook, log }: ServingOptions,
  intake: Intake,
): Promise<RunningBot> {
  if (!webhook) return startPolling(bot, log, intake);
  await bot.init();
  await registerWebhook(bot, webhook, log);
  intake.start();
  // Telegram keeps updates while nobody listens, so the webhook stays set.
  return { ended: new Promise(() => {}), stop: () => intake.stop(longestStopSeconds) };
}
