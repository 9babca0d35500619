import { Composer } from "grammy";
import type { BotContext } from "../context.ts";
import { isMember } from "./standing.ts";
import type { Chats } from "../../memory/index.ts";

export interface MembershipOptions {
  readonly chats: Pick<Chats, "chatSettings" | "migrate">;
}

/**
 * Keeps in mind in which chats the bot is: put out or blocked, back again, and groups that become
 * supergroups. Answers nothing; everything goes on.
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
      // Whoever blocked the bot writes only after letting it in again.
      await setGone(chat.id, false);
    }
    await next();
  });
  return composer;
}
