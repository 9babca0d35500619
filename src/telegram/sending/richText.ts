import type { MessageEntity } from "grammy/types";

/** A message as Telegram takes it: plain text, and what its stretches look like, by position. */
export interface RichText {
  readonly text: string;
  /** Offsets and lengths in UTF-16 units. */
  readonly entities: readonly MessageEntity[];
}

export interface RichTextBuilder {
  /** Appends text in one style, or none. An empty text appends nothing. */
  append(text: string, style?: Style): RichTextBuilder;
  /** Appends another text with its styles; `style`, if given, goes around all of it. */
  appendRich(rich: RichText, style?: Style): RichTextBuilder;
  build(): RichText;
}

type Style =
  | { readonly type: "bold" | "italic" | "blockquote" | "expandable_blockquote" }
  | Pick<MessageEntity.DateTimeMessageEntity, "type" | "unix_time" | "date_time_format">
  | { readonly type: "text_link"; readonly url: string };

/**
 * Builds a message piece by piece. Nothing is escaped and nothing is parsed: whatever a document
 * says is shown as it is.
 */
export function createRichText(): RichTextBuilder {
  let text = "";
  const entities: MessageEntity[] = [];
  const builder: RichTextBuilder = {
    append: (piece, style) => builder.appendRich({ text: piece, entities: [] }, style),
    appendRich(rich, style) {
      const offset = text.length;
      if (style && rich.text.length > 0) {
        entities.push({ ...style, offset, length: rich.text.length });
      }
      for (const entity of rich.entities) {
        entities.push({ ...entity, offset: entity.offset + offset });
      }
      text += rich.text;
      return builder;
    },
    build: () => ({ text, entities }),
  };
  return builder;
}
