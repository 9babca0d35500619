import { longestMessage } from "../../asking/rendering/renderBlocks.ts";
import { mostEntities } from "../../../sending/fitEntities.ts";
import { createRichText, type RichText } from "../../../sending/richText.ts";

/** A message, and which of the blocks begin in it, by their place in what was packed. */
export interface Packed {
  readonly message: RichText;
  readonly blocks: readonly number[];
}

/**
 * Puts blocks into as few messages as hold them in their order. A new message begins between two
 * blocks; only a block that is too long for one message is cut, and only between its pieces.
 *
 * @param blocks each of pieces, every one short enough for a message of its own.
 */
export function packMessages(blocks: readonly (readonly RichText[])[]): Packed[] {
  const packed: Packed[] = [];
  let message: RichText = { text: "", entities: [] };
  let begun: number[] = [];
  const end = () => {
    if (message.text !== "") packed.push({ message, blocks: begun });
    message = { text: "", entities: [] };
    begun = [];
  };
  const add = (addition: RichText, separator: string) => {
    const longer = joinPieces([message, addition], separator);
    if (message.text !== "" && !fits(longer)) end();
    message = message.text === "" ? addition : longer;
  };
  for (const [index, pieces] of blocks.entries()) {
    const whole = joinPieces(pieces, "\n");
    const parts = fits(whole) ? [whole] : pieces;
    parts.forEach((part, place) => {
      add(part, place === 0 ? "\n\n" : "\n");
      if (place === 0) begun.push(index);
    });
  }
  end();
  return packed;
}

/** Whether Telegram takes it as one message. */
export function fits({ text, entities }: RichText): boolean {
  return text.length <= longestMessage && entities.length <= mostEntities;
}

function joinPieces(pieces: readonly RichText[], separator: string): RichText {
  const joined = createRichText();
  pieces.forEach((piece, index) => joined.append(index > 0 ? separator : "").appendRich(piece));
  return joined.build();
}
