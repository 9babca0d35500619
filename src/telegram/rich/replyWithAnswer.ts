import { type Context, GrammyError } from "grammy";
import type { InlineKeyboardButton, InputRichMessage, Message } from "grammy/types";
import type { RichText } from "../richText.ts";
import { placeReply, reply, toKeyboard } from "../sending/reply.ts";

export interface RichOptions {
  /** Whether answers are sent as rich messages first. Default: off. */
  readonly richMessages?: "on" | "off" | undefined;
}

/** An answer in both its forms. */
export interface AnswerMessage {
  readonly message: RichText;
  /** `null` if it is to be sent as text. */
  readonly rich: InputRichMessage | null;
  readonly buttons: readonly (readonly InlineKeyboardButton[])[];
}

/**
 * Replies with an answer: as a rich message if there is one and Telegram takes it, else as text.
 *
 * @returns the message; `null` if the update came from nowhere that one could be sent to.
 */
export async function replyWithAnswer(
  context: Context,
  { message, rich, buttons }: AnswerMessage,
): Promise<Message | null> {
  const sent = rich ? await replyRichly(context, rich, buttons) : null;
  return sent ?? (await reply(context, message, buttons));
}

/** @returns `null` if Telegram refuses rich messages, or does not know them. */
async function replyRichly(
  context: Context,
  rich: InputRichMessage,
  buttons: AnswerMessage["buttons"],
): Promise<Message | null> {
  if (!context.chat || !context.msg) return null;
  try {
    return await context.api.sendRichMessage(
      context.chat.id,
      rich,
      placeReply(context, toKeyboard(buttons)),
    );
  } catch (error) {
    const isRefused =
      error instanceof GrammyError && (error.error_code === 400 || error.error_code === 404);
    if (!isRefused) throw error;
    return null;
  }
}
