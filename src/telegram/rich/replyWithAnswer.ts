import { type Context, GrammyError } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
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

/** Replies with an answer: as a rich message if that is on and Telegram takes it, else as text. */
export async function replyWithAnswer(
  context: Context,
  answer: Answer,
  words: Words,
  options: Pick<AnsweringOptions, "richMessages">,
  buttons: readonly InlineKeyboardButton[][] = [],
): Promise<void> {
  const isRich = options.richMessages === "on" && answer.verdict !== "none";
  if (isRich && (await replyRichly(context, answer, words, buttons))) return;
  await reply(context, renderAnswer(answer, words), buttons);
}

/** @returns false if Telegram refuses rich messages, or does not know them. */
async function replyRichly(
  context: Context,
  answer: Answer,
  words: Words,
  buttons: readonly InlineKeyboardButton[][],
): Promise<boolean> {
  if (!context.chat) return false;
  try {
    await context.api.sendRichMessage(
      context.chat.id,
      renderRichAnswer(answer, words),
      placeReply(context, buttons),
    );
    return true;
  } catch (error) {
    const isRefused =
      error instanceof GrammyError && (error.error_code === 400 || error.error_code === 404);
    if (!isRefused) throw error;
    return false;
  }
}
