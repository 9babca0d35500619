import { Composer } from "grammy";
import type { BotContext } from "../../updates/context.ts";
import { isMember } from "./standing.ts";
import type { Chats } from "../../../memory/index.ts";

export interface MembershipOptions {
  readonly chats: Pick<Chats, "chatSettings" | "migrate">;
}

/**
 * Remembers where the bot is: where it was removed or blocked, where it is back, and which groups have
 * become supergroups. Answers nothing, and passes every update on.
 */
export function createMembership({ chats }: MembershipOptions): Composer<BotContext> {
  const { chatSettings } = chats;
  const setGone = async (chatId: number, isGone: boolean) => {
    const { isGone: wasGone } = await chatSettings.get(chatId);
    if (wasGone !== isGone) await chatSettings.set(chatId, { isGone });
  };
  const composer = new Composer<BotContext>();
  composer.on("my_chat_member", async ({ chat, myChatMember }, next) => {
    await setGone(chat.id, !isMember(myChatMember.new_chat_member));
    await next();
  });
  composer.on("message", async (context, next) => {
    const { chat, me, message } = context;
    if (message.migrate_to_chat_id !== undefined) {
      await chats.migrate(chat.id, message.migrate_to_chat_id);
    } else if (message.migrate_from_chat_id !== undefined) {
      await chats.migrate(message.migrate_from_chat_id, chat.id);
    } else if (message.left_chat_member?.id !== me.id) {
      // Somebody who blocked the bot has to unblock it before writing.
      await setGone(chat.id, false);
    }
    await next();
  });
  return composer;
}
