import { type Answer, quoteText, sourceOf } from "../answer/answer.ts";
import { cite, clip } from "../answer/citation.ts";
import type { Quote } from "../answer/quote.ts";
import { createRichText, type RichText } from "./richText.ts";

/** The longest message Telegram takes, in UTF-16 units. */
export const longestMessage = 4096;

/**
 * An answer as a message: each quote a block quotation with what answers in bold, and under it its
 * citation, linked if the document has an address. At most three quotes of 350 units and their
 * citations: never near `longestMessage`.
 */
export function renderAnswer(answer: Answer): RichText {
  if (answer.verdict === "none") return createRichText().append(wording.none).build();
  const message = createRichText();
  if (answer.verdict === "weak") message.append(`${wording.weak}\n\n`);
  answer.quotes.forEach((quote, index) => {
    if (index > 0) message.append("\n\n");
    message.appendRich(renderQuote(answer, quote), { type: "blockquote" });
    message.append(`\n[${index + 1}] `);
    const source = sourceOf(answer, quote);
    const { title, details } = cite(source, quote.page);
    if (source.url === null) message.append(title);
    else message.append(title, { type: "text_link", url: source.url });
    message.append(` · ${details}`);
  });
  return message.build();
}

/** An answer under the question it is to, for a question that nobody typed. */
export function renderQuestionAndAnswer(answer: Answer): RichText {
  return createRichText()
    .append(clip(answer.question, 300), { type: "bold" })
    .append("\n\n")
    .appendRich(renderAnswer(answer))
    .build();
}

/** What the bot is, for `/start` and `/help`. */
export function renderWelcome(documents: number, hasSuggestions: boolean): RichText {
  const count = documents === 1 ? "1 document" : `${documents} documents`;
  return createRichText()
    .append(
      `I answer questions about ${count}, in the documents' own words: every answer is a quote with its source. Where the documents say nothing, so do I.\n\nHere, just ask. In a group, write `,
    )
    .append("/ask", { type: "bold" })
    .append(" and your question, mention me, or reply to me.")
    .append(hasSuggestions ? "\n\nFor example:" : "")
    .build();
}

/** The bot's own words. */
export const wording = {
  none: "The documents don't say.",
  weak: "I am not sure that this answers it, but it is the nearest the documents come:",
  apology: "Sorry, something went wrong here and I could not answer. Please ask again.",
  emptyAsk: "Write your question after the command: /ask When did the ministers meet?",
  staleSuggestion: "The documents have changed, and this question with them.",
} as const;

function renderQuote(answer: Answer, quote: Quote): RichText {
  const text = quoteText(answer, quote);
  const entities = quote.marks.map((mark) => ({
    type: "bold" as const,
    offset: mark.start - quote.start,
    length: mark.end - mark.start,
  }));
  return { text, entities };
}
