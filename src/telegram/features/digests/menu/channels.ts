import { GrammyError } from "grammy";
import type { BotContext } from "../../../updates/context.ts";
import { readStanding } from "../../groups/standing.ts";
import { replyWith } from "../../../sending/reply.ts";
import type { Words } from "../../../../service/index.ts";

/** A channel whose digest somebody sets, from their private chat with the bot. */
export interface ChosenChannel {
  readonly id: number;
  readonly title: string;
}

/** Has a channel chosen, by a button of Telegram's own that lists those of whoever presses it. */
export async function askForChannel(context: BotContext, words: Words): Promise<void> {
  const button = {
    text: words("digest-button-channel"),
    request_chat: { request_id: channelRequest, chat_is_channel: true, bot_is_member: true },
  };
  await replyWith(
    context,
    { text: words("digest-ask-channel"), entities: [] },
    { keyboard: [[button]], resize_keyboard: true, one_time_keyboard: true },
  );
}

/** Which of the requests to choose a chat an answer is to. */
export const channelRequest = 1;

/**
 * The channel of an id or a @name, if whoever asks may decide for it: both they and the bot are its
 * administrators, and the bot may post.
 *
 * @returns what to say, if not.
 */
export async function openChannel(
  { api, from, me, words }: BotContext,
  channel: number | string,
): Promise<ChosenChannel | string> {
  try {
    const chat = await api.getChat(channel);
    if (chat.type !== "channel" || !from) return words("digest-channel-unknown");
    const bot = await api.getChatMember(chat.id, me.id);
    // Of the bot's own standing Telegram leaves out what it may not do.
    const mayPost = bot.status === "administrator" && bot.can_post_messages !== false;
    if (!mayPost) return words("digest-channel-rights", { channel: chat.title });
    const { isAdministrator } = await readStanding(api, chat.id, from.id);
    if (isAdministrator !== true) return words("digest-channel-administrators");
    return { id: chat.id, title: chat.title };
  } catch (error) {
    // Telegram tells nothing of channels that the bot is not in.
    const isRefusal =
      error instanceof GrammyError && (error.error_code === 400 || error.error_code === 403);
    if (!isRefusal) throw error;
    return words("digest-channel-unknown");
  }
}
