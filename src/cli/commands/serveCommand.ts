import { extname, join } from "node:path";
import { type Logger, pino } from "pino";
import { loadConfig } from "../../config.ts";
import { type BuildReporter, keepHeapSmall, openIndex } from "../../service/index.ts";
import { noToken, runBot } from "../../telegram/index.ts";
import { defineCommand, report } from "../command.ts";

export const serveCommand = defineCommand({
  name: "quoth serve",
  usage: [""],
  about:
    "Runs the Telegram bot until SIGINT or SIGTERM. It needs BOT_TOKEN, from @BotFather. On a signal it finishes what is in hand; a second one ends it at once.",
  options: {},
  examples: ["quoth serve", "BOT_TOKEN=123456:ABC-DEF SEEDS_DIR=~/reports quoth serve"],
  exitCodes:
    "Ends with 0 after a signal, with 2 if a setting is missing or wrong, and 1 if the bot cannot go on.",
  async run() {
    keepHeapSmall();
    const config = loadConfig();
    if (config.botToken === null) {
      console.error(noToken);
      return 2;
    }
    const log = pino({ level: config.logLevel }, pino.destination(2));
    const index = await openIndex(config, reportBuilds(log));
    const code = await runBot({
      token: config.botToken,
      settings: config,
      index,
      indexArguments: [...process.execArgv, entryFile, "index", "--events"],
      log,
    }).catch((error: unknown) => report(error, "quoth serve"));
    await index.close();
    // Timers of the request throttler would keep the process for minutes.
    process.exit(code);
  },
});

/** `quoth.ts`, or `quoth.js` where Quoth is built. */
const entryFile = join(import.meta.dirname, "..", `quoth${extname(import.meta.filename)}`);

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
