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
): Promise<Message.TextMessage | null> {
  const { msg } = context;
  if (!context.chat || !msg) return null;
  return context.api.sendMessage(context.chat.id, text, {
    entities: [...entities],
    link_preview_options: { is_disabled: true },
    reply_parameters: { message_id: msg.message_id, allow_sending_without_reply: true },
    ...(msg.is_topic_message && msg.message_thread_id !== undefined
      ? { message_thread_id: msg.message_thread_id }
      : {}),
    ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: [...buttons] } } : {}),
  });
}

/** Has a message of the bot's say something else. @returns false if it is there no more. */
export async function edit(
  context: Context,
  place: { readonly chatId: number; readonly messageId: number },
  { text, entities }: RichText,
  buttons: readonly InlineKeyboardButton[][] = [],
): Promise<boolean> {
  return unlessRefused(
    context.api.editMessageText(place.chatId, place.messageId, text, {
      entities: [...entities],
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [...buttons] },
    }),
  );
}

/** Answers the press of a button. One that is too old to be answered is as good as answered. */
export async function answerPress(
  context: Context,
  answer: Parameters<Context["answerCallbackQuery"]>[0] = {},
): Promise<void> {
  await unlessRefused(context.answerCallbackQuery(answer));
}

/**
 * Lets a request be refused as wrong: the press is too old to be answered, or the message to change
 * is gone.
 *
 * @returns false if it was.
 */
export async function unlessRefused(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) return false;
    throw error;
  }
}
