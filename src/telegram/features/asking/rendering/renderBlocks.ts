import type { Span } from "../../../../documents/index.ts";
import type { Block, Citation } from "../../../../service/index.ts";
import { fitEntities } from "../../../sending/fitEntities.ts";
import { createRichText, type RichText } from "../../../sending/richText.ts";

/** The longest message Telegram takes, in UTF-16 units. */
export const longestMessage = 4096;

/** Of each quote; with more an answer could be longer than a message. */
const mostAlsoIn = 2;

/**
 * An answer's blocks as text and entities: each quote a block quotation with what answers in bold, and
 * under it its citation, linked if the document has an address.
 *
 * Of more than Telegram keeps, what is bold is thinned out, and no link or quotation.
 *
 * @param room the text is not longer; other sources of the same are left out for it.
 */
export function renderBlocks(blocks: readonly Block[], room: number = longestMessage): RichText {
  const whole = render(blocks, mostAlsoIn);
  return fitEntities(whole.text.length <= room ? whole : render(blocks, 0));
}

/** Says where words are from, the title linked if the document has an address. */
export function renderCitation({ title, details, url }: Citation): RichText {
  return createRichText()
    .append(title, url === null ? undefined : { type: "text_link", url })
    .append(` · ${details}`)
    .build();
}

/** Names further sources of the same in a line: "also in The Port · 1 Jun 2026; …". */
export function renderAlsoIn(
  { before, citations, after }: Extract<Block, { kind: "also in" }>,
  most: number = mostAlsoIn,
): RichText {
  const line = createRichText().append(before);
  citations.slice(0, most).forEach((citation, index) => {
    line.append(index > 0 ? "; " : "").appendRich(renderCitation(citation));
  });
  return line.append(after).build();
}

function render(blocks: readonly Block[], alsoIn: number): RichText {
  const message = createRichText();
  const shown = blocks.filter(({ kind }) => kind !== "also in" || alsoIn > 0);
  for (const [index, block] of shown.entries()) {
    const before = shown[index - 1];
    message.append(before ? separate(before, block) : "").appendRich(renderBlock(block, alsoIn));
  }
  return message.build();
}

/** What belongs together stands in neighbouring lines. */
function separate(before: Block, { kind }: Block): string {
  const isClose =
    kind === "citation" || kind === "also in" || (kind === "note" && before.kind === "note");
  return isClose ? "\n" : "\n\n";
}

function renderBlock(block: Block, alsoIn: number): RichText {
  const message = createRichText();
  switch (block.kind) {
    case "note":
    case "hint":
      return message.append(block.text).build();
    case "quote":
      return message.appendRich(renderMarked(block), { type: "blockquote" }).build();
    case "citation":
      return message
        .append(block.number === null ? "" : `[${block.number}] `)
        .appendRich(renderCitation(block.citation))
        .build();
    case "also in":
      return renderAlsoIn(block, alsoIn);
    case "nearest":
      message.append(block.text);
      for (const citation of block.citations) {
        message.append("\n• ").appendRich(renderCitation(citation));
      }
      return message.build();
  }
}

function renderMarked({ text, marks }: { readonly text: string; readonly marks: readonly Span[] }) {
  const entities = marks.map(({ start, end }) => ({
    type: "bold" as const,
    offset: start,
    length: end - start,
  }));
  return { text, entities };
}
