import { createHash } from "node:crypto";
import { autoRetry } from "@grammyjs/auto-retry";
import { sequentialize } from "@grammyjs/runner";
import { apiThrottler } from "@grammyjs/transformer-throttler";
import { Bot, type BotError, type Context, type Transformer } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import type { Answer, Ask } from "../answer/answer.ts";
import type { Chats } from "../chats/chats.ts";
import { readMessage } from "./incoming.ts";
import { describeError, type Log } from "./log.ts";
import { renderAnswer, renderHowToAsk, renderQuestionAndAnswer, renderWelcome } from "./render.ts";
import { reply } from "./reply.ts";
import { createSending, saysGone, type SendingOptions } from "./sending.ts";
import type { Metrics } from "./serving/metrics.ts";
import {
  chooseLanguage,
  type LanguageOptions,
  offerLanguages,
  readLanguageButton,
  wordsFor,
} from "./words/language.ts";

export interface BotOptions extends LanguageOptions {
  readonly token: string;
  /** Address of the Bot API server, without the token. */
  readonly apiRoot: string;
  readonly ask: Ask;
  readonly chats: Chats;
  /** What the answers come from, as it is at the moment. */
  readonly describe: () => Promise<LibraryDescription>;
  readonly log: Log;
  /** Default: nothing is counted. */
  readonly metrics?: Metrics | undefined;
  /** These see each request as it leaves, repeated ones too. */
  readonly observers?: readonly Transformer[];
  /** Who is told of chats that are gone or have moved. */
  readonly chatChanges?: Pick<SendingOptions, "onGone" | "onMigrated">;
}

export interface LibraryDescription {
  readonly documents: number;
  /** Questions that newcomers are offered as buttons; each gets an answer. */
  readonly suggestions: readonly string[];
}

/**
 * Makes the bot: what it does with an update. `startPolling` feeds it.
 *
 * Requests keep to Telegram's limits, and one that Telegram tells to wait is sent again after the
 * wait. `createSending` decides what becomes of one that goes wrong otherwise.
 */
export function createBot(options: BotOptions): Bot {
  const { token, apiRoot, metrics, log } = options;
  // Long polling holds a request for 30 seconds; what takes twice that will not come any more.
  const bot = new Bot(token, { client: { apiRoot, timeoutSeconds: 60 } });
  bot.api.config.use(...(options.observers ?? []));
  bot.api.config.use(apiThrottler());
  bot.api.config.use(
    autoRetry({
      maxRetryAttempts: 3,
      maxDelaySeconds: 120,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
  );
  bot.api.config.use(createSending({ log, ...options.chatChanges }));
  bot.use(async (_context, next) => {
    await next();
    metrics?.countUpdate();
  });
  // A chat's messages are answered in their order; chats do not wait for each other.
  bot.use(sequentialize((context) => context.chat?.id.toString()));
  bot.on("message:text", (context) => handleMessage(context, options));
  bot.on("callback_query:data", (context) => handleButton(context, options));
  bot.catch(async (error) => {
    metrics?.countError();
    await apologise(error, options);
  });
  return bot;
}

async function handleMessage(context: Context, options: BotOptions) {
  if (!context.message) return;
  const { describe } = options;
  const request = readMessage(context.message, context.me);
  if (request.kind === "nothing") return;
  const words = wordsFor(context, options);
  if (request.kind === "welcome") {
    const { documents, suggestions } = await describe();
    const buttons = suggestions.map((question) => [toButton(question)]);
    await reply(context, renderWelcome(documents, buttons.length > 0, words), buttons);
  } else if (request.kind === "empty") {
    const { suggestions } = await describe();
    await reply(context, renderHowToAsk(suggestions[0], words));
  } else if (request.kind === "language") {
    await offerLanguages(context, options);
  } else {
    const answer = await answerIn(context, request.question, options);
    // In a group, saying nothing disturbs nobody.
    const isShown = answer.verdict === "answered" || context.message.chat.type === "private";
    if (isShown) await reply(context, renderAnswer(answer, words));
  }
}

async function handleButton(context: Context, options: BotOptions) {
  const { describe } = options;
  const data = context.callbackQuery?.data;
  const language = readLanguageButton(data);
  if (language !== undefined) return chooseLanguage(context, language, options);
  const words = wordsFor(context, options);
  const { suggestions } = await describe();
  const question = suggestions.find((suggestion) => toButton(suggestion).callback_data === data);
  if (question === undefined) {
    await context.answerCallbackQuery({ text: words("suggestion-gone") });
    return;
  }
  await context.answerCallbackQuery();
  if (!context.chat) return;
  await reply(context, renderQuestionAndAnswer(await answerIn(context, question, options), words));
}

async function answerIn(
  { chat }: Context,
  question: string,
  { ask, metrics }: BotOptions,
): Promise<Answer> {
  const start = performance.now();
  const answer = await ask({ question });
  metrics?.countAnswer(answer.verdict, chat?.type ?? "none", (performance.now() - start) / 1000);
  return answer;
}

/** Callback data holds 64 bytes, so a button carries a hash of its question. */
function toButton(question: string): InlineKeyboardButton.CallbackButton {
  const id = createHash("sha256").update(question).digest("base64url").slice(0, 16);
  return { text: question, callback_data: `ask:${id}` };
}

async function apologise({ error, ctx }: BotError, options: BotOptions) {
  const { log } = options;
  log.error({ update: ctx.update.update_id, ...describeError(error) }, "could not answer");
  if (saysGone(error)) return;
  // Whoever asked gets a word; nobody else in a group was waiting for one.
  if (ctx.message && readMessage(ctx.message, ctx.me).kind === "nothing") return;
  try {
    await reply(ctx, { text: wordsFor(ctx, options)("answer-failed"), entities: [] });
  } catch (second) {
    log.error({ update: ctx.update.update_id, ...describeError(second) }, "could not apologise");
  }
}
