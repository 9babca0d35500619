import type { UseLibrary } from "../../service/asking/currentQuotes.ts";
import { Composer } from "grammy";
import type { BotContext } from "../context.ts";
import type { InlineKeyboardButton } from "grammy/types";
import type { Ask } from "../../answer/index.ts";
import { findQuotesAgain } from "../../memory/quotes/findQuoteAgain.ts";
import type { ShownQuote, ShownQuotes } from "../../memory/quotes/shownQuotes.ts";
import { renderQuestionAndAnswer } from "../asking/render.ts";
import { reply } from "../sending/reply.ts";
import type { LanguageOptions } from "../people/language.ts";

export interface MoreOptions extends LanguageOptions {
  readonly ask: Ask;
  readonly quotes: Pick<ShownQuotes, "get" | "move">;
  /** Works with the library of the moment. */
  readonly now: () => Date;
  readonly use: UseLibrary;
}

/**
 * The buttons under a digest that ask about a story. They lead to a quote of it, found again in the
 * documents of the day on which somebody presses, so they outlive restarts and new indexes.
 */
export function createMore(options: MoreOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  composer.on("callback_query:data", async (context, next) => {
    const { data } = context.callbackQuery;
    if (data.startsWith(prefix)) await answerMore(context, data.slice(prefix.length), options);
    else await next();
  });
  return composer;
}

export function toMoreButton(text: string, quoteId: string): InlineKeyboardButton.CallbackButton {
  return { text, callback_data: `${prefix}${quoteId}` };
}

const prefix = "story:";

async function answerMore(
  context: BotContext,
  quoteId: string,
  options: MoreOptions,
): Promise<void> {
  const words = context.words;
  const story = await findStory(quoteId, options);
  if (!story) {
    await context.answerCallbackQuery({ text: words("digest-story-gone"), show_alert: true });
    return;
  }
  await context.answerCallbackQuery();
  const answer = await options.ask(story);
  await reply(context, renderQuestionAndAnswer(answer, words, options.now()));
}

/** What the headline asks, and near which words; `null` if the document has left the library. */
async function findStory(quoteId: string, { quotes, use }: MoreOptions) {
  const [quote] = await quotes.get([quoteId]);
  if (!quote) return null;
  return use(async (library) => {
    const [found = null] = await findQuotesAgain([quote], library);
    if (found) {
      const { place, document } = found;
      if (hasMoved(quote, place)) await quotes.move([{ id: quoteId, ...place }]);
      return { question: document.title, near: place };
    }
    const documents = await library.listDocuments();
    const heir = documents.find(({ paths }) => paths.includes(quote.path));
    return heir ? { question: heir.title, near: null } : null;
  });
}

function hasMoved(quote: ShownQuote, place: Pick<ShownQuote, "documentId" | "start">): boolean {
  return quote.documentId !== place.documentId || quote.start !== place.start;
}
