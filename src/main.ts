import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { type Logger, pino } from "pino";
import { type OpenIndex, type BuildReporter, keepHeapSmall, openIndex } from "./service/index.ts";
import { type Chats, openChats } from "./memory/chats.ts";
import { pruneDaily } from "./memory/pruning.ts";
import { openUpdateInbox, type UpdateInbox } from "./memory/updateInbox.ts";
import { type Config, ConfigError, loadConfig } from "./config.ts";
import { createDigestSender, type DigestSender } from "./service/digests/sender.ts";
import { keepTicking } from "./service/digests/ticking.ts";
import { createDescribe } from "./service/libraryDescription.ts";
import { createBot } from "./telegram/bot.ts";
import { publishCommands, publishOperatorCommands } from "./telegram/commands.ts";
import { createDigestPost } from "./telegram/digests/delivery/digestChannel.ts";
import { createDigestRenderer } from "./telegram/digests/delivery/digestRenderer.ts";
import { describeDigests } from "./telegram/digests/delivery/digestStatus.ts";
import { createUnderway, type Underway } from "./telegram/digests/delivery/underway.ts";
import { explain, noToken } from "./telegram/explain.ts";
import { pruneOffered } from "./telegram/operator/offers/receiving.ts";
import { createDownload } from "./telegram/operator/offers/download.ts";
import { createOffers } from "./service/operator/offeredDocuments.ts";
import { createReindexing, type Reindexing } from "./service/operator/reindexing.ts";
import { createIndexProcess } from "./service/operator/indexProcess.ts";
import type { OperatorTasks } from "./telegram/operator/operatorCommands.ts";
import { describeIndex, describeUse } from "./telegram/operator/status.ts";
import { describeError, type Log } from "./telegram/log.ts";
import { createCatalogue } from "./service/catalogue.ts";
import { createServing, type Serving } from "./telegram/serving/serving.ts";
import { onSignal } from "./telegram/serving/signals.ts";
import { toWebhook } from "./telegram/serving/webhook.ts";
import { keepLanguages } from "./telegram/people/language.ts";
import { type AllWords, createWords } from "./service/words/words.ts";

/** Runs the bot until SIGINT or SIGTERM. @returns the exit code. */
async function main(): Promise<number> {
  const config = loadConfig();
  if (config.botToken === null) {
    console.error(noToken);
    return 2;
  }
  const { botToken: token } = config;
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const index = await openIndex(config, reportBuilds(log));
  const inbox = openInbox(config, token);
  const chats = await openMemory(config);
  const serving = serve(config, token, { index, inbox, log });
  const words = createWords();
  const underway = createUnderway();
  const parts = { config, token, log, index, chats, serving, words, underway };
  const reindexing = createReindexing({
    start: createIndexProcess({ script: join(import.meta.dirname, "..", "scripts", "index.ts") }),
    onEnd: ({ kind }) => log.info({ outcome: kind }, "indexed as an operator asked"),
    onShowError: (error) => log.error(describeError(error), "could not show how indexing goes"),
  });
  const operatorTasks = createOperatorTasks(parts, reindexing);
  const bot = assembleBot(parts, operatorTasks);
  const digests = assembleDigests(parts);
  const endPruning = keepPruning(parts, operatorTasks);
  let endDigests = () => Promise.resolve();
  const signalled = onSignal();
  try {
    // Without a network, starting waits for one; a signal ends that too.
    const running = await Promise.race([serving.start(bot), signalled]);
    if (typeof running === "string") return 0;
    publish(bot, parts);
    endDigests = keepTicking(digests);
    await Promise.race([signalled, running.ended]);
    log.info({}, "stopping");
    await Promise.all([endDigests(), running.stop()]);
    // Only now does nobody begin indexing any more.
    await reindexing.stop();
    return 0;
  } catch (error) {
    console.error(explain(error));
    return 1;
  } finally {
    endPruning();
    await endDigests();
    await index.close();
    await chats.close();
    inbox.close();
  }
}

/** What the bot, its digests and its operators have in common. */
interface Parts {
  readonly config: Config;
  readonly token: string;
  readonly log: Log;
  readonly index: OpenIndex;
  readonly chats: Chats;
  readonly serving: Serving;
  readonly words: AllWords;
  readonly underway: Underway;
}

function reportBuilds(log: Logger): BuildReporter {
  return {
    started: (reason) => log.info({ reason }, "building the index"),
    warned: (warning) => log.warn({ warning }, "the index"),
    finished({ manifest, failures, isPublished }) {
      log.info({ ...manifest.counts, failures: failures.length, isPublished }, "index built");
      for (const { path, reason } of failures) log.warn({ path, reason }, "left out");
    },
  };
}

