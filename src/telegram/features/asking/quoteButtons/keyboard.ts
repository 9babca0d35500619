import type { InlineKeyboardButton } from "grammy/types";
import { toButton } from "../../../buttons/buttons.ts";
import { clip, type Words } from "../../../../service/index.ts";

/** The best quote of a message, which can be copied, shared and voted on. */
export interface BestQuote {
  readonly id: string;
  /** Its words, as they stand in the document. */
  readonly text: string;
  readonly title: string;
}

/**
 * Under an answer: its quotes in context, more quotes; and for the best, votes, copying and sharing, which
 * say which quote they are for if there are several.
 */
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
  const number = quoteIds.length > 1 ? "1" : null;
  return [
    ...contextButtons(quoteIds, 1, words),
    [
      ...(hasMore
        ? [toButton(words("button-more"), { kind: "quote", action: { kind: "more" } })]
        : []),
      ...voteButtons(best, number),
    ],
    sharingButtons(best, number, words, botName),
  ];
}

/** Under a quote in context. */
export function quoteButtons(
  best: BestQuote,
  words: Words,
  botName: string,
): InlineKeyboardButton[][] {
  return [[...voteButtons(best, null), ...sharingButtons(best, null, words, botName)]];
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

/** @param number of the quote in its message; `null` if it is alone there. */
function voteButtons({ id: quoteId }: BestQuote, number: string | null): InlineKeyboardButton[] {
  const suffix = number === null ? "" : ` [${number}]`;
  return [
    toButton(`👍${suffix}`, { kind: "quote", action: { kind: "vote", quoteId, vote: "up" } }),
    toButton(`👎${suffix}`, { kind: "quote", action: { kind: "vote", quoteId, vote: "down" } }),
  ];
}

function sharingButtons(
  { id, text, title }: BestQuote,
  number: string | null,
  words: Words,
  botName: string,
): InlineKeyboardButton[] {
  const [copy, shareLabel] =
    number === null
      ? [words("button-copy"), words("button-share")]
      : [words("button-copy-of", { number }), words("button-share-of", { number })];
  // Works in every chat, whether or not the bot has been given inline queries.
  const share = new URL("https://t.me/share/url");
  share.searchParams.set("url", linkToQuote(id, botName));
  share.searchParams.set("text", clip(title, 100));
  return [
    ...(text.length <= longestCopied ? [{ text: copy, copy_text: { text } }] : []),
    // Telegram on iOS shows a plus sign for a space as it is.
    { text: shareLabel, url: share.href.replaceAll("+", "%20") },
  ];
}

/** Telegram copies no more than this; a quote is never cut. */
const longestCopied = 256;
