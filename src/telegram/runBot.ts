import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Config } from "../config.ts";
import {
  type OpenIndex,
  createDigestSender,
  type DigestSender,
  keepTicking,
  createDescribe,
  listOwnQuestions,
  createOffers,
  createReindexing,
  type Reindexing,
  createIndexProcess,
  describeDigests,
  describeIndex,
  describeUse,
  createCatalogue,
  type AllWords,
  createWords,
} from "../service/index.ts";
import {
  type Chats,
  openChats,
  openUpdateInbox,
  pruneDaily,
  type UpdateInbox,
} from "../memory/index.ts";
import { createBot } from "./bot.ts";
import { publishCommands, publishOperatorCommands } from "./updates/commands.ts";
import { createDigestChannel } from "./features/digests/delivery/digestChannel.ts";
import { createUnderway, type Underway } from "./features/digests/delivery/underway.ts";
import { explain } from "./serving/explain.ts";
import { pruneOffered } from "./features/operator/offers/receiving.ts";
import { createDownload } from "./features/operator/offers/download.ts";
import type { OperatorTasks } from "./features/operator/operatorCommands.ts";
import { describeError, type Log } from "./serving/log.ts";
import { createServing, type Serving } from "./serving/serving.ts";
import { onSignal } from "./serving/signals.ts";
import { toWebhook } from "./serving/web/webhook.ts";

/** What the bot needs of the settings. */
type BotSettings = Pick<
  Config,
  | "telegramApiRoot"
  | "webhook"
  | "webServer"
  | "allowedChats"
  | "allowedUsers"
  | "guestMode"
  | "richMessages"
  | "documentsFolder"
  | "dataFolder"
  | "maxDocumentMegabytes"
  | "questionLog"
  | "adminIds"
  | "digestTimeZone"
  | "digestMaxLateHours"
>;

export interface RunBotOptions {
  readonly token: string;
  readonly settings: BotSettings;
  /** What answers. It stays open. */
  readonly index: OpenIndex;
  /** What Node is started with to bring the index up to the documents; see `createIndexProcess`. */
  readonly indexArguments: readonly string[];
  readonly log: Log;
}

/**
 * Runs the bot until SIGINT or SIGTERM, which it answers by finishing what is in hand. What ends it
 * before is told on standard error.
 *
 *     const index = await openIndex(config);
 *     const code = await runBot({ token, settings: config, index, indexArguments, log });
 *     await index.close();
 *
 * Timers of the request throttler may hold the process for minutes: end it yourself.
 *
 * @returns the exit code.
 */
export async function runBot(options: RunBotOptions): Promise<number> {
  const { token, settings: config, index, log } = options;
  const inbox = openInbox(config, token);
  const chats = await openMemory(config);
  const serving = serve(config, token, { index, inbox, log });
  const words = createWords();
  const underway = createUnderway();
  const parts = { config, token, log, index, chats, serving, words, underway };
  const reindexing = createReindexing({
    start: createIndexProcess({ nodeArguments: options.indexArguments }),
    onEnd: ({ kind }) => log.info({ outcome: kind }, "indexed as an operator asked"),
    onShowError: (error) =>
      log.error(describeError(error), "could not show the progress of indexing"),
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
    const failure = await Promise.race([signalled, running.ended]).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    log.info({}, "stopping");
    await Promise.all([endDigests(), running.stop()]);
    // Only now does nobody begin indexing any more.
    await reindexing.stop();
    // Whoever took the bot's place, for instance, leaves the same to be put in order.
    if (failure) throw failure.error;
    return 0;
  } catch (error) {
    console.error(explain(error));
    return 1;
  } finally {
    endPruning();
    await endDigests();
    await chats.close();
    inbox.close();
  }
}

/** What the bot, its digests and its operators have in common. */
interface Parts {
  readonly config: BotSettings;
  readonly token: string;
  readonly log: Log;
  readonly index: OpenIndex;
  readonly chats: Chats;
  readonly serving: Serving;
  readonly words: AllWords;
  readonly underway: Underway;
}

function openInbox({ dataFolder }: BotSettings, token: string): UpdateInbox {
  return openUpdateInbox({
    path: join(dataFolder, "inbox.db"),
    botId: Number(token.split(":")[0]),
  });
}

/** What Quoth remembers of chats and people. */
function openMemory(config: BotSettings): Promise<Chats> {
  return openChats({
    path: join(config.dataFolder, "quoth.db"),
    now: () => new Date(),
    questionLog: config.questionLog,
    digestTimeZone: config.digestTimeZone,
  });
}

/** How the bot gets its updates, and what an operator can see of it. */
function serve(
  { webhook, webServer }: BotSettings,
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
    describe: createDescribe({
      ask: index.ask,
      use: (work) => index.use(work),
      ownQuestions: () => listOwnQuestions(config.documentsFolder),
    }),
    catalogue: createCatalogue(index),
    access: config,
    guestMode: config.guestMode,
    richMessages: config.richMessages,
    words,
    chats,
    now: () => new Date(),
    operatorTasks,
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
    channel: createDigestChannel({
      words,
      token,
      apiRoot: config.telegramApiRoot,
      chats,
      access: config,
      log,
      observers: serving.observers,
    }),
    now: () => new Date(),
    wait: (milliseconds) => setTimeout(milliseconds),
    longestLateHours: config.digestMaxLateHours,
    isBusy: () => underway.isBusy(),
    onError: (error) => log.error(describeError(error), "could not prepare or record a digest"),
  });
}

/** Deletes what is too old: documents nobody decided on now, and those and all else once a day. */
function keepPruning({ chats, log }: Parts, { documents }: OperatorTasks): () => void {
  const onError = (error: unknown) => log.error(describeError(error), "could not delete old data");
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
function publish(
  { api }: ReturnType<typeof createBot>,
  { config, chats, words, log }: Parts,
): void {
  const onError = (error: unknown) =>
    log.error(describeError(error), "could not publish the commands");
  publishCommands(api, words)
    .catch(onError)
    .then(() => publishOperatorCommands(api, words, { ...config, chats, log }))
    .catch(onError);
}
