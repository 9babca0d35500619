import type { InlineQueryResultArticle } from "grammy/types";
import { type Answer, quoteText, type ShownQuote } from "../../../answer/index.ts";
import { clip, presentQuotes, type Reader, toPresentable } from "../../../service/index.ts";
import { renderBlocks } from "../asking/rendering/renderBlocks.ts";

/** Passages to choose from, and where the next ones begin. */
export interface Page {
  readonly results: readonly InlineQueryResultArticle[];
  /** Empty after the last. */
  readonly nextOffset: string;
}

/**
 * One page of what an answer found: its quotes, then the further ones if the answer is sure. A chosen
 * result sends the quote and its citation, and does not say how sure the answer is: whoever chose it
 * has read it.
 *
 * @param offset an earlier page's `nextOffset`; anything else means the first page.
 */
export function listPassages(answer: Answer, offset: string, reader: Reader): Page {
  const passages = passagesOf(answer);
  const first = /^\d{1,3}$/.test(offset) ? Number(offset) : 0;
  const end = first + passagesAPage;
  return {
    results: passages.slice(first, end).map((quote) => toResult(answer, quote, reader)),
    nextOffset: end < passages.length ? String(end) : "",
  };
}

/** Few enough for a phone's screen. */
const passagesAPage = 5;

function passagesOf({ verdict, quotes, further }: Answer): readonly ShownQuote[] {
  if (verdict === "none") return [];
  return verdict === "answered" ? [...quotes, ...further] : quotes;
}

function toResult(answer: Answer, quote: ShownQuote, reader: Reader): InlineQueryResultArticle {
  // Whoever chooses it wants this quote, so other sources of the same are left out.
  const quoted = { ...toPresentable(answer, quote), alsoIn: [] };
  const { text, entities } = renderBlocks(presentQuotes([quoted], null, reader));
  return {
    type: "article",
    // At most 16 characters and two positions: below Telegram's 64 bytes.
    id: `${quote.documentId}:${quote.start}:${quote.end}`,
    title: clip(quoted.document.title, 200),
    description: quoteText(answer, quote),
    input_message_content: {
      message_text: text,
      entities: [...entities],
      link_preview_options: { is_disabled: true },
    },
  };
}
