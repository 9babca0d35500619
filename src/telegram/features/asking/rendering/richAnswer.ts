import type { InputRichBlock, InputRichMessage, RichText as RichPiece } from "grammy/types";
import { type Answer } from "../../../../answer/index.ts";
import {
  clip,
  type Block,
  presentAnswer,
  presentFurther,
  type Words,
} from "../../../../service/index.ts";
import { longestQuestion } from "./render.ts";
import { renderAlsoIn } from "./renderBlocks.ts";

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
  const own = presentAnswer(answer, { words, now });
  const further = presentFurther(answer, { words, now });
  const folded = further.flatMap(renderQuote);
  const summary = words("rich-further", { quotes: folded.length });
  const textsOf = (kind: "note" | "hint") =>
    own.flatMap((block) => (block.kind === kind ? [paragraph(block.text)] : []));
  const blocks: InputRichBlock[] = [
    ...textsOf("note"),
    ...own.flatMap(renderQuote),
    ...(folded.length > 0 ? [{ type: "details" as const, summary, blocks: folded }] : []),
    ...renderSources([...own, ...further]),
    ...textsOf("hint"),
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

/** A quote as a block quotation, with a link to its source; of any other block nothing. */
function renderQuote(block: Block): InputRichBlock[] {
  if (block.kind !== "quote") return [];
  const link = {
    type: "reference_link" as const,
    text: `[${block.number}]`,
    reference_name: nameOf(block.number),
  };
  return [{ type: "blockquote", blocks: [paragraph([...renderMarked(block), " ", link])] }];
}

function renderMarked({ text, marks }: Extract<Block, { kind: "quote" }>): RichPiece[] {
  const pieces: RichPiece[] = [];
  let end = 0;
  for (const mark of marks) {
    pieces.push(text.slice(end, mark.start));
    pieces.push({ type: "marked", text: text.slice(mark.start, mark.end) });
    end = mark.end;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== "");
}

/** A footer for each citation, with the other sources of the same. */
function renderSources(blocks: readonly Block[]): InputRichBlock[] {
  return blocks.flatMap((block, index): InputRichBlock[] => {
    if (block.kind !== "citation") return [];
    const { title, details, url } = block.citation;
    const next = blocks[index + 1];
    return [
      {
        type: "footer",
        text: [
          { type: "reference", name: nameOf(block.number), text: `[${block.number}] ` },
          url === null ? title : { type: "url", text: title, url },
          ` · ${details}`,
          ...(next?.kind === "also in" ? [`\n${renderAlsoIn(next).text}`] : []),
        ],
      },
    ];
  });
}

function nameOf(number: number | null): string {
  return `source-${number}`;
}

function paragraph(text: RichPiece): InputRichBlock {
  return { type: "paragraph", text };
}
