import { classify, isRefusedAlone } from "./faults.ts";
import type { Context } from "grammy";
import type {
  ForceReply,
  InlineKeyboardButton,
  InlineKeyboardMarkup,
  Message,
  ReplyKeyboardMarkup,
} from "grammy/types";
import { fitEntities } from "./fitEntities.ts";
import type { RichText } from "./richText.ts";

/**
 * Replies to the message of an update.
 *
 * @returns the sent message; `null` if the update has no chat to reply in.
 */
export function reply(
  context: Context,
  message: RichText,
  buttons: readonly (readonly InlineKeyboardButton[])[] = [],
): Promise<Message.TextMessage | null> {
  return replyWith(context, message, toKeyboard(buttons));
}

/** As `reply`, with a keyboard of any kind. */
export async function replyWith(
  context: Context,
  message: RichText,
  markup: ReplyMarkup | undefined,
): Promise<Message.TextMessage | null> {
  if (!context.chat || !context.msg) return null;
  const { text, entities } = fitEntities(message);
  return context.api.sendMessage(context.chat.id, text, {
    entities: [...entities],
    link_preview_options: { is_disabled: true },
    ...placeReply(context, markup),
  });
}

/** The parameters that place a reply: the message replied to, the topic, and the keyboard. */
export function placeReply({ msg }: Context, markup: ReplyMarkup | undefined) {
  return {
    ...(msg
      ? { reply_parameters: { message_id: msg.message_id, allow_sending_without_reply: true } }
      : {}),
    ...placeInThread(msg),
    ...(markup ? { reply_markup: markup } : {}),
  };
}

/** The parameter that places what is sent in the topic of a message. */
export function placeInThread(message: Message | undefined): { message_thread_id?: number } {
  const threadId = message ? threadOf(message) : null;
  return threadId === null ? {} : { message_thread_id: threadId };
}

/** The topic of a message. General has a thread's id too, which Telegram does not take. */
export function threadOf(
  message: Pick<Message, "is_topic_message" | "message_thread_id">,
): number | null {
  return message.is_topic_message === true ? (message.message_thread_id ?? null) : null;
}

/** Buttons under a message; `undefined` for none. */
export function toKeyboard(
  buttons: readonly (readonly InlineKeyboardButton[])[],
): InlineKeyboardMarkup | undefined {
  return buttons.length > 0 ? { inline_keyboard: buttons.map((row) => [...row]) } : undefined;
}

/** Edits one of the bot's messages. @returns false if it no longer exists. */
export async function edit(
  context: Context,
  place: { readonly chatId: number; readonly messageId: number },
  message: RichText,
  buttons: readonly InlineKeyboardButton[][] = [],
): Promise<boolean> {
  const { text, entities } = fitEntities(message);
  return unlessRefused(
    context.api.editMessageText(place.chatId, place.messageId, text, {
      entities: [...entities],
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: [...buttons] },
    }),
  );
}

/** Answers a button press. Presses too old to answer are ignored. */
export async function answerPress(
  context: Context,
  answer: Parameters<Context["answerCallbackQuery"]>[0] = {},
): Promise<void> {
  await unlessRefused(context.answerCallbackQuery(answer));
}

type ReplyMarkup = InlineKeyboardMarkup | ReplyKeyboardMarkup | ForceReply;

/**
 * Ignores a refusal, such as a press that is too old or a message that is gone.
 *
 * @returns false if the request was refused.
 * @throws what else went wrong, also that nothing can be sent to the chat at all.
 */
export async function unlessRefused(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (!isRefusedAlone(classify(error))) throw error;
    return false;
  }
}

/** Reacts to the message of an update, where the chat allows it. @param emoji `null` takes it back. */
export async function react(
  { api, chat, msg }: Context,
  emoji: "🤷" | "👌" | "🤝" | null,
): Promise<void> {
  if (!chat || !msg) return;
  const reactions = emoji === null ? [] : [{ type: "emoji" as const, emoji }];
  await unlessRefused(api.setMessageReaction(chat.id, msg.message_id, reactions));
}
