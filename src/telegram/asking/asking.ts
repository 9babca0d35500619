import { Composer } from "grammy";
import type { BotContext } from "../context.ts";
import { answerPress, reply } from "../sending/reply.ts";
import type { Answering, AnsweringOptions } from "./answering.ts";
import { createQuoteLinks, type QuotesOptions } from "./quotes/quoteActions.ts";
import { renderHowToAsk, renderWelcome } from "./render.ts";
import { findSuggestion, toSuggestionButtons } from "./suggestionButtons.ts";

export type AskingOptions = AnsweringOptions & QuotesOptions;

/**
 * Questions and their answers: `/ask`, mentions, replies, and any text or caption in a private chat, also
 * when it is edited; `/start` and `/help`, which offer questions as buttons; and links to quotes. To be used
 * last: it takes every message that is left.
 */
export function createAsking(
  options: AskingOptions & { readonly answering: Answering },
): Composer<BotContext> {
  const { answering } = options;
  const composer = new Composer<BotContext>();
  composer.use(createQuoteLinks(options));
  composer.on("message", (context) => answerMessage(context, answering, options));
  composer.on("edited_message", (context) => answerEdited(context, answering));
  return composer;
}

async function answerMessage(
  context: BotContext,
  answering: Answering,
  options: AskingOptions,
): Promise<void> {
  if (!context.message) return;
  const { request, words } = context;
  if (request.kind === "welcome" || request.kind === "start") {
    const { documents, suggestions } = await options.describe();
    const buttons = toSuggestionButtons(suggestions);
    await reply(context, renderWelcome(documents, buttons.length > 0, words), buttons);
  } else if (request.kind === "empty") {
    const { suggestions } = await options.describe();
    await reply(context, renderHowToAsk(suggestions[0], words));
  } else if (request.kind === "question") {
    await answering.answerMessage(context, request.question);
  }
}

async function answerEdited(context: BotContext, answering: Answering): Promise<void> {
  if (!context.editedMessage) return;
  const { request } = context;
  const question = request.kind === "question" ? request.question : null;
  await answering.answerEdited(context, question);
}

/** Asks the question of a suggestion's button. */
export async function askSuggestion(
  context: BotContext,
  questionHash: string,
  options: Pick<AskingOptions, "describe"> & { readonly answering: Answering },
): Promise<void> {
  const { suggestions } = await options.describe();
  const question = findSuggestion(questionHash, suggestions);
  if (question === undefined) {
    await answerPress(context, { text: context.words("suggestion-gone") });
    return;
  }
  await options.answering.answerPressed(context, { question });
}
