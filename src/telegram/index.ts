/**
 * The Telegram bot. `runBot` runs it until SIGINT or SIGTERM and says how it ended:
 *
 *     const index = await openIndex(config);
 *     const code = await runBot({ token, settings: config, index, indexArguments, log });
 *     await index.close();
 *
 * `noToken` tells whoever has no token yet how to get one.
 */
export { noToken } from "./serving/explain.ts";
export { runBot } from "./runBot.ts";
