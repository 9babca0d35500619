import { join } from "node:path";
import { GrammyError } from "grammy";
import { pino } from "pino";
import { suggestQuestions } from "./answer/suggestions.ts";
import { type App, openApp } from "./app.ts";
import type { Library } from "./library/library.ts";
import { ConfigError, loadConfig } from "./config.ts";
import { WebServerError } from "./telegram/serving/webServer.ts";
import { createBot, type LibraryDescription } from "./telegram/bot.ts";
import { createServing } from "./telegram/serving/serving.ts";
import { createWords } from "./telegram/words/words.ts";
import { describeError } from "./telegram/log.ts";
import { keepLanguages } from "./telegram/words/language.ts";
import { onSignal } from "./telegram/serving/signals.ts";
import { openChats } from "./chats/chats.ts";
import { openUpdateInbox } from "./chats/updateInbox.ts";
import { publishCommands } from "./telegram/commands.ts";
import { toWebhook } from "./telegram/serving/webhook.ts";

const noToken = `There is no BOT_TOKEN, so there is no bot to run.

To get one:
  1. In Telegram, write to @BotFather and send /newbot.
  2. Choose a name and a username; @BotFather answers with a token.
  3. Put it into the file .env in this folder: BOT_TOKEN=123456:ABC-DEF
  4. Run npm start again.

Without a bot, npm run ask -- "your question" answers here.`;

/** Runs the bot until SIGINT or SIGTERM. @returns the exit code. */
async function main(): Promise<number> {
  const config = loadConfig();
  if (config.botToken === null) {
    console.error(noToken);
    return 2;
  }
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const app = await openApp(config, {
    started: (reason) => log.info({ reason }, "building the index"),
    warned: (warning) => log.warn({ warning }, "the index"),
    finished: ({ manifest, failures, isPublished }) => {
      log.info({ ...manifest.counts, failures: failures.length, isPublished }, "index built");
      for (const { path, reason } of failures) log.warn({ path, reason }, "left out");
    },
  });
  const words = createWords();
  const chats = openChats({
    path: join(config.dataFolder, "quoth.db"),
    now: () => new Date(),
    questionLog: config.questionLog,
  });
  const { botToken: token, webhook, webServer } = config;
  const inbox = openUpdateInbox({
    path: join(config.dataFolder, "inbox.db"),
    botId: Number(token.split(":")[0]),
  });
  const serving = createServing({
    inbox,
    webhook: webhook && toWebhook(webhook, token),
    webServer,
    countIndex: () => app.use(({ manifest }) => manifest.counts),
    log,
  });
  const bot = createBot({
    token,
    apiRoot: config.telegramApiRoot,
    ask: app.ask,
    describe: createDescribe(app),
    words,
    chats,
    languages: keepLanguages(chats),
    log,
    metrics: serving.metrics,
    observers: serving.observers,
  });
  const signalled = onSignal();
  try {
    // Without a network, starting waits for one; a signal ends that too.
    const running = await Promise.race([serving.start(bot), signalled]);
    if (typeof running === "string") return 0;
    publishCommands(bot.api, words).catch((error: unknown) => {
      log.error(describeError(error), "could not publish the commands");
    });
    await Promise.race([signalled, running.ended]);
    log.info({}, "stopping");
    await running.stop();
    return 0;
  } catch (error) {
    console.error(explain(error));
    return 1;
  } finally {
    await app.close();
    chats.close();
    inbox.close();
  }
}

/** Describes the library of the moment; what is found out of one is kept until there is another. */
function createDescribe(app: App): () => Promise<LibraryDescription> {
  const known = new WeakMap<Library, Promise<LibraryDescription>>();
  const describe = async (library: Library): Promise<LibraryDescription> => ({
    documents: library.manifest.counts.documents,
    suggestions: await suggestQuestions(library, app.ask, 3),
  });
  return () =>
    app.use((library) => {
      const description = known.get(library) ?? describe(library);
      known.set(library, description);
      return description;
    });
}

function explain(error: unknown): string {
  if (error instanceof GrammyError && error.error_code === 401) {
    return "Telegram does not know this BOT_TOKEN. Copy it again from @BotFather into .env.";
  }
  if (error instanceof GrammyError && error.error_code === 409) {
    return "Another program is running this bot. Stop it, or use another bot's token here.";
  }
  if (error instanceof WebServerError) return error.message;
  if (error instanceof GrammyError && error.method === "setWebhook") {
    return `Telegram does not take this WEBHOOK_URL: ${error.description}`;
  }
  return `The bot had to stop: ${JSON.stringify(describeError(error))}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof ConfigError ? 2 : 1;
}
// Timers of the request throttler would keep the process for minutes.
process.exit();
