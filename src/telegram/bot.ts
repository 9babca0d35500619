import { createHash } from "node:crypto";
import { autoRetry } from "@grammyjs/auto-retry";
import { sequentialize } from "@grammyjs/runner";
import { apiThrottler } from "@grammyjs/transformer-throttler";
import { Bot, type BotError, type Context, GrammyError, HttpError } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import type { Ask } from "../answer/answer.ts";
import type { Chats } from "../chats/chats.ts";
import { readMessage } from "./incoming.ts";
import { renderAnswer, renderHowToAsk, renderQuestionAndAnswer, renderWelcome } from "./render.ts";
import { reply } from "./reply.ts";
import {
  chooseLanguage,
  type LanguageOptions,
  offerLanguages,
  readLanguageButton,
  wordsFor,
} from "./words/language.ts";

/** Where the bot writes what an operator should know. Facts hold no token and no person's words. */
export interface Log {
  info(facts: LogFacts, event: string): void;
  error(facts: LogFacts, event: string): void;
}

export type LogFacts = Readonly<Record<string, string | number | undefined>>;

export interface BotOptions extends LanguageOptions {
  readonly token: string;
  /** Address of the Bot API server, without the token. */
  readonly apiRoot: string;
  readonly ask: Ask;
  readonly chats: Chats;
  /** What the answers come from, as it is at the moment. */
  readonly describe: () => Promise<LibraryDescription>;
  readonly log: Log;
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
 * wait. One whose connection breaks is not: it may have been carried out.
 */
export function createBot(options: BotOptions): Bot {
  const bot = new Bot(options.token, { client: { apiRoot: options.apiRoot } });
  bot.api.config.use(apiThrottler());
  bot.api.config.use(
    autoRetry({
      maxRetryAttempts: 3,
      maxDelaySeconds: 120,
      rethrowHttpErrors: true,
      rethrowInternalServerErrors: true,
    }),
  );
  // A chat's messages are answered in their order; chats do not wait for each other.
  bot.use(sequentialize((context) => context.chat?.id.toString()));
  bot.on("message:text", (context) => handleMessage(context, options));
  bot.on("callback_query:data", (context) => handleButton(context, options));
  bot.catch((error) => apologise(error, options));
  return bot;
}

async function handleMessage(context: Context, options: BotOptions) {
  if (!context.message) return;
  const { ask, describe } = options;
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
    const answer = await ask({ question: request.question });
    // In a group, saying nothing disturbs nobody.
    const isShown = answer.verdict === "answered" || context.message.chat.type === "private";
    if (isShown) await reply(context, renderAnswer(answer, words));
  }
}

async function handleButton(context: Context, options: BotOptions) {
  const { ask, describe } = options;
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
  if (context.chat) await reply(context, renderQuestionAndAnswer(await ask({ question }), words));
}

/** Callback data holds 64 bytes, so a button carries a hash of its question. */
function toButton(question: string): InlineKeyboardButton.CallbackButton {
  const id = createHash("sha256").update(question).digest("base64url").slice(0, 16);
  return { text: question, callback_data: `ask:${id}` };
}

async function apologise({ error, ctx }: BotError, options: BotOptions) {
  const { log } = options;
  log.error({ update: ctx.update.update_id, ...describeError(error) }, "could not answer");
  // Whoever asked gets a word; nobody else in a group was waiting for one.
  if (ctx.message && readMessage(ctx.message, ctx.me).kind === "nothing") return;
  try {
    await reply(ctx, { text: wordsFor(ctx, options)("answer-failed"), entities: [] });
  } catch (second) {
    log.error({ update: ctx.update.update_id, ...describeError(second) }, "could not apologise");
  }
}

/**
 * What of an error may be logged. Messages of Telegram's own errors are safe; any other message may
 * quote a request, with the token in its address or the question in its text.
 */
export function describeError(error: unknown): LogFacts {
  if (error instanceof GrammyError) {
    return { error: error.name, method: error.method, description: error.description };
  }
  if (error instanceof HttpError) return { error: error.name };
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return { error: error.name, stack: frames?.join("\n") };
}
