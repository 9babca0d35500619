import type { Message } from "grammy/types";
import type { Chats, ReadText } from "../../memory/index.ts";
import type { BotContext } from "./context.ts";

export interface EditsOptions {
  readonly chats: Pick<Chats, "readTexts">;
  readonly now: () => Date;
}

/**
 * Middleware that stops edits which change no word: Telegram tells bots of an edited message too when
 * somebody reacts to it, or a preview of a link comes. It keeps with which text a message was answered.
 *
 * What nothing is kept of and is older than two days is stopped too: nobody may edit it any more.
 */
export function createEditFilter({ chats, now }: EditsOptions) {
  return async (context: BotContext, next: () => Promise<void>): Promise<void> => {
    const { editedMessage } = context;
    const message = context.message ?? editedMessage;
    const read = message && toReadText(message);
    if (!read) return next();
    let isChanged = false;
    if (editedMessage) {
      const compared = await chats.readTexts.compare(read);
      const ageSeconds = now().getTime() / 1000 - editedMessage.date;
      if (compared === "same") return;
      isChanged = compared === "other";
      if (compared === "unknown" && ageSeconds > longestEditableSeconds) return;
    }
    context.delivery.read(read);
    await next();
    // Shrugs and edits of an answer may be repeated, so nothing was noted before them.
    const isRead = isChanged || context.request.kind !== "nothing";
    if (isRead && !context.delivery.hasShown()) {
      context.delivery.keep({ texts: [read] });
    }
  };
}

const longestEditableSeconds = 48 * 3600;

/** `null` for a message without words. */
function toReadText({ chat, message_id: messageId, text, caption }: Message): ReadText | null {
  const words = text ?? caption;
  return words === undefined ? null : { chatId: chat.id, messageId, text: words };
}
