import { onTestFinished } from "vitest";
import type { Ask } from "../../src/answer/answer.ts";
import { createBot } from "../../src/telegram/bot.ts";
import { createServing, type RunningBot } from "../../src/telegram/serving/serving.ts";
import { createWords } from "../../src/service/words/words.ts";
import { noAnswer } from "./answers.ts";
import { startBotApiServer } from "./botApi/server.ts";
import { openTestChats } from "./chats.ts";
import { findFreePort } from "./freePort.ts";
import { createMemoryInbox } from "./memoryInbox.ts";
import { useNoLibrary } from "./noLibrary.ts";
import {
  anna,
  createRecordingLog,
  emptyCatalogue,
  group,
  noDigests,
  privateChat,
} from "./telegram.ts";

export const webhookSecret = "secret-of-this-test-0123456789";

export const sayNone: Ask = ({ question }) => Promise.resolve(noAnswer(question));

/** A question of Anna's as Telegram posts it. */
export const questionUpdate = (updateId: number, text = "anything") =>
  JSON.stringify({
    update_id: updateId,
    message: { message_id: updateId, date: 1, chat: privateChat, from: anna, text },
  });

/**
 * A bot with a webhook and a web server, for the test that is running, and the Bot API server that
 * posts to it. What is not given to `start` may be changed before it.
 */
export async function prepareServing(path = "/telegram") {
  const server = await startBotApiServer({ chats: [privateChat, group], isLocal: true });
  onTestFinished(() => server.close());
  const port = await findFreePort();
  const request = (requested: string, options: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${requested}`, options);
  const prepared = {
    server,
    port,
    log: createRecordingLog(),
    inbox: createMemoryInbox(),
    isIndexOpen: true,
    async start(ask: Ask = sayNone): Promise<RunningBot> {
      const { inbox, log } = prepared;
      const serving = createServing({
        inbox,
        webhook: { url: `http://127.0.0.1:${port}${path}`, secret: webhookSecret },
        webServer: { host: "127.0.0.1", port },
        countIndex: async () => {
          if (!prepared.isIndexOpen) throw new Error("closed");
          return { documents: 2, passages: 30 };
        },
        log,
      });
      const chats = await openTestChats();
      const bot = createBot({
        token: server.token,
        apiRoot: server.url,
        ask,
        catalogue: emptyCatalogue,
        use: useNoLibrary,
        now: () => new Date(),
        describe: () => Promise.resolve({ documents: 2, suggestions: [] }),
        words: createWords(),
        chats,
        ...noDigests,
        log,
        metrics: serving.metrics,
        observers: serving.observers,
      });
      const running = await serving.start(bot);
      onTestFinished(() => running.stop());
      return running;
    },
    request,
    /** Posts to the webhook. @param given `null` leaves the secret out. */
    post(body: string, given: string | null = webhookSecret) {
      const headers = given === null ? {} : { "x-telegram-bot-api-secret-token": given };
      return request(path, { method: "POST", body, headers });
    },
  };
  return prepared;
}
