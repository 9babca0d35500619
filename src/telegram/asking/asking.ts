import { createHash } from "node:crypto";
import { Composer, type Context } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import type { Answer, Ask } from "../../answer/answer.ts";
import { readMessage } from "../incoming.ts";
import { type AnsweringOptions, replyWithAnswer } from "../rich/replyWithAnswer.ts";
import { reply } from "../sending/reply.ts";
import type { Metrics } from "../serving/metrics.ts";
import { wordsFor } from "../words/language.ts";
import type { LibraryDescription } from "./describe.ts";
import { renderHowToAsk, renderQuestionAndAnswer, renderWelcome } from "./render.ts";

export interface AskingOptions extends AnsweringOptions {
  readonly ask: Ask;
  /** What the answers come from, as it is at the moment. */
  readonly describe: () => Promise<LibraryDescription>;
  /** Default: nothing is counted. */
  readonly metrics?: Metrics | undefined;
}

/**
 * Questions and their answers: `/ask`, mentions, replies, and any text in a private chat; `/start` and
 * `/help`, which offer questions as buttons. To be used last: to it, a button of nobody's is one of
 * its own that is out of date.
 */
export function createAsking(options: AskingOptions): Composer<Context> {
  const composer = new Composer();
  composer.on("message:text", (context) => answerMessage(context, options));
  composer.on("callback_query:data", (context) => answerButton(context, options));
  return composer;
}

async function answerMessage(context: Context, options: AskingOptions): Promise<void> {
  if (!context.message) return;
  const request = readMessage(context.message, context.me);
  const words = wordsFor(context, options);
  if (request.kind === "welcome") {
    const { documents, suggestions } = await options.describe();
    const buttons = suggestions.map((question) => [toButton(question)]);
    await reply(context, renderWelcome(documents, buttons.length > 0, words), buttons);
  } else if (request.kind === "empty") {
    const { suggestions } = await options.describe();
    await reply(context, renderHowToAsk(suggestions[0], words));
  } else if (request.kind === "question") {
    const answer = await answerIn(context, request.question, options);
    // In a group, saying nothing disturbs nobody.
    const isShown = answer.verdict === "answered" || context.message.chat.type === "private";
    if (isShown) await replyWithAnswer(context, answer, words, options);
  }
}

async function answerButton(context: Context, options: AskingOptions): Promise<void> {
  const words = wordsFor(context, options);
  const data = context.callbackQuery?.data;
  const { suggestions } = await options.describe();
  const question = suggestions.find((suggestion) => toButton(suggestion).callback_data === data);
  if (question === undefined) {
    await context.answerCallbackQuery({ text: words("suggestion-gone") });
    return;
  }
  await context.answerCallbackQuery();
  if (!context.chat) return;
  const answer = await answerIn(context, question, options);
  await reply(context, renderQuestionAndAnswer(answer, words));
}

async function answerIn(
  { chat }: Context,
  question: string,
  { ask, metrics }: AskingOptions,
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
