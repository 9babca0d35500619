import type { InlineKeyboardButton } from "grammy/types";
import { toButton } from "../../buttons/buttons.ts";
import { clip, type Words } from "../../../service/index.ts";

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
      ...(hasMore
        ? [toButton(words("button-more"), { kind: "quote", action: { kind: "more" } })]
        : []),
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
  const buttons = quoteIds.map((quoteId, index) =>
    toButton(
      quoteIds.length === 1
        ? words("button-context")
        : words("button-context-of", { number: String(first + index) }),
      { kind: "quote", action: { kind: "context", quoteId } },
    ),
  );
  const rows: InlineKeyboardButton[][] = [];
  while (buttons.length > 0) rows.push(buttons.splice(0, 3));
  return rows;
}

/** The link that opens a quote in a chat with the bot. */
export function linkToQuote(quoteId: string, botName: string): string {
  return `https://t.me/${botName}?start=${quoteLinkPrefix}${quoteId}`;
}

/** What the payload of a link to a quote begins with. */
export const quoteLinkPrefix = "q_";

function voteButtons({ id: quoteId }: BestQuote): InlineKeyboardButton[] {
  return [
    toButton("👍", { kind: "quote", action: { kind: "vote", quoteId, vote: "up" } }),
    toButton("👎", { kind: "quote", action: { kind: "vote", quoteId, vote: "down" } }),
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
    // Telegram on iOS shows a plus sign for a space as it is.
    { text: words("button-share"), url: share.href.replaceAll("+", "%20") },
  ];
}

/** Telegram copies no more than this; a quote is never cut. */
const longestCopied = 256;
