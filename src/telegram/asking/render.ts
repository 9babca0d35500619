import {
  type Answer,
  clip,
  marksWithin,
  type Quote,
  quoteText,
  sourceOf,
  writeAge,
  writeDate,
} from "../../answer/index.ts";
import type { Span } from "../../documents/index.ts";
import { createRichText, type RichText } from "../richText.ts";
import type { Words } from "../../service/words/words.ts";
import { renderAlsoIn, renderCitation } from "./quotes/citations.ts";

/** The longest message Telegram takes, in UTF-16 units. */
export const longestMessage = 4096;

/** Of a question that is repeated; the rest of a longer one is left out. */
export const longestQuestion = 300;

/**
 * An answer as a message: each quote a block quotation with what answers in bold, and under it its
 * citation, linked if the document has an address, with the other sources of the same. Above stands
 * what has to be known first: how sure it is, how new, whether the sources disagree. An answer without
 * quotes names the nearest documents.
 *
 * @param now what is old is told by.
 * @param room the message is not longer; other sources of the same are left out for it.
 */
export function renderAnswer(
  answer: Answer,
  words: Words,
  now: Date,
  room: number = longestMessage,
): RichText {
  if (answer.verdict === "none") return renderNothing(answer, words, now);
  const whole = renderQuotes(answer, words, now, mostAlsoIn);
  return whole.text.length <= room ? whole : renderQuotes(answer, words, now, 0);
}

/** An answer under the question it is to, for a question that nobody typed. */
export function renderQuestionAndAnswer(answer: Answer, words: Words, now: Date): RichText {
  const question = createRichText()
    .append(clip(answer.question, longestQuestion), { type: "bold" })
    .append("\n\n")
    .build();
  const room = longestMessage - question.text.length;
  return createRichText()
    .appendRich(question)
    .appendRich(renderAnswer(answer, words, now, room))
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
    message.append(`\n\n${words("for-example")} ${command} ${clip(example, longestQuestion)}`);
  }
  return message.build();
}

/** The words of a quote, with what answers in bold. */
export function renderQuote(answer: Pick<Answer, "sources">, quote: Quote): RichText {
  return renderMarked(quoteText(answer, quote), marksWithin(quote));
}

/** @param marks stretches of the text that are to be bold. */
export function renderMarked(text: string, marks: readonly Span[]): RichText {
  const entities = marks.map(({ start, end }) => ({
    type: "bold" as const,
    offset: start,
    length: end - start,
  }));
  return { text, entities };
}

function renderNothing(answer: Answer, words: Words, now: Date): RichText {
  const message = createRichText().append(words("answer-none"));
  if (answer.nearest.length > 0) message.append(`\n\n${words("answer-nearest")}`);
  for (const documentId of answer.nearest) {
    const source = sourceOf(answer, { documentId });
    message.append("\n• ").appendRich(renderCitation(source, null, { words, now }));
  }
  const foreign = renderForeignLine(answer, words);
  return message.append(foreign === null ? "" : `\n\n${foreign}`).build();
}

function renderQuotes(answer: Answer, words: Words, now: Date, alsoIn: number): RichText {
  const first = renderFirstLines(answer, words, now).join("\n");
  const message = createRichText().append(first === "" ? "" : `${first}\n\n`);
  answer.quotes.forEach((quote, index) => {
    message
      .append(index > 0 ? "\n\n" : "")
      .appendRich(renderQuote(answer, quote), { type: "blockquote" })
      .append(`\n[${index + 1}] `)
      .appendRich(renderCitation(sourceOf(answer, quote), quote.page, { words, now }));
    const others = quote.alsoIn.slice(0, alsoIn).map((place) => sourceOf(answer, place));
    if (others.length > 0) message.append("\n").appendRich(renderAlsoIn(others, words));
  });
  const foreign = renderForeignLine(answer, words);
  return message.append(foreign === null ? "" : `\n\n${foreign}`).build();
}

/** What has to be known before the quotes are read; mostly nothing. */
export function renderFirstLines(
  { verdict, newest, disagreement }: Answer,
  words: Words,
  now: Date,
): string[] {
  return [
    ...(verdict === "weak" ? [words("answer-weak")] : []),
    ...(newest === null
      ? []
      : [
          words("answer-newest", {
            date: writeDate(newest, words.language),
            age: writeAge(newest, now, words.language),
          }),
        ]),
    ...(disagreement
      ? [
          words(disagreementKeys[disagreement.kind], {
            first: String(disagreement.quotes[0] + 1),
            second: String(disagreement.quotes[1] + 1),
          }),
        ]
      : []),
  ];
}

const disagreementKeys = {
  number: "disagreement-number",
  time: "disagreement-time",
  person: "disagreement-person",
} as const;

/** What to do about a question in a language that the model does not know; `null` if it does. */
export function renderForeignLine({ foreignLanguage }: Answer, words: Words): string | null {
  if (foreignLanguage === null) return null;
  return words("answer-foreign", {
    setting: "EMBEDDING_MODEL",
    model: "Xenova/multilingual-e5-small",
  });
}

/** Of each quote; more would make an answer longer than a message. */
export const mostAlsoIn = 2;
