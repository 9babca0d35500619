import type { MessageEntity } from "grammy/types";
import type { RichText } from "./richText.ts";

/** Telegram keeps no more of a message, and drops the rest without a word. */
export const mostEntities = 100;

/**
 * Thins out what is bold until Telegram keeps the rest, such as links and quotations: bold stretches with
 * no letter or digit between them become one, then the last ones go.
 */
export function fitEntities(message: RichText): RichText {
  const { text, entities } = message;
  if (entities.length <= mostEntities) return message;
  const others = entities.filter(({ type }) => type !== "bold");
  const bold = joinNeighbours(
    text,
    entities.filter(({ type }) => type === "bold"),
  );
  const room = Math.max(0, mostEntities - others.length);
  return { text, entities: [...others, ...bold.slice(0, room)].toSorted(byPlace) };
}

function joinNeighbours(text: string, bold: readonly MessageEntity[]): MessageEntity[] {
  const joined: MessageEntity[] = [];
  for (const entity of bold.toSorted(byPlace)) {
    const before = joined.at(-1);
    const end = before ? before.offset + before.length : 0;
    if (before && /^[^\p{L}\p{N}\n]*$/u.test(text.slice(end, entity.offset))) {
      const length = Math.max(end, entity.offset + entity.length) - before.offset;
      joined[joined.length - 1] = { ...before, length };
    } else joined.push(entity);
  }
  return joined;
}

function byPlace(one: MessageEntity, other: MessageEntity): number {
  return one.offset - other.offset || other.length - one.length;
}
