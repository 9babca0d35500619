import { pageAt } from "../../../library/rows/storedDocument.ts";
import { createRichText, type RichText } from "../../richText.ts";
import type { Words } from "../../words/words.ts";
import { renderCitation } from "./citations.ts";
import type { StandingQuote } from "./standing.ts";

/** A quote in its passage, the quote in bold, and where it is from. Long ones can be folded. */
export function renderInContext(
  { place, document, context }: StandingQuote,
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
    .appendRich(renderCitation(document, pageAt(document, place.start), { words, now }))
    .build();
}

/** Quotes that follow those of an answer, numbered on from `first`; at most five fit a message. */
export function renderMoreQuotes(
  quotes: readonly StandingQuote[],
  first: number,
  words: Words,
  now: Date,
): RichText {
  const message = createRichText();
  quotes.forEach(({ place, document }, index) => {
    message
      .append(index > 0 ? "\n\n" : "")
      .append(document.text.slice(place.start, place.end), { type: "blockquote" })
      .append(`\n[${first + index}] `)
      .appendRich(renderCitation(document, pageAt(document, place.start), { words, now }));
  });
  return message.build();
}

/** About what a phone shows without scrolling. */
const longestUnfolded = 500;
