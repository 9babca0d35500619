import type { Context } from "grammy";
import type { InlineKeyboardButton, InputRichMessage, Message } from "grammy/types";
import type { RichText } from "../../../sending/richText.ts";
import { classify, type Fault, isRefusedAlone } from "../../../sending/faults.ts";
import { edit, placeReply, reply, toKeyboard } from "../../../sending/reply.ts";

export interface RichOptions {
  /** Whether answers are rich messages where Telegram takes them. Default: off. */
  readonly richMessages?: "on" | "off" | undefined;
}

/** An answer in both its forms. */
export interface AnswerMessage {
  readonly message: RichText;
  /** `null` if it is to be sent as text. */
  readonly rich: InputRichMessage | null;
  readonly buttons: readonly InlineKeyboardButton[][];
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

/**
 * Has a message of the bot's show an answer: as a rich message if there is one and Telegram takes it,
 * else as text. What the message was before makes no difference.
 *
 * @returns false if it is there no more.
 */
export async function editAnswer(
  context: Context,
  place: { readonly chatId: number; readonly messageId: number },
  { message, rich, buttons }: AnswerMessage,
): Promise<boolean> {
  if (rich) {
    try {
      await context.api.editMessageText(place.chatId, place.messageId, rich, {
        reply_markup: { inline_keyboard: [...buttons] },
      });
      return true;
    } catch (error) {
      if (isNowhere(classify(error))) return false;
      if (!isRefusedAlone(classify(error))) throw error;
    }
  }
  return edit(context, place, message, buttons);
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
    if (!isRefusedAlone(classify(error))) throw error;
    return null;
  }
}

/** Whether there is nothing to edit, whatever it is to say. */
function isNowhere({ kind }: Fault): boolean {
  return kind === "nothing to edit" || kind === "gone";
}
