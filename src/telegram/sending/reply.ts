import { type Context, GrammyError } from "grammy";
import type { InlineKeyboardButton, Message } from "grammy/types";
import type { RichText } from "../richText.ts";

/**
 * Sends a message to where the update came from, replying to it.
 *
 * @returns it; `null` if the update came from nowhere that one could be sent to.
 */
export async function reply(
  context: Context,
  { text, entities }: RichText,
  buttons: readonly InlineKeyboardButton[][] = [],
): Promise<Message | null> {
  if (!context.chat || !context.msg) return null;
  return context.api.sendMessage(context.chat.id, text, {
    entities: [...entities],
    link_preview_options: { is_disabled: true },
    ...placeReply(context, buttons),
  });
}

/** What a reply says of its place: what it replies to, the topic, and its buttons. */
export function placeReply({ msg }: Context, buttons: readonly InlineKeyboardButton[][] = []) {
  return {
    ...(msg
      ? { reply_parameters: { message_id: msg.message_id, allow_sending_without_reply: true } }
      : {}),
    // General has a thread's id too, which Telegram does not take.
    ...(msg?.is_topic_message && msg.message_thread_id !== undefined
      ? { message_thread_id: msg.message_thread_id }
      : {}),
    ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: [...buttons] } } : {}),
  };
}

/**
 * Lets a request be refused as wrong: the press is too old to be answered, or the message to change
 * is gone.
 */
export async function unlessRefused(request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof GrammyError && error.error_code === 400)) throw error;
  }
}
