import { GrammyError } from "grammy";
import { describeError } from "./log.ts";
import { WebServerError } from "./web/webServer.ts";

/** How to get a token, for somebody who starts the bot without one. */
export const noToken = `There is no BOT_TOKEN, so there is no bot to run.

To get one:
  1. In Telegram, write to @BotFather and send /newbot.
  2. Choose a name and a username; @BotFather answers with a token.
  3. Put it into the file .env in this folder: BOT_TOKEN=123456:ABC-DEF
  4. Run npm start again.

Without a bot, npm run ask -- "your question" answers here.`;

/** Why the bot cannot run, and what to do now. Holds no token. */
export function explain(error: unknown): string {
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
