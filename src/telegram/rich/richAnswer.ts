import type { InputRichBlock, InputRichMessage, RichText as RichPiece } from "grammy/types";
import {
  type Answer,
  cite,
  clip,
  marksWithin,
  quoteText,
  type ShownQuote,
  sourceOf,
} from "../../answer/index.ts";
import { renderAlsoIn, toCitationWords } from "../asking/quotes/citations.ts";
import {
  longestQuestion,
  mostAlsoIn,
  renderFirstLines,
  renderForeignLine,
} from "../asking/render.ts";
import type { Words } from "../../service/words/words.ts";

/**
 * An answer as a rich message, the format of Bot API 10.1 and later:
 *
 *     what has to be known first                 mostly nothing
 *     ┌ quote, what answers in it marked [1]     a block quotation each, with a link to its source
 *     ▸ Further quotes                           folded, as many as the answer has
 *     [1] Title · Publisher · date               what the links lead to, each title linked
 *
 * Built of blocks, by position, so that nothing is parsed; and Telegram looks for no names or links in
 * the documents' words. At most 8 quotes: far from the limits of 500 blocks and 32,768 letters.
 */
export function renderRichAnswer(answer: Answer, words: Words, now: Date): InputRichMessage {
  const { quotes, further } = answer;
  const folded: InputRichBlock[] = further.map((quote, index) =>
    renderQuote(answer, quote, quotes.length + index + 1),
  );
  const summary = words("rich-further", { quotes: further.length });
  const foreign = renderForeignLine(answer, words);
  const blocks: InputRichBlock[] = [
    ...renderFirstLines(answer, words, now).map(paragraph),
    ...quotes.map((quote, index) => renderQuote(answer, quote, index + 1)),
    ...(folded.length > 0 ? [{ type: "details" as const, summary, blocks: folded }] : []),
    ...[...quotes, ...further].map((quote, index) =>
      renderSource(answer, quote, index + 1, { words, now }),
    ),
    ...(foreign === null ? [] : [paragraph(foreign)]),
  ];
  return { blocks, skip_entity_detection: true };
}

/** A rich answer under the question it is to, for a question that nobody typed. */
export function renderRichQuestionAndAnswer(
  answer: Answer,
  words: Words,
  now: Date,
): InputRichMessage {
  const { blocks = [], ...rest } = renderRichAnswer(answer, words, now);
  const question = paragraph({ type: "bold", text: clip(answer.question, longestQuestion) });
  return { ...rest, blocks: [question, ...blocks] };
}

function renderQuote(answer: Answer, quote: ShownQuote, number: number): InputRichBlock {
  const link = {
    type: "reference_link" as const,
    text: `[${number}]`,
    reference_name: nameOf(number),
  };
  return {
    type: "blockquote",
    blocks: [paragraph([...renderMarked(answer, quote), " ", link])],
  };
}

function renderMarked(answer: Answer, quote: ShownQuote): RichPiece[] {
  const text = quoteText(answer, quote);
  const pieces: RichPiece[] = [];
  let end = 0;
  for (const mark of marksWithin(quote)) {
    pieces.push(text.slice(end, mark.start));
    pieces.push({ type: "marked", text: text.slice(mark.start, mark.end) });
    end = mark.end;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== "");
}

function renderSource(
  answer: Answer,
  quote: ShownQuote,
  number: number,
  { words, now }: { readonly words: Words; readonly now: Date },
): InputRichBlock {
  const source = sourceOf(answer, quote);
  const { title, details } = cite(source, quote.page, toCitationWords(words), now);
  const others = quote.alsoIn.slice(0, mostAlsoIn).map((place) => sourceOf(answer, place));
  const linked: RichPiece =
    source.url === null ? title : { type: "url", text: title, url: source.url };
  return {
    type: "footer",
    text: [
      { type: "reference", name: nameOf(number), text: `[${number}] ` },
      linked,
      ` · ${details}`,
      ...(others.length > 0 ? [`\n${renderAlsoIn(others, words).text}`] : []),
    ],
  };
}

function nameOf(number: number): string {
  return `source-${number}`;
}

function paragraph(text: RichPiece): InputRichBlock {
  return { type: "paragraph", text };
}
