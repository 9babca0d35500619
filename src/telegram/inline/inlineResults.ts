import type { InlineQueryResultArticle } from "grammy/types";
import { type Answer, cite, type Quote, quoteText, sourceOf } from "../../answer/index.ts";
import { renderCitation } from "../asking/quotes/citations.ts";
import { renderQuote } from "../asking/render.ts";
import { createRichText, type RichText } from "../richText.ts";
import type { Words } from "../../service/words/words.ts";

/** Passages to choose from, and where the next ones begin. */
export interface Page {
  readonly results: readonly InlineQueryResultArticle[];
  /** Empty after the last. */
  readonly nextOffset: string;
}

/** In which words citations are, and what is old is told by. */
interface Style {
  readonly words: Words;
  readonly now: Date;
}

/**
 * One page of what an answer found: its quotes, then the further ones if it is sure. What is chosen
 * sends the quote and its citation; whoever chooses has read it, so it says nothing of how sure it is.
 *
 * @param offset of the page, as `nextOffset` said; whatever else it is, it means the first page.
 */
export function listPassages(answer: Answer, offset: string, style: Style): Page {
  const passages = passagesOf(answer);
  const first = /^\d{1,3}$/.test(offset) ? Number(offset) : 0;
  const end = first + passagesAPage;
  return {
    results: passages.slice(first, end).map((quote) => toResult(answer, quote, style)),
    nextOffset: end < passages.length ? String(end) : "",
  };
}

/** Few enough for a phone's screen. */
const passagesAPage = 5;

function passagesOf({ verdict, quotes, further }: Answer): readonly Quote[] {
  if (verdict === "none") return [];
  return verdict === "answered" ? [...quotes, ...further] : quotes;
}

function toResult(answer: Answer, quote: Quote, style: Style): InlineQueryResultArticle {
  const { text, entities } = renderPassage(answer, quote, style);
  return {
    type: "article",
    // At most 16 characters and two positions: below Telegram's 64 bytes.
    id: `${quote.documentId}:${quote.start}:${quote.end}`,
    title: cite(sourceOf(answer, quote)).title,
    description: quoteText(answer, quote),
    input_message_content: {
      message_text: text,
      entities: [...entities],
      link_preview_options: { is_disabled: true },
    },
  };
}

function renderPassage(answer: Answer, quote: Quote, style: Style): RichText {
  return createRichText()
    .appendRich(renderQuote(answer, quote), { type: "blockquote" })
    .append("\n")
    .appendRich(renderCitation(sourceOf(answer, quote), quote.page, style))
    .build();
}