function openInbox({ dataFolder }: Config, token: string): UpdateInbox {
  return openUpdateInbox({
    path: join(dataFolder, "inbox.db"),
    botId: Number(token.split(":")[0]),
  });
}

/** What Quoth remembers of chats and people. */
function openMemory(config: Config): Promise<Chats> {
  return openChats({
    path: join(config.dataFolder, "quoth.db"),
    now: () => new Date(),
    questionLog: config.questionLog,
    digestTimeZone: config.digestTimeZone,
  });
}

/** How the bot gets its updates, and what an operator can see of it. */
function serve(
  { webhook, webServer }: Config,
  token: string,
  { index, inbox, log }: Pick<Parts, "index" | "log"> & { readonly inbox: UpdateInbox },
): Serving {
  return createServing({
    inbox,
    webhook: webhook && toWebhook(webhook, token),
    webServer,
    countIndex: () => index.use(({ manifest }) => manifest.counts),
    log,
  });
}

/** What operators can see and do, as the settings have it. */
function createOperatorTasks(
  { config, token, index, chats }: Parts,
  reindexing: Reindexing,
): OperatorTasks {
  return {
    adminIds: config.adminIds,
    sections: [
      describeIndex((work) => index.use(work)),
      ...describeUse({ chats, uptimeSeconds: () => process.uptime() }),
      describeDigests(chats),
    ],
    reindexing,
    use: (work) => index.use(work),
    questionLog: config.questionLog,
    documents: {
      folder: config.documentsFolder,
      offers: createOffers({
        folder: join(config.dataFolder, "offered"),
        now: () => new Date(),
      }),
      download: createDownload({ apiRoot: config.telegramApiRoot, token }),
      maxMegabytes: config.maxDocumentMegabytes,
    },
  };
}

function assembleBot(parts: Parts, operatorTasks: OperatorTasks) {
  const { config, token, log, index, chats, serving, words, underway } = parts;
  return createBot({
    token,
    apiRoot: config.telegramApiRoot,
    ask: index.ask,
    use: (work) => index.use(work),
    describe: createDescribe(index),
    catalogue: createCatalogue(index),
    access: config,
    guestMode: config.guestMode,
    richMessages: config.richMessages,
    words,
    chats,
    now: () => new Date(),
    languages: keepLanguages(chats),
    operatorTasks,
    forgetHooks: [(userId) => operatorTasks.documents.offers.forget(userId)],
    log,
    metrics: serving.metrics,
    observers: serving.observers,
    chooseDigests: index.chooseDigests,
    underway,
  });
}

/** What sends each chat its digest. */
function assembleDigests(parts: Parts): DigestSender {
  const { config, token, log, index, chats, serving, words, underway } = parts;
  return createDigestSender({
    chats,
    chooseDigests: index.chooseDigests,
    renderer: createDigestRenderer({
      words,
      chats,
    }),
    post: createDigestPost({
      token,
      apiRoot: config.telegramApiRoot,
      chats,
      observers: serving.observers,
    }),
    now: () => new Date(),
    wait: (milliseconds) => setTimeout(milliseconds),
    longestLateHours: config.digestMaxLateHours,
    isBusy: () => underway.isBusy(),
    onError: (error) => log.error(describeError(error), "could not make or note a digest"),
  });
}

/** Deletes what is too old: documents nobody decided on now, and those and all else once a day. */
function keepPruning({ chats, log }: Parts, { documents }: OperatorTasks): () => void {
  const onError = (error: unknown) =>
    log.error(describeError(error), "could not delete what is too old");
  const pruneDocuments = () => void pruneOffered(documents, new Date()).catch(onError);
  pruneDocuments();
  return pruneDaily({
    chats: {
      async prune() {
        pruneDocuments();
        await chats.prune();
      },
    },
    onError,
  });
}

/** Tells Telegram the commands, while the bot already answers. */
function publish({ api }: ReturnType<typeof createBot>, { config, words, log }: Parts): void {
  const onError = (error: unknown) =>
    log.error(describeError(error), "could not publish the commands");
  publishCommands(api, words)
    .catch(onError)
    .then(() => publishOperatorCommands(api, words, { ...config, log }))
    .catch(onError);
}

keepHeapSmall();
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
// Timers of the request throttler would keep the process for minutes.
process.exit();
