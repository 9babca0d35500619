import { Composer } from "grammy";
import type { BotContext } from "../../../updates/context.ts";
import type { InlineKeyboardButton } from "grammy/types";
import type { Chats, SentAnswer } from "../../../../memory/index.ts";
import type { QuoteAction } from "../../../buttons/buttons.ts";
import { onStart } from "../../../updates/incoming.ts";
import type { RichText } from "../../../sending/richText.ts";
import { answerPress, edit, reply, threadOf } from "../../../sending/reply.ts";
import { contextButtons, linkToQuote, quoteButtons, quoteLinkPrefix } from "./keyboard.ts";
import { renderInContext, renderMoreQuotes } from "./renderCurrent.ts";
import {
  findCurrentFurtherQuotes,
  findCurrentQuotes,
  type CurrentQuotesOptions,
  type CurrentQuote,
} from "../../../../service/index.ts";

export interface QuotesOptions extends CurrentQuotesOptions {
  readonly chats: Pick<Chats, "quotes" | "answers" | "feedback">;
  readonly now: () => Date;
}

/** Links to quotes, which outlive restarts and changed documents. */
export function createQuoteLinks(options: QuotesOptions): Composer<BotContext> {
  const composer = new Composer<BotContext>();
  onStart(composer, quoteLinkPrefix, (context, quoteId) => openQuote(context, quoteId, options));
  return composer;
}

/**
 * Does what a button under quotes says. All that is needed for it is kept, so it works after a restart
 * and after the documents have changed.
 */
export async function useQuote(
  context: BotContext,
  action: QuoteAction,
  options: QuotesOptions,
): Promise<void> {
  switch (action.kind) {
    case "vote":
      return vote(context, action, options);
    case "context":
      return showContext(context, action.quoteId, options);
    case "more":
      return showMore(context, options);
  }
}

/** Anybody has one vote on a quote; another one replaces it. */
async function vote(
  context: BotContext,
  { quoteId, vote: given }: Extract<QuoteAction, { kind: "vote" }>,
  options: QuotesOptions,
): Promise<void> {
  const { chats } = options;
  const words = context.words;
  const [quote] = await chats.quotes.get([quoteId]);
  if (!context.from || !quote) {
    await answerPress(context, { text: words("quote-gone"), show_alert: true });
    return;
  }
  await chats.feedback.vote(context.from.id, quoteId, given);
  const text = words("vote-counted", { vote: given === "up" ? "👍" : "👎" });
  await answerPress(context, { text });
}

async function showContext(
  context: BotContext,
  quoteId: string,
  options: QuotesOptions,
): Promise<void> {
  const [quote] = await findCurrentQuotes([quoteId], options);
  const words = context.words;
  if (!quote) {
    await answerPress(context, { text: words("quote-gone"), show_alert: true });
    return;
  }
  // A message that was sent through the bot in a chat where it is not.
  if (!context.msg) {
    await answerPress(context, { url: linkToQuote(quoteId, context.me.username) });
    return;
  }
  const message = renderInContext(quote, words, options.now());
  const buttons = quoteButtons(toBest(quote), words, context.me.username);
  await showOnce(context, { message, buttons, quoteIds: [quoteId] }, options);
}

async function showMore(context: BotContext, options: QuotesOptions): Promise<void> {
  const { chat, msg } = context;
  const words = context.words;
  const answer =
    chat && msg ? await options.chats.answers.byMessage(chat.id, msg.message_id) : null;
  const quotes = answer ? await findCurrentFurtherQuotes(answer.further, options) : [];
  if (!answer || quotes.length === 0) {
    const text = words(answer ? "quote-gone" : "quotes-gone");
    await answerPress(context, { text, show_alert: true });
    return;
  }
  const first = answer.quoteIds.length + 1;
  const quoteIds = quotes.map(({ id }) => id);
  const message = renderMoreQuotes(quotes, first, words, options.now());
  const buttons = contextButtons(quoteIds, first, words);
  await showOnce(context, { message, buttons, quoteIds }, options);
}

async function openQuote(
  context: BotContext,
  quoteId: string,
  options: QuotesOptions,
): Promise<void> {
  const { chats, now } = options;
  const words = context.words;
  const [quote] = await findCurrentQuotes([quoteId], options);
  if (!quote) {
    const [known] = await chats.quotes.get([quoteId]);
    const text = words(known ? "quote-gone" : "link-unknown");
    await reply(context, { text, entities: [] });
    return;
  }
  const message = renderInContext(quote, words, now());
  const buttons = quoteButtons(toBest(quote), words, context.me.username);
  await show(context, { message, buttons, quoteIds: [quoteId] });
}

interface Shown {
  readonly message: RichText;
  readonly buttons: InlineKeyboardButton[][];
  readonly quoteIds: readonly string[];
}

/**
 * Shows quotes under the message whose button was pressed. Where they have been shown there before,
 * that message is brought up to date instead, unless somebody has deleted it.
 */
async function showOnce(context: BotContext, shown: Shown, options: QuotesOptions): Promise<void> {
  const { chat, msg } = context;
  if (!chat || !msg) return;
  const shownBefore = await options.chats.answers.allByQuestion(chat.id, msg.message_id);
  const earlier = shownBefore.find(({ quoteIds }) =>
    quoteIds.some((id) => shown.quoteIds.includes(id)),
  );
  const text = context.words("shown-already");
  await answerPress(context, earlier ? { text } : {});
  const isThere = earlier && (await edit(context, earlier, shown.message, shown.buttons));
  if (!isThere) await show(context, shown);
}

async function show(context: BotContext, shown: Shown): Promise<void> {
  const sent = await reply(context, shown.message, shown.buttons);
  if (!sent || !context.msg) return;
  const answer: SentAnswer = {
    chatId: sent.chat.id,
    messageId: sent.message_id,
    questionMessageId: context.msg.message_id,
    threadId: threadOf(sent),
    askerId: context.from?.id ?? null,
    quoteIds: shown.quoteIds,
    further: [],
    verdict: "answered",
  };
  context.delivery.keep({ answers: [answer] });
}

function toBest({ id, place, document }: CurrentQuote) {
  return { id, text: document.text.slice(place.start, place.end), title: document.title };
}
