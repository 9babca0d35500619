import { pageAt } from "../../../library/index.ts";
import { createRichText, type RichText } from "../../richText.ts";
import type { Words } from "../../../service/words/words.ts";
import { longestMessage, mostAlsoIn, renderMarked } from "../render.ts";
import { renderAlsoIn, renderCitation } from "./citations.ts";
import type { CurrentFurtherQuote, CurrentQuote } from "../../../service/asking/currentQuotes.ts";

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
    .appendRich(renderCitation(document, pageAt(document, place.start), { words, now }))
    .build();
}

/**
 * Quotes that follow those of an answer, and look like them, numbered on from `first`; at most five
 * fit a message. Other sources of the same are left out for it.
 */
export function renderMoreQuotes(
  quotes: readonly CurrentFurtherQuote[],
  first: number,
  words: Words,
  now: Date,
): RichText {
  const render = (mostOthers: number) => {
    const message = createRichText();
    quotes.forEach((quote, index) => {
      message
        .append(index > 0 ? "\n\n" : "")
        .appendRich(renderFurther(quote, first + index, mostOthers, { words, now }));
    });
    return message.build();
  };
  const whole = render(mostAlsoIn);
  return whole.text.length <= longestMessage ? whole : render(0);
}

function renderFurther(
  { place, document, marks, alsoIn }: CurrentFurtherQuote,
  number: number,
  mostOthers: number,
  reader: { readonly words: Words; readonly now: Date },
): RichText {
  const quote = renderMarked(document.text.slice(place.start, place.end), marks);
  const others = alsoIn.slice(0, mostOthers);
  const message = createRichText()
    .appendRich(quote, { type: "blockquote" })
    .append(`\n[${number}] `)
    .appendRich(renderCitation(document, pageAt(document, place.start), reader));
  if (others.length > 0) message.append("\n").appendRich(renderAlsoIn(others, reader.words));
  return message.build();
}

/** About what a phone shows without scrolling. */
const longestUnfolded = 500;
