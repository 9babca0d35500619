import { type Answer, quoteText, sourceOf } from "../../answer/answer.ts";
import { type CitationWords, cite, clip } from "../../answer/citation.ts";
import type { Quote } from "../../answer/quotes/quote.ts";
import { createRichText, type RichText } from "../richText.ts";
import type { Words } from "../words/words.ts";

/** The longest message Telegram takes, in UTF-16 units. */
export const longestMessage = 4096;

/**
 * An answer as a message: each quote a block quotation with what answers in bold, and under it its
 * citation, linked if the document has an address. At most three quotes of 350 units and their
 * citations: never near `longestMessage`.
 */
export function renderAnswer(answer: Answer, words: Words): RichText {
  if (answer.verdict === "none") return { text: words("answer-none"), entities: [] };
  const message = createRichText();
  if (answer.verdict === "weak") message.append(`${words("answer-weak")}\n\n`);
  answer.quotes.forEach((quote, index) => {
    if (index > 0) message.append("\n\n");
    message.appendRich(renderQuote(answer, quote), { type: "blockquote" });
    message.append(`\n[${index + 1}] `);
    const source = sourceOf(answer, quote);
    const { title, details } = cite(source, quote.page, toCitationWords(words));
    if (source.url === null) message.append(title);
    else message.append(title, { type: "text_link", url: source.url });
    message.append(` · ${details}`);
  });
  return message.build();
}

/** An answer under the question it is to, for a question that nobody typed. */
export function renderQuestionAndAnswer(answer: Answer, words: Words): RichText {
  return createRichText()
    .append(clip(answer.question, 300), { type: "bold" })
    .append("\n\n")
    .appendRich(renderAnswer(answer, words))
    .build();
}

/** What the bot is, for `/start` and `/help`. */
export function renderWelcome(documents: number, hasSuggestions: boolean, words: Words): RichText {
  const command = "/ask";
  const message = createRichText().append(`${words("welcome", { documents })}\n\n`);
  // The command stands where the language wants it.
  const [before = "", after = ""] = words("welcome-ask", { command }).split(command);
  message.append(before).append(command, { type: "bold" }).append(after);
  return message.append(hasSuggestions ? `\n\n${words("for-example")}` : "").build();
}

/** How to ask, with a question to begin with if there is one, for `/ask` without a question. */
export function renderHowToAsk(example: string | undefined, words: Words): RichText {
  const command = "/ask";
  const message = createRichText().append(words("ask-empty", { command }));
  if (example !== undefined) {
    message.append(`\n\n${words("for-example")} ${command} ${clip(example, 300)}`);
  }
  return message.build();
}

/** The words of a quote, with what answers in bold. */
export function renderQuote(answer: Pick<Answer, "sources">, quote: Quote): RichText {
  const text = quoteText(answer, quote);
  const entities = quote.marks.map((mark) => ({
    type: "bold" as const,
    offset: mark.start - quote.start,
    length: mark.end - mark.start,
  }));
  return { text, entities };
}

/** What a citation says in words that are not the document's. */
export function toCitationWords(words: Words): CitationWords {
  return {
    language: words.language,
    undated: words("citation-undated"),
    page: (number) => words("citation-page", { page: String(number) }),
  };
}
