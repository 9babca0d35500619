import type { InlineKeyboardButton } from "grammy/types";
import type { Vote } from "../../../memory/feedback.ts";
import { clip } from "../../../answer/index.ts";
import type { Words } from "../../../service/words/words.ts";

/** What somebody wants who pressed a button under quotes. */
export type Press =
  | { readonly kind: "context"; readonly quoteId: string }
  | { readonly kind: "more" }
  | { readonly kind: "vote"; readonly quoteId: string; readonly vote: Vote };

/** The best quote of a message, which can be copied, shared and voted on. */
export interface BestQuote {
  readonly id: string;
  /** Its words, as they stand in the document. */
  readonly text: string;
  readonly title: string;
}

/** Under an answer: its quotes in context, more quotes, votes; and for the best, copying and sharing. */
export function answerButtons(
  {
    best,
    quoteIds,
    hasMore,
  }: {
    readonly best: BestQuote;
    readonly quoteIds: readonly string[];
    readonly hasMore: boolean;
  },
  words: Words,
  botName: string,
): InlineKeyboardButton[][] {
  return [
    ...contextButtons(quoteIds, 1, words),
    [
      ...(hasMore ? [{ text: words("button-more"), callback_data: `${prefix}more` }] : []),
      ...voteButtons(best),
    ],
    sharingButtons(best, words, botName),
  ];
}

/** Under a quote in context. */
export function quoteButtons(
  best: BestQuote,
  words: Words,
  botName: string,
): InlineKeyboardButton[][] {
  return [[...voteButtons(best), ...sharingButtons(best, words, botName)]];
}

/** One for each quote, numbered from `first` unless there is only one. */
export function contextButtons(
  quoteIds: readonly string[],
  first: number,
  words: Words,
): InlineKeyboardButton[][] {
  const buttons = quoteIds.map((id, index) => ({
    text:
      quoteIds.length === 1
        ? words("button-context")
        : words("button-context-of", { number: String(first + index) }),
    callback_data: `${prefix}context:${id}`,
  }));
  const rows: InlineKeyboardButton[][] = [];
  while (buttons.length > 0) rows.push(buttons.splice(0, 3));
  return rows;
}

/** What a pressed button stands for; `null` if it is none of these. */
export function readPress(data: string): Press | null {
  const [, kind, quoteId] = /^quote:(context|more|up|down)(?::([\w-]{1,40}))?$/.exec(data) ?? [];
  if (kind === "more") return { kind };
  if (quoteId === undefined) return null;
  if (kind === "context") return { kind, quoteId };
  return kind === "up" || kind === "down" ? { kind: "vote", quoteId, vote: kind } : null;
}

/** The link that opens a quote in a chat with the bot. */
export function linkToQuote(quoteId: string, botName: string): string {
  return `https://t.me/${botName}?start=${quoteLinkPrefix}${quoteId}`;
}

/** What the payload of a link to a quote begins with. */
export const quoteLinkPrefix = "q_";

const prefix = "quote:";

function voteButtons({ id }: BestQuote): InlineKeyboardButton[] {
  return [
    { text: "👍", callback_data: `${prefix}up:${id}` },
    { text: "👎", callback_data: `${prefix}down:${id}` },
  ];
}

function sharingButtons(
  { id, text, title }: BestQuote,
  words: Words,
  botName: string,
): InlineKeyboardButton[] {
  // Works in every chat, whether or not the bot has been given inline queries.
  const share = new URL("https://t.me/share/url");
  share.searchParams.set("url", linkToQuote(id, botName));
  share.searchParams.set("text", clip(title, 100));
  return [
    ...(text.length <= longestCopied ? [{ text: words("button-copy"), copy_text: { text } }] : []),
    { text: words("button-share"), url: share.href },
  ];
}

/** Telegram copies no more than this; a quote is never cut. */
const longestCopied = 256;
