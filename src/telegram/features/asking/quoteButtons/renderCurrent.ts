import { pageAt } from "../../../../library/index.ts";
import {
  type CurrentFurtherQuote,
  type CurrentQuote,
  presentQuotes,
  type Reader,
  toCitation,
  type Words,
} from "../../../../service/index.ts";
import { createRichText, type RichText } from "../../../sending/richText.ts";
import { renderBlocks, renderCitation } from "../rendering/renderBlocks.ts";

/** A quote in its passage, the quote in bold, and where it is from. Long ones can be folded. */
export function renderInContext(
  { place, document, context }: CurrentQuote,
  words: Words,
  now: Date,
): RichText {
  const passage = createRichText()
    .append(document.text.slice(context.start, place.start))
    .append(document.text.slice(place.start, place.end), { type: "bold" })
    .append(document.text.slice(place.end, context.end))
    .build();
  const isLong = context.end - context.start > longestUnfolded;
  return createRichText()
    .appendRich(passage, { type: isLong ? "expandable_blockquote" : "blockquote" })
    .append("\n")
    .appendRich(
      renderCitation(toCitation(document, words, { page: pageAt(document, place.start), now })),
    )
    .build();
}

/**
 * Quotes that follow those of an answer, and look like them, numbered on from `first`; at most five
 * fit a message.
 */
export function renderMoreQuotes(
  quotes: readonly CurrentFurtherQuote[],
  first: number,
  words: Words,
  now: Date,
): RichText {
  const reader: Reader = { words, now };
  const shown = quotes.map(({ place, document, ...quote }) => ({
    ...quote,
    document,
    start: place.start,
    end: place.end,
    page: pageAt(document, place.start),
  }));
  return renderBlocks(presentQuotes(shown, first, reader));
}

/** About what a phone shows without scrolling. */
const longestUnfolded = 500;
