import { type Context, GrammyError } from "grammy";
import type { InlineKeyboardButton, Message } from "grammy/types";
import type { Answer } from "../../answer/answer.ts";
import { renderAnswer } from "../asking/render.ts";
import { placeReply, reply } from "../sending/reply.ts";
import type { LanguageOptions } from "../words/language.ts";
import type { Words } from "../words/words.ts";
import { renderRichAnswer } from "./richAnswer.ts";

export interface AnsweringOptions extends LanguageOptions {
  /** Whether answers are sent as rich messages first. Default: off. */
  readonly richMessages?: "on" | "off" | undefined;
}

/**
 * Replies with an answer: as a rich message if that is on and Telegram takes it, else as text.
 *
 * @returns the message; `null` if the update came from nowhere that one could be sent to.
 */
export async function replyWithAnswer(
  context: Context,
  answer: Answer,
  words: Words,
  options: Pick<AnsweringOptions, "richMessages">,
  buttons: readonly InlineKeyboardButton[][] = [],
): Promise<Message | null> {
  const isRich = options.richMessages === "on" && answer.verdict !== "none";
  const sent = isRich ? await replyRichly(context, answer, words, buttons) : null;
  return sent ?? (await reply(context, renderAnswer(answer, words), buttons));
}

/** @returns `null` if Telegram refuses rich messages, or does not know them. */
async function replyRichly(
  context: Context,
  answer: Answer,
  words: Words,
  buttons: readonly InlineKeyboardButton[][],
): Promise<Message | null> {
  if (!context.chat) return null;
  try {
    return await context.api.sendRichMessage(
      context.chat.id,
      renderRichAnswer(answer, words),
      placeReply(context, buttons),
    );
  } catch (error) {
    const isRefused =
      error instanceof GrammyError && (error.error_code === 400 || error.error_code === 404);
    if (!isRefused) throw error;
    return null;
  }
}
